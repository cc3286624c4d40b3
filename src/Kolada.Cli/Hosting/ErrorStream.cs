namespace Kolada.Cli.Hosting;

/// <summary>
/// Stderr, which nobody may be able to write to: it was closed (<c>2>&amp;-</c>), its disk is full, its reader has gone. That costs the remarks and
/// the progress, and not the document, which goes elsewhere.
/// </summary>
internal sealed class ErrorStream(Stream inner) : WriteOnlyStream
{
    private bool _isLost;

    public override void Flush() => Try(inner.Flush);

    public override void Write(byte[] buffer, int offset, int count) => Try(() => inner.Write(buffer, offset, count));

    private void Try(Action write)
    {
        if (_isLost)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            _isLost = true;
        }
    }
}
