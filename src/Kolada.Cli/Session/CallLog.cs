using System.Globalization;
using Kolada.Cli.Hosting;
using Kolada.Cli.Language;
using Kolada.Cli.Output;

namespace Kolada.Cli.Session;

/// <summary>Watches the calls of a command: counts them for the progress, and tells each on stderr with --verbose.</summary>
internal sealed class CallLog(Terminal terminal, Texts texts, bool verbose, HttpMessageHandler transport) : DelegatingHandler(transport)
{
    private readonly long _start = terminal.Time.GetTimestamp();
    private int _answers;

    /// <summary>Hears of every answer, with how many there have been.</summary>
    public Action<int>? Answered { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        long start = terminal.Time.GetTimestamp();
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Tell(request, start, FormattableString.Invariant($"{(int)response.StatusCode}"));
            Answered?.Invoke(Interlocked.Increment(ref _answers));
            return response;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            Tell(request, start, error is OperationCanceledException ? texts.Say("cancelled", "avbrutet") : error.Message);
            throw;
        }
    }

    /// <summary>Tells how many answers came, and how long it took altogether.</summary>
    public void Summarize()
    {
        if (verbose)
        {
            double seconds = terminal.Time.GetElapsedTime(_start).TotalSeconds;
            terminal.Error.WriteLine(texts.Say($"{_answers} answers in {texts.Number(seconds, 1)} s", $"{_answers} svar på {texts.Number(seconds, 1)} s"));
        }
    }

    private void Tell(HttpRequestMessage request, long start, string outcome)
    {
        if (verbose)
        {
            double milliseconds = terminal.Time.GetElapsedTime(start).TotalMilliseconds;
            string line = string.Create(CultureInfo.InvariantCulture, $"GET {request.RequestUri} -> {outcome} ({milliseconds:0} ms)");
            terminal.Error.WriteLine(Safe.Text(line));
        }
    }
}
