using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Kolada.Sandbox;

/// <summary>Carries requests from Kestrel to the sandbox and its answers back.</summary>
internal sealed class SandboxApplication(SandboxService service, SandboxMeter meter) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // The features belong to Kestrel.
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        meter.RequestStarts();
        try
        {
            if (service.Latency > TimeSpan.Zero)
                await Task.Delay(service.Latency, service.TimeProvider, aborted).ConfigureAwait(false);
            using var answer = service.Answer(Translate(context.GetRequiredFeature<IHttpRequestFeature>()));
            await SendAsync(context, answer, aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody left to tell.
        }
        finally
        {
            meter.RequestEnds();
        }
    }

    private async Task SendAsync(IFeatureCollection context, SandboxResponse answer, CancellationToken aborted)
    {
        switch (answer.Delivery)
        {
            case Delivery.Whole or Delivery.Trickle or Delivery.StallInsideBody:
                await WriteAsync(context, answer, aborted).ConfigureAwait(false);
                break;
            case Delivery.StallBeforeHeaders:
                await Stall.UntilCancelledAsync(aborted).ConfigureAwait(false);
                break;
            default:
                await new RawAnswer(context, answer, service).SendAndCutAsync(aborted).ConfigureAwait(false);
                break;
        }
    }

    private async Task WriteAsync(IFeatureCollection context, SandboxResponse answer, CancellationToken aborted)
    {
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        foreach (var (name, value) in AnswerHeaders.Of(answer, service))
            response.Headers[name] = value;
        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        var script = new BodyScript(answer, service.TimeProvider);
        while (await script.NextAsync(aborted).ConfigureAwait(false) is { IsEmpty: false } piece)
            await body.Writer.WriteAsync(piece, aborted).ConfigureAwait(false);
        await body.CompleteAsync().ConfigureAwait(false);
    }

    private static SandboxRequest Translate(IHttpRequestFeature request)
    {
        var target = request.RawTarget;
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
            target = absolute.PathAndQuery;
        return new SandboxRequest(request.Method, $"{request.Scheme}://{request.Headers.Host}", target, request.Headers.AcceptEncoding)
        {
            PreflightMethod = request.Headers[Cors.RequestMethod],
            PreflightHeaders = request.Headers[Cors.RequestHeaders],
        };
    }
}
