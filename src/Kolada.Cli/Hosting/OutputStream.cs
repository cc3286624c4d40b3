namespace Kolada.Cli.Hosting;

/// <summary>The reader of stdout has closed it (<c>kolada … | head</c>). That is how pipes end, and not an error.</summary>
internal sealed class OutputClosedException(Exception cause) : Exception("The reader of stdout has gone.", cause);

/// <summary>Stdout; tells a reader that has closed it from other failures of writing.</summary>
internal sealed class OutputStream(Stream inner) : WriteOnlyStream
{
    public override void Flush() => Try(inner.Flush);

    public override void Write(byte[] buffer, int offset, int count) => Try(() => inner.Write(buffer, offset, count));

    public override Task FlushAsync(CancellationToken cancellationToken) => TryAsync(() => inner.FlushAsync(cancellationToken));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        TryAsync(() => inner.WriteAsync(buffer, offset, count, cancellationToken));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(TryAsync(() => inner.WriteAsync(buffer, cancellationToken).AsTask()));

    /// <summary>EPIPE on Unix (32 on Linux and macOS), ERROR_BROKEN_PIPE and ERROR_NO_DATA on Windows; a full disk is none of them.</summary>
    private static bool IsBrokenPipe(IOException error) => error.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException closed) when (IsBrokenPipe(closed))
        {
            throw new OutputClosedException(closed);
        }
    }

    private static async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (IOException closed) when (IsBrokenPipe(closed))
        {
            throw new OutputClosedException(closed);
        }
    }
}
