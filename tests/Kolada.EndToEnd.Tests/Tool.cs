using System.Diagnostics;
using System.Text;

namespace Kolada.EndToEnd.Tests;

/// <summary>The command line as a process: the built <c>kolada</c> beside the tests.</summary>
internal static class Tool
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kolada.exe" : "kolada");

    /// <summary>Runs the tool to its end, without a terminal.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static async Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new(Path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolResult(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a run of the tool left.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors);
