using System.Runtime.CompilerServices;
using System.Text.Json;
using Kolada.Client.Requests;
using Kolada.Client.Telemetry;

namespace Kolada;

/// <content>What the typed methods do not cover: any path of the API, as JSON.</content>
public sealed partial class KoladaClient
{
    /// <summary>The answer to any path of the API, as JSON: one call, with the limits, retries and bounds of all others.</summary>
    /// <param name="path">
    /// The path and query below the base address, escaped as in a URL: <c>municipality?title=H%C3%B6%C3%B6r</c>, <c>openapi.json</c>.
    /// A leading slash is optional.
    /// </param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>
    /// The whole answer. It is not checked beyond being JSON: a list may have further pages, which <see cref="GetJsonItemsAsync"/> follows.
    /// </returns>
    /// <exception cref="ArgumentException">The path is empty, or leads out of the base address.</exception>
    /// <exception cref="KoladaException">No answer came, or it is not JSON.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<JsonElement> GetJsonAsync(string path, CancellationToken cancellationToken = default)
    {
        ApiRequest request = RequestFor(path);
        StrongBox<JsonElement> answer = await Operation
            .StreamAsync("json", _options, token => OnceAsync(request, token), _ => 1, cancellationToken)
            .SingleAsync(cancellationToken)
            .ConfigureAwait(false);
        return answer.Value;
    }

    /// <summary>The items of any list of the API, as JSON, from its first page to its last.</summary>
    /// <param name="path">The path and query of the list below the base address, escaped as in a URL: <c>data/kpi/N15428/year/2023</c>.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>What the pages have under <c>values</c>, in Kolada's order. Items that Kolada marks as deleted are among them.</returns>
    /// <exception cref="ArgumentException">The path is empty, or leads out of the base address.</exception>
    public KoladaList<JsonElement> GetJsonItemsAsync(string path, CancellationToken cancellationToken = default) =>
        new([RequestFor(path)], _api.GetItemsAsync, _options, cancellationToken);

    private ApiRequest RequestFor(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ApiRequest request = ApiRequest.ForPath(path.Trim().TrimStart('/'));
        _api.RequireBelowBase(request);
        return request;
    }

    private async IAsyncEnumerable<StrongBox<JsonElement>> OnceAsync(ApiRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return await _api.GetJsonAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
