using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace Kolada.WireMock.Tests.Support;

/// <summary>A fault that WireMock has no name for: the connection is cut, before the answer or in the midst of its body.</summary>
internal sealed class Aborting(string sentBefore = "") : IResponseProvider
{
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping,
        HttpContext context,
        IRequestMessage requestMessage,
        WireMockServerSettings settings)
    {
        if (sentBefore.Length > 0)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(sentBefore);
            await context.Response.Body.FlushAsync();
        }

        context.Abort();
        return (new ResponseMessage(), null);
    }
}
