using System.Diagnostics;
using System.Text;

namespace Kolada.EndToEnd.Tests;

/// <summary>The command line as a process: the built <c>kolada</c> beside the tests.</summary>
internal static class Tool
{
    /// <summary>The program.</summary>
    public static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kolada.exe" : "kolada");

    /// <summary>What would change the tool's language, colours or width; a test sets what it wants.</summary>
    private static readonly (string Name, string? Value)[] Neutral =
    [
        ("LC_ALL", "C.UTF-8"),
        ("KOLADA_LANG", null),
        ("NO_COLOR", null),
        ("COLUMNS", null),
    ];

    /// <summary>Runs the tool to its end, without a terminal.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static Task<ProgramRun> RunAsync(IReadOnlyList<string> arguments, params (string Name, string? Value)[] environment) =>
        RunInAsync(Environment.CurrentDirectory, arguments, environment);

    /// <summary>Runs the tool to its end in a folder, without a terminal.</summary>
    /// <param name="folder">Where relative paths begin.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static async Task<ProgramRun> RunInAsync(string folder, IReadOnlyList<string> arguments, params (string Name, string? Value)[] environment)
    {
        using Process process = StartIn(folder, arguments, environment);
        return await ProgramRun.EndAsync(process, process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Starts the tool without a terminal, its input closed.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static Process Start(IReadOnlyList<string> arguments, params (string Name, string? Value)[] environment) =>
        StartIn(Environment.CurrentDirectory, arguments, environment);

    /// <summary>Runs the tool to its end from a shell that redirects its streams.</summary>
    /// <param name="redirections">As in <c>sh</c>, such as <c>2>&amp;-</c>.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task<ProgramRun> RunRedirectedAsync(string redirections, params IReadOnlyList<string> arguments)
    {
        using Process process = StartInShell($"exec \"$0\" \"$@\" {redirections}", arguments);
        return await ProgramRun.EndAsync(process, process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Starts the tool from a shell.</summary>
    /// <param name="script">In <c>sh</c>; <c>"$0" "$@"</c> is the tool with its arguments.</param>
    /// <param name="arguments">The arguments.</param>
    public static Process StartInShell(string script, params IReadOnlyList<string> arguments) =>
        StartProgramIn(Environment.CurrentDirectory, "sh", ["-c", script, Path, .. arguments], []);

    private static Process StartIn(string folder, IReadOnlyList<string> arguments, (string Name, string? Value)[] environment) =>
        StartProgramIn(folder, Path, arguments, environment);

    private static Process StartProgramIn(string folder, string program, IReadOnlyList<string> arguments, (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string? value) in Neutral.Concat(environment))
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
