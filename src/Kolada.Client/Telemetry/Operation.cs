using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Kolada.Client.Telemetry;

/// <summary>
/// One thing that a caller asked for, however many calls it takes: its time limit, its span and its figures, and the place where
/// cancellation gets the caller's own token.
/// </summary>
/// <remarks>One may run inside another, as the look-up of ids does inside a query: it is then the other's child span.</remarks>
internal sealed class Operation : IDisposable
{
    private readonly string _name;
    private readonly KoladaClientOptions _options;
    private readonly CancellationToken _callers;
    private readonly CancellationTokenSource? _timeLimit;
    private readonly CancellationTokenSource? _linked;
    private readonly Activity? _activity;
    private readonly long _begun;
    private long _rows;
    private Exception? _error;

    private Operation(string name, KoladaClientOptions options, CancellationToken cancellationToken)
    {
        _name = name;
        _options = options;
        _callers = cancellationToken;
        _begun = options.TimeProvider.GetTimestamp();
        if (options.OperationTimeout is { } limit)
        {
            _timeLimit = new CancellationTokenSource(limit, options.TimeProvider);
            _linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _timeLimit.Token);
        }

        Activity? outer = Activity.Current;
        _activity = KoladaTelemetry.Source.StartActivity($"kolada {name}")?.SetTag(KoladaTelemetry.OperationTag, name);
        Activity.Current = outer;
    }

    /// <summary>Runs an operation whose results come one by one.</summary>
    /// <param name="name">One of few words, for spans and metrics.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="source">Starts it under a token that ends with the caller's, or with the operation's time.</param>
    /// <param name="rowsOf">How many rows a result counts for.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="TimeoutException"><see cref="KoladaClientOptions.OperationTimeout"/> has passed.</exception>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        string name,
        KoladaClientOptions options,
        Func<CancellationToken, IAsyncEnumerable<T>> source,
        Func<T, int> rowsOf,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using Operation operation = new(name, options, cancellationToken);
        CancellationToken token = operation._linked?.Token ?? cancellationToken;
        IAsyncEnumerator<T> results = source(token).GetAsyncEnumerator(token);
        await using ConfiguredAsyncDisposable closing = results.ConfigureAwait(false);
        while (await operation.NextAsync(results).ConfigureAwait(false))
        {
            operation._rows += rowsOf(results.Current);
            yield return results.Current;
        }
    }

    public void Dispose()
    {
        double seconds = _options.TimeProvider.GetElapsedTime(_begun).TotalSeconds;
        TagList tags = new() { { KoladaTelemetry.OperationTag, _name } };
        if (_error is null)
        {
            Log.OperationDone(_options.Logger, _name, _rows, seconds);
        }
        else
        {
            string error = _error.GetType().FullName!;
            tags.Add(KoladaTelemetry.ErrorTag, error);
            _activity?.SetTag(KoladaTelemetry.ErrorTag, error).SetStatus(ActivityStatusCode.Error, _error.Message);
            Log.OperationFailed(_options.Logger, _error, _name, _rows, seconds);
        }

        KoladaTelemetry.Duration.Record(seconds, tags);
        KoladaTelemetry.Rows.Add(_rows, new KeyValuePair<string, object?>(KoladaTelemetry.OperationTag, _name));
        _activity?.SetTag(KoladaTelemetry.RowsTag, _rows).Dispose();
        _linked?.Dispose();
        _timeLimit?.Dispose();
    }

    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> results)
    {
        // An iterator's own changes to Activity.Current do not last from one result to the next; an async method's do not leak out.
        if (_activity is not null)
        {
            Activity.Current = _activity;
        }

        try
        {
            return await results.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException stopped) when (_callers.IsCancellationRequested)
        {
            throw _error = new OperationCanceledException(stopped.Message, stopped, _callers);
        }
        catch (OperationCanceledException stopped) when (_timeLimit is { IsCancellationRequested: true })
        {
            throw _error = new TimeoutException(
                FormattableString.Invariant($"The operation '{_name}' was not done within {_options.OperationTimeout!.Value.TotalSeconds} seconds ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.OperationTimeout)}); {_rows} rows had come. Ask for less, or allow more time."),
                stopped);
        }
        catch (Exception error)
        {
            _error = error;
            throw;
        }
    }
}
