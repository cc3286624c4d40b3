namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>
/// Random numbers that are the same on every machine, run and number of threads: SplitMix64 (Steele, Lea and Flood, 2014). Each draw has
/// a stream of its own, so that draws can be computed in any order.
/// </summary>
internal struct RandomStream(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private const double ToUnit = 1.0 / (1UL << 53);
    private ulong _state = state;

    /// <summary>A number that stands for one factor in one draw.</summary>
    public static ulong At(ulong seed, int draw, int factor) => Mix(Mix(seed + (Step * (ulong)(draw + 1))) + (Step * (ulong)(factor + 1)));

    /// <summary>Uniform over [0, 1).</summary>
    public double Next() => (Mix(_state += Step) >> 11) * ToUnit;

    /// <summary>Gamma with a shape and unit scale (Marsaglia and Tsang, 2000); for a shape below 1 by their boost.</summary>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(1 - Next(), 1 / shape);
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = Normal();
            double v = 1 + (c * normal);
            v = v * v * v;
            if (v > 0 && Math.Log(1 - Next()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    /// <summary>Weights from a Dirichlet distribution: positive, summing to 1, with means in proportion to the given weights.</summary>
    /// <param name="weights">The means, up to a factor; overwritten with the draw.</param>
    /// <param name="concentration">The parameter a component with an average weight has; the greater, the nearer to the means.</param>
    public void Dirichlet(Span<double> weights, double concentration)
    {
        double mean = 0;
        foreach (double weight in weights)
        {
            mean += weight / weights.Length;
        }

        double sum = 0;
        foreach (ref double weight in weights)
        {
            weight = Gamma(concentration * weight / mean);
            sum += weight;
        }

        foreach (ref double weight in weights)
        {
            weight /= sum;
        }
    }

    /// <summary>Standard normal (Box and Muller, 1958).</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
