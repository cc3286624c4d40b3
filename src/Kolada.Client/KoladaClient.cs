using Kolada.Client.Api;
using Kolada.Client.Http;
using Kolada.Client.Lookup;

namespace Kolada;

/// <summary>
/// A client of Kolada's API v3. What it returns is complete, or an exception says what is missing.
/// </summary>
/// <remarks>
/// One client serves any number of threads and calls; its limits on rate and concurrency hold for all of them together. Raw values
/// carry the source label <see cref="SourceLabel"/> wherever they are shown. Unofficial: not affiliated with RKA or Kolada.
/// </remarks>
public sealed partial class KoladaClient : IDisposable
{
    /// <summary>The label that Kolada's terms ask for wherever raw values are shown.</summary>
    public const string SourceLabel = "Källa: Kolada";

    /// <summary>The label for own calculations: the terms forbid naming Kolada as their source.</summary>
    public const string OwnCalculationLabel = "Egen bearbetning av data från Kolada";

    private readonly KoladaClientOptions _options;
    private readonly HttpClient? _ownedHttp;
    private readonly KoladaApi _api;
    private readonly Catalogue _catalogue;

    /// <summary>A client with connections of its own.</summary>
    /// <param name="options">How it behaves; null for the defaults. Later changes to the object have no effect.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public KoladaClient(KoladaClientOptions? options = null)
        : this(OwnHttpClient.Create(), options, ownsHttp: true)
    {
    }

    /// <summary>A client with connections of its own, and with handlers of yours in front of them: to log, to count, to add a header.</summary>
    /// <param name="options">How it behaves; null for the defaults. Later changes to the object have no effect.</param>
    /// <param name="handlers">The handlers, the first outermost; each belongs to this client alone, which disposes of them. They see each attempt.</param>
    /// <exception cref="ArgumentException">An option is out of range, or a handler has an inner handler already.</exception>
    public KoladaClient(KoladaClientOptions? options, params IReadOnlyList<DelegatingHandler> handlers)
        : this(OwnHttpClient.Create(handlers), options, ownsHttp: true)
    {
    }

    /// <summary>A client over an <see cref="HttpClient"/> of yours: a proxy, certificates, a sandbox's handler.</summary>
    /// <param name="http">
    /// Stays yours to dispose. Its base address is not used, its timeout should be infinite: the client has its own deadline. Leave its
    /// <c>AutomaticDecompression</c> off: the client unpacks gzip itself, and only then sees whether a body is whole to its last byte.
    /// </param>
    /// <param name="options">How the client behaves; null for the defaults. Later changes to the object have no effect.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public KoladaClient(HttpClient http, KoladaClientOptions? options = null)
        : this(http, options, ownsHttp: false)
    {
    }

    private KoladaClient(HttpClient http, KoladaClientOptions? options, bool ownsHttp)
    {
        ArgumentNullException.ThrowIfNull(http);
        _ownedHttp = ownsHttp ? http : null;
        _options = (options ?? new KoladaClientOptions()) with { };
        _options.Validate();
        _api = new KoladaApi(new Transport(http, _options));
        _catalogue = new Catalogue(_api, _options);
    }

    /// <summary>Closes the connections that the client made itself.</summary>
    public void Dispose() => _ownedHttp?.Dispose();
}
