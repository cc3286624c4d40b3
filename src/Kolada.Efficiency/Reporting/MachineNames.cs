namespace Kolada.Efficiency.Reporting;

/// <summary>The names that JSON and CSV use, whatever the report's language.</summary>
internal static class MachineNames
{
    public static string Of(IndexKind kind) => kind switch
    {
        IndexKind.Resource => "resource",
        IndexKind.Quality => "quality",
        _ => "efficiency",
    };

    public static string Of(MethodChoice choice) => choice switch
    {
        MethodChoice.PercentileType => "percentileType",
        MethodChoice.Weights => "weights",
        MethodChoice.Normalization => "normalization",
        MethodChoice.Aggregation => "aggregation",
        _ => "leftOut",
    };
}
