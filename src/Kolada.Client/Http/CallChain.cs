using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>One call with all its attempts: its deadline, and what has happened so far.</summary>
internal sealed class CallChain(string endpoint, Uri uri, KoladaClientOptions options, CancellationToken cancellationToken) : IDisposable
{
    private readonly RestartableTimeout _deadline = new(options.CallTimeout, options.TimeProvider, cancellationToken);

    /// <summary>The endpoint, for metrics.</summary>
    public string Endpoint => endpoint;

    public Uri Uri => uri;

    /// <summary>Cancelled by the caller or by the deadline.</summary>
    public CancellationToken Token => _deadline.Token;

    /// <summary>What is left of the deadline.</summary>
    public TimeSpan Left => _deadline.Left;

    public bool IsOverdue => _deadline.HasExpired;

    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed; null before the first has.</summary>
    public Exception? LastError { get; set; }

    /// <summary>Waits for a turn under the client's own limits; the deadline stands still meanwhile.</summary>
    public async ValueTask<T> WaitTurnAsync<T>(Func<CancellationToken, ValueTask<T>> wait)
    {
        _deadline.Pause();
        try
        {
            return await wait(Token).ConfigureAwait(false);
        }
        finally
        {
            _deadline.Resume();
        }
    }

    /// <inheritdoc cref="WaitTurnAsync{T}"/>
    public async ValueTask WaitTurnAsync(Func<CancellationToken, ValueTask> wait)
    {
        _deadline.Pause();
        try
        {
            await wait(Token).ConfigureAwait(false);
        }
        finally
        {
            _deadline.Resume();
        }
    }

    public TimeoutException Overdue(Exception stopped)
    {
        string last = LastError is null ? "" : $" The last error was: {UntrustedText.Sentence(LastError.Message)}.";
        return new TimeoutException(
            FormattableString.Invariant($"{uri} was not answered within {options.CallTimeout.TotalSeconds} seconds and {Attempts} attempts ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.CallTimeout)}).{last}"),
            LastError ?? CleanException.Of(stopped));
    }

    public void Dispose() => _deadline.Dispose();
}
