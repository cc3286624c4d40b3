using System.Diagnostics;
using System.Globalization;

namespace Kolada.EndToEnd.Tests.Memory;

/// <summary>What the tool's process takes at most, whatever a service, a file or a pipe sends.</summary>
/// <remarks>With <c>KOLADA_WRITE_MEMORY=1</c> the figures are written to the table in <c>docs/completeness.md</c>.</remarks>
public sealed class PeakMemoryTests : IDisposable
{
    private const int MostMegabytes = 300;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_body_and_no_file_takes_more_memory_than_the_bound()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The peak is read from /proc.");
        List<(string Case, int ExitCode, int Megabytes)> measured = [];
        foreach ((string name, Func<RawExchange, Task> answer, string commandLine) in HostileBodies.All)
        {
            await using RawServer server = RawServer.Start(answer);
            measured.Add(await MeasureAsync(name, $"exec \"$0\" \"$@\" --base-url {server.Address} --max-rps 0", commandLine.Split(' ')));
        }

        foreach ((string name, string script, string commandLine) in HostileFiles.All(_folder))
        {
            measured.Add(await MeasureAsync(name, script, commandLine.Split(' ')));
        }

        if (Environment.GetEnvironmentVariable("KOLADA_WRITE_MEMORY") == "1")
        {
            MemoryTable.Write(measured);
        }

        Assert.All(measured, one => Assert.True(one.Megabytes <= MostMegabytes, string.Create(CultureInfo.InvariantCulture, $"{one.Case}: {one.Megabytes} MB")));
        Assert.All(measured, one => Assert.True(one.ExitCode is >= 0 and <= 4, string.Create(CultureInfo.InvariantCulture, $"{one.Case}: exit code {one.ExitCode}")));
    }

    /// <summary>Runs the tool and reads its peak until it ends.</summary>
    private static async Task<(string Case, int ExitCode, int Megabytes)> MeasureAsync(string name, string script, IReadOnlyList<string> arguments)
    {
        using Process process = Tool.StartInShell(script, arguments);
        Task<ProgramRun> run = ProgramRun.EndAsync(process, DrainAsync(process.StandardOutput));
        long peak = 0;
        while (!run.IsCompleted)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken));
        }

        ProgramRun ended = await run;
        Assert.DoesNotContain("fault of the tool", ended.Error, StringComparison.Ordinal);
        return (name, ended.ExitCode, (int)(peak / 1024));
    }

    private static async Task<string> DrainAsync(StreamReader output)
    {
        char[] buffer = new char[64 * 1024];
        while (await output.ReadAsync(buffer, TestContext.Current.CancellationToken) > 0)
        {
        }

        return "";
    }

    /// <summary>The peak of the resident set in KiB; 0 when the process has ended.</summary>
    private static long PeakOf(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").First(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
