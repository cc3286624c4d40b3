using Kolada.Client.Http;
using Kolada.Client.Requests;

namespace Kolada.Client.Api;

/// <summary>A request together with the reader of its answer, as it travels through Refit to the transport.</summary>
internal abstract class ApiCall(ApiRequest request)
{
    /// <summary>The property of an HTTP request that holds the call.</summary>
    public const string Key = "Kolada.Call";

    /// <inheritdoc cref="Key"/>
    public static readonly HttpRequestOptionsKey<ApiCall> Property = new(Key);

    /// <summary>What is asked for.</summary>
    public ApiRequest Request => request;

    /// <summary>Gets the answer and reads it.</summary>
    public abstract Task<object> RunAsync(Transport transport, Uri uri, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class ApiCall<T>(ApiRequest request, BodyReader<T> read) : ApiCall(request)
    where T : class
{
    /// <inheritdoc/>
    public override async Task<object> RunAsync(Transport transport, Uri uri, CancellationToken cancellationToken) =>
        await transport.GetAsync(Request, uri, read, cancellationToken).ConfigureAwait(false);
}
