namespace Kolada.Client.Http;

/// <summary>Follows redirects where <see cref="RedirectRule"/> allows it; every other comes back as the answer.</summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>As many as the handler of .NET follows.</summary>
    private const int MostRedirects = 50;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (int redirects = 0; redirects < MostRedirects; redirects++)
        {
            Uri from = request.RequestUri!;
            if (RedirectRule.TargetOf(response, from) is not { } target || !RedirectRule.Allows(from, target, request.AllowsOtherHosts))
            {
                return response;
            }

            // As the handler of .NET does: what was meant for the first address is not given to the next.
            response.Dispose();
            request.Headers.Authorization = null;
            request.RequestUri = target;
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }
}
