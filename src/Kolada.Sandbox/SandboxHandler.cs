using System.Net;
using System.Net.Sockets;

namespace Kolada.Sandbox;

/// <summary>
/// A Kolada in your process: answers the requests of an <see cref="HttpClient"/> from the embedded snapshot of real figures,
/// as the v3 API would, without a socket and without a network.
/// </summary>
/// <remarks>
/// <para>Served is the path <c>/v3</c> of any host. Limits, paging, errors and the shape of rows are those of the API.
/// Every answer carries <c>X-Kolada-Sandbox: snapshot</c> (or <c>synthetic</c>, or the kind of a <see cref="SandboxOptions.World"/>), and as its
/// <c>Date</c> the day on which the newest figure in the snapshot was read from Kolada: what is preliminary is judged as of then.
/// Injected error answers are dated with the clock.</para>
/// <para>Where a source did not keep <c>count</c> or <c>status</c>, they are null and empty: nothing is made up.
/// A group's row is the unweighted mean of its members in the snapshot that have a value, with their number as <c>count</c>.
/// Values of organisational units are not in the snapshot, so <c>/oudata</c> answers with empty lists, and every KPI says
/// <c>"has_ou_data": false</c>. The snapshot does not know when a value was changed: <c>from_date</c> gives all rows of KPIs that were
/// read on that day or later, and no withdrawn ones.</para>
/// <para>Programs in a browser may read the answers (CORS), and <c>/v3/openapi.json</c> describes what is served.</para>
/// <para>Safe for concurrent use. Raw values shown to others must carry <c>Källa: Kolada</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// using var http = new HttpClient(new SandboxHandler());
/// string rows = await http.GetStringAsync("https://api.kolada.se/v3/data/kpi/N15428/municipality/1267/year/2023");
/// </code>
/// </example>
public sealed class SandboxHandler : HttpMessageHandler
{
    private readonly SandboxService _service;

    /// <summary>A handler over the embedded snapshot, without faults.</summary>
    public SandboxHandler()
        : this(new SandboxOptions())
    {
    }

    /// <summary>A handler with options.</summary>
    /// <param name="options">What to serve, and which faults to inject.</param>
    public SandboxHandler(SandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _service = new SandboxService(options);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (_service.Latency > TimeSpan.Zero)
            await Task.Delay(_service.Latency, _service.TimeProvider, cancellationToken).ConfigureAwait(false);
        var answer = _service.Answer(Translate(request));
        try
        {
            if (answer.Delivery == Delivery.Refused)
                throw new HttpRequestException(
                    HttpRequestError.ConnectionError,
                    $"Connection refused ({request.RequestUri!.Authority})",
                    new SocketException((int)SocketError.ConnectionRefused));
            if (answer.Delivery == Delivery.StallBeforeHeaders)
                await Stall.UntilCancelledAsync(cancellationToken).ConfigureAwait(false);
            return Translate(answer, request);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static SandboxRequest Translate(HttpRequestMessage request)
    {
        var uri = request.RequestUri is { IsAbsoluteUri: true } absolute
            ? absolute
            : throw new InvalidOperationException("The request has no absolute address: set RequestUri, or HttpClient.BaseAddress.");
        var acceptEncoding = string.Join(',', request.Headers.AcceptEncoding);
        return new SandboxRequest(request.Method.Method, uri.GetLeftPart(UriPartial.Authority), uri.PathAndQuery, acceptEncoding)
        {
            PreflightMethod = Header(request, Cors.RequestMethod),
            PreflightHeaders = Header(request, Cors.RequestHeaders),
        };
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private HttpResponseMessage Translate(SandboxResponse answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new SandboxContent(answer, _service.TimeProvider),
        };
        foreach (var (name, value) in AnswerHeaders.Of(answer, _service))
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
