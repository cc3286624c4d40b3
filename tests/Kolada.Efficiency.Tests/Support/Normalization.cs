using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>The scores of a column on a scale of its own, in a word each.</summary>
internal static class Normalization
{
    public static double[] Rka(double[] column, PercentileType type, double tolerance = 0) =>
        Scale.Over(column, NormalizationMethod.Rka, type, goalposts: null, tolerance).Scores(column, lowerIsBetter: false);

    public static double[] MinMax(double[] column, bool lowerIsBetter) => Scores(column, NormalizationMethod.MinMax, lowerIsBetter);

    public static double[] ZScore(double[] column, bool lowerIsBetter) => Scores(column, NormalizationMethod.ZScore, lowerIsBetter);

    public static double[] Rank(double[] column, bool lowerIsBetter) => Scores(column, NormalizationMethod.Rank, lowerIsBetter);

    public static double[] DistanceToBest(double[] column, bool lowerIsBetter) => Scores(column, NormalizationMethod.Distance, lowerIsBetter);

    public static double[] Goalposts(double[] column, double low, double high, bool lowerIsBetter) =>
        Scale.Over(column, NormalizationMethod.Goalposts, PercentileType.Type7, new Goalposts(low, high)).Scores(column, lowerIsBetter);

    public static double[] Treat(double[] column, int limit = OutlierTreatment.DefaultLimit) => OutlierTreatment.Over(column, limit).Apply(column.AsSpan());

    private static double[] Scores(double[] column, NormalizationMethod method, bool lowerIsBetter) =>
        Scale.Over(column, method, PercentileType.Type7).Scores(column, lowerIsBetter);
}
