namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>One draw of choices. Each factor is a random number of its own, so that factors can be exchanged one at a time.</summary>
internal readonly struct Choices(ulong seed, int draw)
{
    public const int Factors = 5;
    private readonly ulong _percentiles = RandomStream.At(seed, draw, (int)MethodChoice.PercentileType);
    private readonly ulong _weights = RandomStream.At(seed, draw, (int)MethodChoice.Weights);
    private readonly ulong _normalization = RandomStream.At(seed, draw, (int)MethodChoice.Normalization);
    private readonly ulong _aggregation = RandomStream.At(seed, draw, (int)MethodChoice.Aggregation);
    private readonly ulong _leftOut = RandomStream.At(seed, draw, (int)MethodChoice.LeftOut);

    private Choices(Choices a, Choices b, MethodChoice fromB)
        : this(0, 0)
    {
        _percentiles = fromB == MethodChoice.PercentileType ? b._percentiles : a._percentiles;
        _weights = fromB == MethodChoice.Weights ? b._weights : a._weights;
        _normalization = fromB == MethodChoice.Normalization ? b._normalization : a._normalization;
        _aggregation = fromB == MethodChoice.Aggregation ? b._aggregation : a._aggregation;
        _leftOut = fromB == MethodChoice.LeftOut ? b._leftOut : a._leftOut;
    }

    public PercentileType PercentileType => _percentiles >> 63 == 0 ? PercentileType.Type6 : PercentileType.Type7;

    /// <summary>The normalisation: a place in <see cref="ScoredIndex"/>'s list, RKA's in the drawn percentile type.</summary>
    public Scaling Scaling => (_normalization >> 62) switch
    {
        0 => PercentileType == PercentileType.Type6 ? Scaling.Rka6 : Scaling.Rka7,
        1 => Scaling.MinMax,
        2 => Scaling.ZScore,
        _ => Scaling.Rank,
    };

    public bool IsGeometric => _aggregation >> 63 == 1;

    public RandomStream Weights => new(_weights);

    /// <summary>Takes one factor from another draw.</summary>
    public Choices With(Choices other, MethodChoice factor) => new(this, other, factor);

    /// <summary>
    /// Which of so many components is left out; −1 for none, as in half of the draws whatever their number. Were none as rare as each of many, the choice
    /// would matter because it is nearly always made, and not because of what it does.
    /// </summary>
    public int LeftOut(int components) => components == 0 || _leftOut >> 63 == 0 ? -1 : (int)Math.BigMul(_leftOut << 1, (ulong)components, out _);
}

/// <summary>The normalisations that are drawn.</summary>
internal enum Scaling
{
    Rka6,
    Rka7,
    MinMax,
    ZScore,
    Rank,
}
