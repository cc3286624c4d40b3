namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>Sobol sensitivities from evaluations of a function at two independent samples A and B, and at A with one factor taken from B.</summary>
internal static class Sobol
{
    private const double Rounding = 1e-12;

    /// <summary>
    /// First order S = mean(f(B)·(f(AB) − f(A))) / V (Saltelli and others, 2010), total T = mean((f(A) − f(AB))²) / 2V (Jansen, 1999), both
    /// held within 0 to 1; f is taken from its mean, which lessens the error.
    /// </summary>
    /// <param name="a">f(A).</param>
    /// <param name="b">f(B).</param>
    /// <param name="mixed">f(AB) for the factor.</param>
    /// <returns>Null when f does not vary.</returns>
    public static (double FirstOrder, double Total)? Estimate(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed)
    {
        int n = a.Length;
        double mean = 0;
        for (int i = 0; i < n; i++)
        {
            mean += (a[i] + b[i]) / (2.0 * n);
        }

        (double variance, double first, double total) = (0, 0, 0);
        for (int i = 0; i < n; i++)
        {
            variance += (Square(a[i] - mean) + Square(b[i] - mean)) / (2.0 * n);
            first += (b[i] - mean) * (mixed[i] - a[i]) / n;
            total += Square(a[i] - mixed[i]) / (2.0 * n);
        }

        // A mean of equal numbers may differ from them in its last place: such a variance is none.
        return variance > Rounding * (1 + (mean * mean)) ? (Math.Clamp(first / variance, 0, 1), Math.Clamp(total / variance, 0, 1)) : null;
    }

    private static double Square(double value) => value * value;
}
