using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Kolada.Sandbox;

/// <summary>Carries requests from Kestrel to the engine and its answers back.</summary>
internal sealed class SandboxApplication(SandboxEngine engine) : IHttpApplication<IFeatureCollection>
{
    private readonly string _date = engine.AsOf.ToString("R", CultureInfo.InvariantCulture);

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // The features belong to Kestrel.
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        using var answer = engine.Answer(Translate(context.GetRequiredFeature<IHttpRequestFeature>()));
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        WriteHeaders(response, answer);
        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        var aborted = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        await body.Writer.WriteAsync(answer.Body, aborted).ConfigureAwait(false);
        await body.CompleteAsync().ConfigureAwait(false);
    }

    private static SandboxRequest Translate(IHttpRequestFeature request)
    {
        var target = request.RawTarget;
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
            target = absolute.PathAndQuery;
        return new SandboxRequest(request.Method, $"{request.Scheme}://{request.Headers.Host}", target, request.Headers.AcceptEncoding);
    }

    private void WriteHeaders(IHttpResponseFeature response, SandboxResponse answer)
    {
        response.Headers.Date = _date;
        response.Headers[SandboxHeaders.Marker] = engine.Kind;
        response.Headers.ContentType = answer.ContentType;
        response.Headers.ContentLength = answer.Body.Length;
        if (answer.ContentEncoding is not null)
            response.Headers.ContentEncoding = answer.ContentEncoding;
        if (answer.Allow is not null)
            response.Headers.Allow = answer.Allow;
    }
}
