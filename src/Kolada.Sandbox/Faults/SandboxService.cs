namespace Kolada.Sandbox;

/// <summary>What both doors talk to: the engine, with the faults of a plan put into its answers, compressed at the end.</summary>
internal sealed class SandboxService
{
    private readonly SandboxEngine _engine;
    private readonly FaultPlan? _faults;
    private readonly SandboxOptions _options;
    private readonly AnswerCache? _cache;

    public SandboxService(SandboxOptions? options)
    {
        _options = options ?? new SandboxOptions();
        _faults = _options.Faults;
        _cache = _options.SyntheticSeed is null ? null : new AnswerCache();
        _engine = new SandboxEngine(_options.SyntheticSeed is { } seed ? SyntheticWorld.Of(seed) : SnapshotWorld.Shared);
    }

    public DateTimeOffset AsOf => _engine.AsOf;

    public string Kind => _engine.Kind;

    public TimeProvider TimeProvider => _options.TimeProvider;

    public TimeSpan Latency => _options.Latency;

    public SandboxResponse Answer(SandboxRequest request)
    {
        if (_faults?.Next(request.Path) is not { } strike)
            return _cache is null || _faults?.Vanished.Count > 0 ? Packed(request, Plain(request)) : _cache.GetOrAdd(request, () => Packed(request, Plain(request)));
        var answer = new FaultyAnswer(_engine, _faults, strike, request, TimeProvider).Make();
        if (answer is not null)
            _faults.Count(strike.Rule.Fault);
        return answer ?? Packed(request, Plain(request));
    }

    /// <summary>Compresses an answer if the client wants that; takes it over.</summary>
    public static SandboxResponse Packed(SandboxRequest request, SandboxResponse answer) =>
        answer.Status == 200 ? ContentCoding.Apply(request.AcceptEncoding, answer) : answer;

    private SandboxResponse Plain(SandboxRequest request) =>
        _engine.Answer(request, _faults is { Vanished: { Count: > 0 } vanished } ? new EngineTweaks(RefuseUnknownIds: false, vanished.ToHashSet(StringComparer.Ordinal)) : null);
}
