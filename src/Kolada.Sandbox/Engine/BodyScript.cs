namespace Kolada.Sandbox;

/// <summary>The connection has to be cut at this point of the answer.</summary>
internal sealed class ConnectionCutException(bool reset) : Exception(reset ? "The connection is reset." : "The connection is closed early.")
{
    /// <summary>True for a reset, false for an orderly end.</summary>
    public bool Reset { get; } = reset;
}

/// <summary>Hands out an answer's body piece by piece, as its delivery asks for.</summary>
internal sealed class BodyScript(SandboxResponse answer, TimeProvider timeProvider)
{
    private const int TricklePieces = 16;

    /// <summary>A reader that does not read costs no more than this beside the answer itself.</summary>
    private const int LargestPiece = 64 * 1024;

    private static readonly byte[] Blanks = CreateBlanks();

    private long _blanks;
    private int _position;

    /// <summary>The next piece; empty at the end.</summary>
    /// <param name="cancellationToken">Ends a stall or a pause: the client has gone.</param>
    /// <exception cref="ConnectionCutException">The connection must be cut now.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken = default)
    {
        switch (answer.Delivery)
        {
            case Delivery.ResetBeforeBody:
                throw new ConnectionCutException(reset: true);
            case Delivery.ResetInsideBody when _position > 0:
                throw new ConnectionCutException(reset: true);
            case Delivery.EndInsideBody when _position > 0:
                throw new ConnectionCutException(reset: false);
            case Delivery.StallInsideBody when _position > 0:
                await Stall.UntilCancelledAsync(cancellationToken).ConfigureAwait(false);
                break;
            case Delivery.Trickle when _position < answer.Body.Length:
                await Task.Delay(answer.Interval, timeProvider, cancellationToken).ConfigureAwait(false);
                break;
        }

        if (_blanks < answer.LeadingBlanks)
        {
            var count = (int)Math.Min(Blanks.Length, answer.LeadingBlanks - _blanks);
            _blanks += count;
            return Blanks.AsMemory(0, count);
        }

        var piece = answer.Body.Slice(_position, Math.Min(PieceLength, answer.Body.Length - _position));
        _position += piece.Length;
        return piece;
    }

    private int PieceLength => answer.Delivery switch
    {
        Delivery.ResetInsideBody or Delivery.EndInsideBody or Delivery.StallInsideBody => (answer.Body.Length + 1) / 2,
        Delivery.Trickle => (answer.Body.Length + TricklePieces - 1) / TricklePieces,
        _ => LargestPiece,
    };

    private static byte[] CreateBlanks()
    {
        var blanks = new byte[LargestPiece];
        blanks.AsSpan().Fill((byte)' ');
        return blanks;
    }
}

/// <summary>Waits until the client gives up.</summary>
internal static class Stall
{
    public static async Task UntilCancelledAsync(CancellationToken cancellationToken = default)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellationToken.Register(() => gone.TrySetCanceled(cancellationToken));
        await using (registration.ConfigureAwait(false))
            await gone.Task.ConfigureAwait(false);
    }
}
