using System.Net;
using System.Net.Sockets;

namespace Kolada.EndToEnd.Tests.CommandLine;

/// <summary>Stderr that nobody can write to costs the remarks, and neither the document nor the exit code.</summary>
public sealed class StandardErrorTests
{
    public static TheoryData<string> Unwritable =>
        OperatingSystem.IsLinux() ? ["2>&-", "2>/dev/full", "<&- 2>&-", "2>&1 | head -1 >/dev/null"] : ["2>&-", "<&- 2>&-"];

    [Theory]
    [MemberData(nameof(Unwritable))]
    public async Task The_document_comes_whole(string redirections)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The redirections are those of sh.");
        string[] arguments = ["data", "--kpi", "N15428", "--municipality", "Höör", "--year", "2023", "--offline", "--format", "csv", "--verbose"];
        ProgramRun plain = await Tool.RunAsync(arguments);
        using TemporaryFolder folder = new();
        string file = folder.PathOf("values.csv");

        ProgramRun redirected = await Tool.RunRedirectedAsync(redirections, [.. arguments, "--out", file]);

        Assert.Equal(0, redirected.ExitCode);
        Assert.Equal(plain.Output, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(["values.csv"], folder.Files.Select(found => found.Name));
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    public async Task Stdout_and_the_exit_code_are_what_they_are_with_a_stderr(string redirections)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        foreach ((string commandLine, int code) in new[]
        {
            ("efficiency Höör --offline", 0),
            ("municipality list --offline --format json", 0),
            ("municipality list --nonsense", 2),
            ("municipality show Hööör --offline", 3),
            ($"municipality list --base-url http://127.0.0.1:{port}/v3 --max-rps 0", 4),
        })
        {
            ProgramRun plain = await Tool.RunAsync(commandLine.Split(' '));
            ProgramRun redirected = await Tool.RunRedirectedAsync(redirections, commandLine.Split(' '));

            Assert.Equal((code, code), (plain.ExitCode, redirected.ExitCode));
            Assert.Equal(plain.Output, redirected.Output);
        }
    }
}
