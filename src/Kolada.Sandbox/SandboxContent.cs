using System.Net;
using System.Net.Sockets;

namespace Kolada.Sandbox;

/// <summary>An answer's body as HTTP content. The memory goes back when the response is disposed, which also ends a stall.</summary>
internal sealed class SandboxContent(SandboxResponse answer, TimeProvider timeProvider) : HttpContent
{
    private readonly CancellationTokenSource _disposed = new();
    private readonly BodyScript _script = new(answer, timeProvider);

    protected override bool TryComputeLength(out long length)
    {
        length = answer.Body.Length;
        return answer.LeadingBlanks == 0;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } piece)
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        SerializeToStreamAsync(stream, context, cancellationToken).GetAwaiter().GetResult();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(CreateContentReadStream(CancellationToken.None));

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new BodyStream(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed.IsCancellationRequested)
        {
            _disposed.Cancel();
            answer.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The next piece of the body, with the exceptions that a real connection would give.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, this);
        using var either = answer.Delivery == Delivery.Whole ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        try
        {
            return await _script.NextAsync(either?.Token ?? cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionCutException cut)
        {
            throw cut.Reset
                ? new IOException("The connection was reset.", new SocketException((int)SocketError.ConnectionReset))
                : new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.", cut);
        }
        catch (OperationCanceledException cancelled) when (_disposed.IsCancellationRequested)
        {
            throw new ObjectDisposedException("The response was disposed while its body was being read.", cancelled);
        }
    }

    /// <summary>Reads the body for as long as the response lives: the memory is someone else's afterwards.</summary>
    private sealed class BodyStream(SandboxContent content) : Stream
    {
        private ReadOnlyMemory<byte> _piece;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            ObjectDisposedException.ThrowIf(content._disposed.IsCancellationRequested, this);
            cancellationToken.ThrowIfCancellationRequested();
            if (_piece.IsEmpty && !buffer.IsEmpty)
                _piece = await content.NextAsync(cancellationToken).ConfigureAwait(false);
            var count = Math.Min(_piece.Length, buffer.Length);
            _piece.Span[..count].CopyTo(buffer.Span);
            _piece = _piece[count..];
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) =>
            ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
