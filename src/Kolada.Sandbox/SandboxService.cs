namespace Kolada.Sandbox;

/// <summary>Answers requests for the handler and the server: the engine's answers, with the faults of a plan, compressed in the end.</summary>
internal sealed class SandboxService
{
    private readonly SandboxEngine _engine;
    private readonly FaultPlan? _faults;
    private readonly SandboxOptions _options;
    private readonly ResponseCache? _cache;

    public SandboxService(SandboxOptions? options)
    {
        _options = options ?? new SandboxOptions();
        _faults = _options.Faults;
        _cache = _options.SyntheticSeed is null ? null : new ResponseCache();
        _engine = new SandboxEngine(WorldOf(_options));
    }

    public DateTimeOffset AsOf => _engine.AsOf;

    public string Kind => _engine.Kind;

    public TimeProvider TimeProvider => _options.TimeProvider;

    public TimeSpan Latency => _options.Latency;

    /// <summary>Answers a request. What is not part of the API itself, a browser's preflight and the description, no fault strikes.</summary>
    public SandboxResponse Answer(SandboxRequest request)
    {
        if ((Cors.Preflight(request) ?? ServedDescription.Answer(request, _engine.Routes)) is { } beside)
            return ContentCoding.Pack(request, beside);
        request = PageCursor.Resolve(request);
        var before = _faults?.Before(request);
        if (_faults?.Next(request.Path) is not { } strike)
            return _cache is null || _faults?.Vanished.Count > 0 ? Packed(request) : _cache.GetOrAdd(request, () => Packed(request));
        var answer = new FaultyAnswer(_faults, new StruckCall(_engine, strike, request), before, TimeProvider).Make();
        if (answer is not null)
            _faults.Count(strike.Rule.Fault);
        return answer ?? Packed(request);
    }

    private SandboxResponse Packed(SandboxRequest request) => ContentCoding.Pack(request, Plain(request));

    private SandboxResponse Plain(SandboxRequest request) =>
        _engine.Answer(
            request,
            _faults is { Vanished: { Count: > 0 } vanished } ? new EngineTweaks(RefuseUnknownIds: false, vanished.ToHashSet(StringComparer.Ordinal)) : null);

    private static IServedWorld WorldOf(SandboxOptions options) => options switch
    {
        { World: not null, SyntheticSeed: not null } => throw new ArgumentException(
            $"{nameof(SandboxOptions.World)} and {nameof(SandboxOptions.SyntheticSeed)} each say what is served; set one of them.", nameof(options)),
        { World: { } world } => new GivenWorld(world),
        { SyntheticSeed: { } seed } => SyntheticWorld.Of(seed),
        _ => SnapshotWorld.Shared,
    };
}
