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
        if (_position == End)
            await EndAsync(cancellationToken).ConfigureAwait(false);
        else if (answer.Delivery == Delivery.Trickle)
            await Task.Delay(answer.Interval, timeProvider, cancellationToken).ConfigureAwait(false);

        if (_blanks < answer.LeadingBlanks)
        {
            var count = (int)Math.Min(Blanks.Length, answer.LeadingBlanks - _blanks);
            _blanks += count;
            return Blanks.AsMemory(0, count);
        }

        var piece = answer.Body.Slice(_position, Math.Min(PieceLength, End - _position));
        _position += piece.Length;
        return piece;
    }

    /// <summary>How much of the body is sent at most.</summary>
    private int End => answer.Delivery switch
    {
        Delivery.ResetBeforeBody => 0,
        Delivery.ResetInsideBody or Delivery.EndInsideBody or Delivery.StallInsideBody => (answer.Body.Length + 1) / 2,
        _ => answer.Body.Length,
    };

    private int PieceLength => answer.Delivery == Delivery.Trickle ? (answer.Body.Length + TricklePieces - 1) / TricklePieces : LargestPiece;

    /// <summary>What happens after the last piece.</summary>
    private Task EndAsync(CancellationToken cancellationToken) => answer.Delivery switch
    {
        Delivery.ResetBeforeBody or Delivery.ResetInsideBody => throw new ConnectionCutException(reset: true),
        Delivery.EndInsideBody => throw new ConnectionCutException(reset: false),
        Delivery.StallInsideBody => Stall.UntilCancelledAsync(cancellationToken),
        _ => Task.CompletedTask,
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
