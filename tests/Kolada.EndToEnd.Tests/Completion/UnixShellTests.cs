using System.Diagnostics;
using System.Text;

namespace Kolada.EndToEnd.Tests.Completion;

/// <summary>The scripts of <c>kolada completion</c> in the shells that they are for: lines are typed with Tab at a terminal, and run.</summary>
public sealed class UnixShellTests : IDisposable
{
    private const char EndOfArgument = '\u001f';

    private readonly TemporaryFolder _folder = new();

    private string Ran => _folder.PathOf("ran");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bash_completes() => await CompletesAsync("bash", ".bashrc", "source <(kolada completion bash)\n", "bash --noprofile --rcfile .bashrc -i");

    [Fact]
    public async Task Zsh_completes() =>
        await CompletesAsync("zsh", ".zshrc", "autoload -Uz compinit; compinit -u -D\nsource <(kolada completion zsh)\n", "zsh -d -i");

    private async Task CompletesAsync(string shell, string startFile, string start, string command)
    {
        RequireProgram("script");
        RequireProgram(shell);
        await File.WriteAllTextAsync(_folder.PathOf(startFile), start, TestContext.Current.CancellationToken);
        await WriteToolAsync();
        (string Typed, string[] Arguments)[] lines = [.. CompletedLines.All, .. CompletedLines.OfUnixShells];

        string screen = await TypeAsync(command, lines.Select(line => "kolada " + line.Typed));

        string[] ran = File.Exists(Ran) ? await File.ReadAllLinesAsync(Ran, TestContext.Current.CancellationToken) : [];
        Assert.True(ran.Length == lines.Length, $"{ran.Length} of {lines.Length} lines ran: {screen}");
        Assert.Equal(
            lines.Select(line => $"{line.Typed} → {string.Join(" | ", line.Arguments)}"),
            ran.Select((line, row) => $"{lines[row].Typed} → {string.Join(" | ", line.TrimEnd(EndOfArgument).Split(EndOfArgument))}"));
    }

    /// <summary>A <c>kolada</c> on the path that is the tool where a script asks it, and writes its arguments down where a person runs it.</summary>
    private async Task WriteToolAsync()
    {
        string file = _folder.PathOf("kolada");
        await File.WriteAllTextAsync(
            file,
            $$"""
            #!/bin/sh
            case "$1" in complete|completion) exec '{{Tool.Path}}' "$@" ;; esac
            { printf '%s\037' "$@"; echo; } >> '{{Ran}}'

            """,
            TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Types lines at a shell that believes to be in a terminal; gives what was on the screen.</summary>
    private async Task<string> TypeAsync(string command, IEnumerable<string> lines)
    {
        ProcessStartInfo start = new("script", ["-qec", command, "/dev/null"])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.Environment["PATH"] = _folder.FullName + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["ZDOTDIR"] = _folder.FullName;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TERM"] = "dumb";
        using Process shell = Process.Start(start)!;
        Task<string> screen = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.StandardInput.WriteAsync(string.Concat(lines.Select(line => line + "\n")) + "exit\n");
        shell.StandardInput.Close();
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await screen;
    }

    /// <summary>Skips where a program is missing, and fails in CI, which installs it.</summary>
    private static void RequireProgram(string name)
    {
        string[] folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        bool found = OperatingSystem.IsLinux() && folders.Any(folder => File.Exists(Path.Combine(folder, name)));
        Assert.False(!found && Environment.GetEnvironmentVariable("CI") == "true", $"In CI the completions are tried; {name} is missing.");
        Assert.SkipUnless(found, OperatingSystem.IsLinux() ? $"{name} is not installed." : "Typing at a terminal needs the script of Linux.");
    }
}
