using Kolada.Efficiency;
using Kolada.Sandbox;

namespace Kolada.Application;

/// <summary>
/// Everything that a front end needs to answer questions about municipalities: names and groups as people write them, comparisons,
/// models and own figures from files, defaults that suit the source, and what a reader should know beside each answer.
/// </summary>
/// <remarks>
/// A front end parses the user's words into a request and shows the answer; no text for people is made here. Lists of municipalities
/// and groups are fetched when first needed and kept, so a workspace serves one user for a while, not for ever. Safe for one call at a time.
/// </remarks>
/// <example>
/// <code>
/// using KoladaWorkspace workspace = KoladaWorkspace.Open(DataSource.Snapshot);
/// Answer&lt;EfficiencyReport&gt; answer = await workspace.CompareAsync(new EfficiencyRequest
/// {
///     Municipality = "hoor",
///     Comparison = new ComparisonRequest { Group = ComparisonRequest.Similar },
/// });
/// </code>
/// </example>
public sealed partial class KoladaWorkspace : IDisposable
{
    private readonly HttpClient? _http;
    private readonly WorkspaceOptions _options;
    private readonly PlaceDirectory _places;

    private KoladaWorkspace(DataSource source, WorkspaceOptions options)
    {
        Source = source;
        BaseAddress = source.Address ?? options.Client.BaseAddress;
        _options = options;
        DelegatingHandler[] observers = options.Calls is { } calls ? [new ObservedTransport(calls, options.Client.TimeProvider)] : [];
        _http = source.IsInProcess ? InProcess(source, observers) : null;
        Client = _http is null ? new KoladaClient(ClientOptions(), observers) : new KoladaClient(_http, ClientOptions());
        _places = new PlaceDirectory(Client);
    }

    /// <summary>The client that asks the source, for what this class does not cover.</summary>
    public KoladaClient Client { get; }

    /// <summary>Where the figures come from.</summary>
    public DataSource Source { get; }

    /// <summary>The address that calls are made to; with the snapshot nothing is sent there.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The model that is used when a request names none: RKA's own, or with the snapshot, which lacks its KPIs, the one of net costs.</summary>
    public EfficiencyModel DefaultModel => EfficiencyModel.Get(Source.IsSnapshot ? EfficiencyModel.NetCostId : EfficiencyModel.RkaId);

    /// <summary>Opens a source. Nothing is sent yet.</summary>
    /// <param name="source">Where the figures come from.</param>
    /// <param name="options">How the workspace behaves; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option of the client is out of range.</exception>
    public static KoladaWorkspace Open(DataSource source, WorkspaceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new KoladaWorkspace(source, options ?? new WorkspaceOptions());
    }

    /// <summary>A built-in model by its name, whatever its case, or the model in a file.</summary>
    /// <param name="nameOrPath">The name or the path.</param>
    /// <param name="problemLanguage">The language of the problems that are found in a file.</param>
    /// <exception cref="RequestException">There is neither, or the file is not a valid model.</exception>
    public static EfficiencyModel LoadModel(string nameOrPath, ReportLanguage problemLanguage = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        return ModelFiles.Load(nameOrPath, problemLanguage);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        Client.Dispose();
        _http?.Dispose();
    }

    /// <summary>A client of what answers inside the process.</summary>
    private static HttpClient InProcess(DataSource source, DelegatingHandler[] observers)
    {
        HttpMessageHandler handler = new SandboxHandler(new SandboxOptions { World = source.World });
        foreach (DelegatingHandler observer in observers)
        {
            observer.InnerHandler = handler;
            handler = observer;
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private KoladaClientOptions ClientOptions()
    {
        KoladaClientOptions client = _options.Client with { BaseAddress = BaseAddress };
        return Source.IsInProcess ? client with { MaxRequestsPerSecond = 0 } : client;
    }
}
