using System.Diagnostics;

namespace Kolada.Packages.Tests;

/// <summary>A program run to its end, with what it wrote.</summary>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    /// <summary>Everything it wrote, for a failing test's message.</summary>
    public string Transcript => $"exit code {ExitCode}\n{Output}\n{Error}";

    /// <summary>Runs <c>dotnet</c> and expects success.</summary>
    public static Task<Tool> DotnetAsync(string folder, params string[] arguments) => RunAsync("dotnet", folder, arguments);

    /// <summary>Runs a program and expects success.</summary>
    public static async Task<Tool> RunAsync(string program, string folder, params string[] arguments)
    {
        Tool run = await TryAsync(program, folder, arguments);
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{run.Transcript}");
        return run;
    }

    /// <summary>Runs a program, whatever comes of it.</summary>
    public static async Task<Tool> TryAsync(string program, string folder, params string[] arguments)
    {
        using Process process = Process.Start(Describe(program, folder, arguments))!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new Tool(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Describe(string program, string folder, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the build that runs these tests tells its children is not for a user's build.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || name is "CI" or "Configuration" or "Platform")
            {
                start.Environment.Remove(name);
            }
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";   // no process outlives its test
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return start;
    }
}
