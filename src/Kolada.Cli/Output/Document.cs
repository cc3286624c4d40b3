using Kolada.Cli.Hosting;

namespace Kolada.Cli.Output;

/// <summary>
/// Where a command's document goes: stdout, or a file that is written aside and renamed when it is complete, so that a run that
/// fails leaves the old file, or none, and never half a file.
/// </summary>
internal sealed class Document : IDisposable
{
    private readonly string? _aside;
    private readonly string? _path;
    private bool _complete;

    private Document(Stream stream, string? aside, string? path)
    {
        Stream = stream;
        _aside = aside;
        _path = path;
    }

    /// <summary>Where to write.</summary>
    public Stream Stream { get; }

    /// <summary>Opens stdout, or a file of which nothing is seen before <see cref="CompleteAsync"/>.</summary>
    /// <exception cref="ToolException">The path is a directory, or lies in none.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static Document Open(string? path, DocumentFormat format, Terminal terminal, Texts texts)
    {
        if (path is null)
        {
            return new Document(ForTerminal(terminal.Output, format, terminal), null, null);
        }

        string target = Target(path, texts);
        if (IsDevice(target))
        {
            return new Document(ForTerminal(new FileStream(target, FileMode.Open, FileAccess.Write), format, terminal), null, target);
        }

        // The name is not part of it: together they might be longer than the file system allows.
        string aside = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.part");
        return new Document(new FileStream(aside, FileMode.CreateNew, FileAccess.Write), aside, target);
    }

    /// <summary>Writes a text.</summary>
    public Task WriteAsync(string text, CancellationToken cancellationToken = default) =>
        Stream.WriteAsync(Terminal.Utf8.GetBytes(text), cancellationToken).AsTask();

    /// <summary>Writes a whole text and completes.</summary>
    public async Task CompleteWithAsync(string text, CancellationToken cancellationToken = default)
    {
        await WriteAsync(text, cancellationToken).ConfigureAwait(false);
        await CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was written is the document.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (_aside is not null && _path is not null)
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
            KeepMode(_aside, _path);
            File.Move(_aside, _path, overwrite: true);
        }

        _complete = true;
    }

    public void Dispose()
    {
        if (_path is not null)
        {
            Stream.Dispose();
        }

        if (_aside is not null && !_complete)
        {
            File.Delete(_aside);
        }
    }

    /// <summary>A table is made for a terminal; what a service sent stands unchanged in the other formats. A device may be the terminal itself.</summary>
    private static Stream ForTerminal(Stream stream, DocumentFormat format, Terminal terminal) =>
        terminal.OutputIsTerminal && format != DocumentFormat.Table ? new HarmlessStream(stream) : stream;

    /// <summary>The file behind the path: a link stays a link to the new file.</summary>
    private static string Target(string path, Texts texts)
    {
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full) || path.EndsWith('/'))
        {
            throw new ToolException(
                texts.Say($"'{Safe.Line(path)}' is a directory.", $"'{Safe.Line(path)}' är en katalog."),
                texts.Say("give --out the name of a file", "ge --out ett filnamn"));
        }

        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new ToolException(
                texts.Say($"The directory of '{Safe.Line(path)}' does not exist.", $"Katalogen för '{Safe.Line(path)}' finns inte."),
                texts.Say("make the directory first", "skapa katalogen först"));
        }

        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } link ? link.FullName : full;
    }

    /// <summary>Devices and the shell's >(…) must be written to, not replaced.</summary>
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static void KeepMode(string aside, string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            File.SetUnixFileMode(aside, File.GetUnixFileMode(path));
        }
    }
}
