using Kolada.Client.Text;

namespace Kolada.Client.Http;

/// <summary>Takes passwords and control characters out of what the connections say of their failures, before anybody can log it.</summary>
internal sealed class CleanFailureHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failed) when (!CleanException.IsClean(failed))
        {
            throw CleanException.Of(failed);
        }
    }
}
