using System.Diagnostics;

namespace Kolada.TestSupport;

/// <summary>A program that ran to its end, with what it wrote.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Everything it wrote, for the message of a failing test.</summary>
    public string Transcript => $"exit code {ExitCode}\n{Output}\n{Error}";

    /// <summary>Runs a program, whatever comes of it.</summary>
    /// <param name="start">The program, with its output and error redirected.</param>
    public static async Task<ProgramRun> RunAsync(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        return await EndAsync(process, process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits for a program that was started, and ends it when the test is cancelled.</summary>
    /// <param name="process">The program.</param>
    /// <param name="output">Its output, as far as the test wants it.</param>
    public static async Task<ProgramRun> EndAsync(Process process, Task<string> output)
    {
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new ProgramRun(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
