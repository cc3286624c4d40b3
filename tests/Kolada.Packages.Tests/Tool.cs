using System.Diagnostics;

namespace Kolada.Packages.Tests;

/// <summary>Programs that are run as a user runs them.</summary>
internal static class Tool
{
    /// <summary>Runs <c>dotnet</c> and expects success.</summary>
    public static Task<ProgramRun> DotnetAsync(string folder, params string[] arguments) => RunAsync("dotnet", folder, arguments);

    /// <summary>Runs a program and expects success.</summary>
    public static async Task<ProgramRun> RunAsync(string program, string folder, params string[] arguments)
    {
        ProgramRun run = await TryAsync(program, folder, arguments);
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{run.Transcript}");
        return run;
    }

    /// <summary>Runs a program, whatever comes of it.</summary>
    public static Task<ProgramRun> TryAsync(string program, string folder, params string[] arguments) =>
        ProgramRun.RunAsync(Describe(program, folder, arguments));

    private static ProcessStartInfo Describe(string program, string folder, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the build that runs these tests tells its children is not for a user's build.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
                || name is "CI" or "Configuration" or "Platform")
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
