using System.Buffers;
using System.IO.Compression;

namespace Kolada.Client.Http;

/// <summary>
/// Unpacks brotli, and says where it is cut short or followed by something else, which <see cref="BrotliStream"/> does not. Brotli has no
/// checksum: a damaged bit may pass.
/// </summary>
internal sealed class WholeBrotli(Stream packed) : ReadOnlyStream
{
    private readonly byte[] _input = new byte[16 * 1024];
    private BrotliDecoder _decoder;
    private int _start;
    private int _end;
    private bool _isDone;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_isDone && buffer.Length > 0)
        {
            OperationStatus status = _decoder.Decompress(_input.AsSpan(_start, _end - _start), buffer.Span, out int consumed, out int written);
            _start += consumed;
            _isDone = status == OperationStatus.Done;
            if (status == OperationStatus.InvalidData)
            {
                throw new InvalidDataException("The brotli data is damaged.");
            }

            if (written > 0)
            {
                return written;
            }

            if (status == OperationStatus.NeedMoreData && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new InvalidDataException("The brotli data is cut short.");
            }
        }

        return _isDone && (_start < _end || await FillAsync(cancellationToken).ConfigureAwait(false))
            ? throw new InvalidDataException("Something follows the brotli data.")
            : 0;
    }

    protected override void Dispose(bool disposing)
    {
        _decoder.Dispose();
        packed.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await packed.ReadAsync(_input, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }
}
