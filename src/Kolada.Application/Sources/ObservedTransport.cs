namespace Kolada.Application;

/// <summary>Reports every call that passes through it.</summary>
internal sealed class ObservedTransport(IProgress<SourceCall> calls, TimeProvider time) : DelegatingHandler
{
    private int _answers;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        SourceCall call = new() { Address = request.RequestUri! };
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Report(call with { Status = response.StatusCode, AnswerCount = Interlocked.Increment(ref _answers) });
            return response;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            Report(call with { Failure = error is HttpRequestException ? error.Message : null, AnswerCount = Volatile.Read(ref _answers) });
            throw;
        }

        void Report(SourceCall ended) => calls.Report(ended with { Elapsed = time.GetElapsedTime(start) });
    }
}
