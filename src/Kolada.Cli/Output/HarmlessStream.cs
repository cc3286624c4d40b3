using System.Text;
using Kolada.Cli.Hosting;

namespace Kolada.Cli.Output;

/// <summary>
/// A document for machines on its way to a terminal: control characters, escape sequences and marks that turn the direction of writing become
/// visible there and do nothing. In files and pipes the document stands as it is.
/// </summary>
internal sealed class HarmlessStream(Stream terminal) : WriteOnlyStream
{
    /// <summary>Keeps the bytes of a character that is not complete until the rest of it comes.</summary>
    private readonly Decoder _decoder = Terminal.Utf8.GetDecoder();

    public override void Flush() => terminal.Flush();

    public override void Write(byte[] buffer, int offset, int count) => terminal.Write(Harmless(buffer.AsSpan(offset, count)));

    public override Task FlushAsync(CancellationToken cancellationToken) => terminal.FlushAsync(cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        terminal.WriteAsync(Harmless(buffer.Span), cancellationToken);

    private byte[] Harmless(ReadOnlySpan<byte> bytes)
    {
        char[] text = new char[_decoder.GetCharCount(bytes, flush: false)];
        _decoder.GetChars(bytes, text, flush: false);
        return Terminal.Utf8.GetBytes(Safe.Paragraph(new string(text)));
    }
}
