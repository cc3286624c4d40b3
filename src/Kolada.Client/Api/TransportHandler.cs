using System.Net;
using System.Reflection;
using Kolada.Client.Http;
using Refit;

namespace Kolada.Client.Api;

/// <summary>Stands where Refit expects the network: hands a call to the transport, and answers with the page that the transport has read.</summary>
internal sealed class TransportHandler(Transport transport) : HttpMessageHandler
{
    /// <summary>The declared endpoints over a transport. What the transport throws comes through unchanged.</summary>
    public static IKoladaApi CreateEndpoints(Transport transport)
    {
        HttpClient http = new(new TransportHandler(transport)) { BaseAddress = transport.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
        return RestService.ForGenerated<IKoladaApi>(
            http,
            new RefitSettings(new PageSerializer()) { TransportExceptionFactory = static (_, error, _) => error });
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(ApiCall.Property, out ApiCall? call))
        {
            throw new InvalidOperationException($"{request.RequestUri} was sent without its call.");
        }

        object page = await call.RunAsync(transport, request.RequestUri!, cancellationToken).ConfigureAwait(false);
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new PageContent(page) };
    }

    /// <summary>A page that has been read already: there are no bytes.</summary>
    private sealed class PageContent(object page) : HttpContent
    {
        public object Page => page;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        /// <summary>No length: Refit takes a body of length 0 for no answer, without asking the serializer.</summary>
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Hands over the page of a <see cref="PageContent"/>.</summary>
    private sealed class PageSerializer : IHttpContentSerializer
    {
        public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
            Task.FromResult((T?)((PageContent)content).Page);

        public HttpContent ToHttpContent<T>(T item) => throw new NotSupportedException("The API is only read.");

        public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
    }
}
