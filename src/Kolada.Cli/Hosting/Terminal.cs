using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Kolada.Cli.Hosting;

/// <summary>Where a command runs: its streams, what they are connected to, and the environment. Tests make their own.</summary>
internal sealed record Terminal
{
    private const int UsualColumns = 80;

    /// <summary>UTF-8 as every document and message is written: without byte order mark.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>For the document and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>For notes, progress and errors.</summary>
    public required TextWriter Error { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>The terminal's width; null when it is unknown.</summary>
    public int? TerminalColumns { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The language of the user's system.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Colour on stdout: only to a terminal, and not when NO_COLOR (no-color.org) is set.</summary>
    public bool OutputHasColor => OutputIsTerminal && AllowsColor;

    /// <summary>Progress is shown to a person who watches, and never into a pipe.</summary>
    public bool ShowsProgress => OutputIsTerminal && ErrorIsTerminal && Variable("TERM") != "dumb";

    public bool AllowsColor => string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>The columns a document may take; null in a pipe, where nothing is wrapped unless COLUMNS asks for it.</summary>
    public int? Columns => int.TryParse(Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked > 0
        ? asked
        : OutputIsTerminal ? TerminalColumns ?? UsualColumns : null;

    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Utf8;
        }

        return new Terminal
        {
            Output = StandardOutput(),
            Error = StandardError(),
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            TerminalColumns = Console.IsOutputRedirected ? null : WindowWidth(),
            Variable = Environment.GetEnvironmentVariable,
            Culture = CultureInfo.CurrentUICulture,
        };
    }

    /// <summary>
    /// .NET's console stream hides the error of a pipe whose reader has closed it, and a download would go on for nothing. A plain stream
    /// reports it. Files keep the console's stream, which shares its position with whoever else writes there.
    /// </summary>
    private static OutputStream StandardOutput()
    {
        const int handle = 1;
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            FileStream plain = new(new SafeFileHandle(handle, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!plain.CanSeek)
            {
                return new OutputStream(plain);
            }
        }

        return new OutputStream(Console.OpenStandardOutput());
    }

    private static StreamWriter StandardError() => new(new ErrorStream(Console.OpenStandardError()), Utf8) { AutoFlush = true };

    private static int? WindowWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and int width ? width : null;
        }
        catch (Exception unknown) when (unknown is IOException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
