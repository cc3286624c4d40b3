namespace Kolada.Efficiency.Tests.Support;

/// <summary>
/// The index once more, by brute force and in another style: dictionaries, decimal arithmetic, percentile positions as whole numbers of
/// fortieths (2.5 % = 1/40). It shares no code with the product and knows the net-cost model as the text of the task states it.
/// </summary>
internal static class Oracle
{
    public static readonly (string Area, (string Kpi, bool Low)[] Resource, (string Kpi, bool Low)[] Quality)[] NetCost =
    [
        ("forskola", [("N11024", true)], [("N11821", false), ("N11052", false)]),
        ("grundskola", [("N15001", true)], [("N15428", false), ("N15507", false), ("N15813", false)]),
        ("gymnasieskola", [("N17001", true)], [("N17461", false), ("N17538", false)]),
        ("aldreomsorg", [("N20900", true)], []),
        ("lss", [("N28018", true)], []),
        ("ifo", [("N30001", true)], []),
    ];

    public static Dictionary<string, decimal> Index(IEnumerable<(Dictionary<string, decimal> Values, bool Low)> components, int type)
    {
        List<Dictionary<string, decimal>> scores = [.. components.Select(component => Normalise(component.Values, component.Low, type))];
        return scores.Count switch
        {
            0 => [],
            1 => scores[0],
            _ => Normalise(Mean(scores), low: false, type),
        };
    }

    public static Dictionary<string, decimal> Efficiency(Dictionary<string, decimal> resource, Dictionary<string, decimal> quality, int type) =>
        Normalise(Mean([resource, quality]), low: false, type);

    public static Dictionary<string, decimal> Normalise(Dictionary<string, decimal> values, bool low, int type)
    {
        if (values.Count == 0)
        {
            return [];
        }

        (decimal p, decimal q) = (Fortieth([.. values.Values], 1, type), Fortieth([.. values.Values], 39, type));
        return p == q
            ? []
            : values.ToDictionary(pair => pair.Key, pair => 100m * Math.Min(1m, Math.Max(0m, low ? (q - pair.Value) / (q - p) : (pair.Value - p) / (q - p))));
    }

    /// <summary>The percentile that is so many fortieths, counting positions in fortieths of a step.</summary>
    public static decimal Fortieth(List<decimal> values, int fortieths, int type)
    {
        values.Sort();
        int position = type == 7 ? (values.Count - 1) * fortieths : Math.Clamp(((values.Count + 1) * fortieths) - 40, 0, (values.Count - 1) * 40);
        (int whole, int rest) = Math.DivRem(position, 40);
        return rest == 0 ? values[whole] : ((values[whole] * (40 - rest)) + (values[whole + 1] * rest)) / 40m;
    }

    /// <summary>1 + how many are better by more than rounding.</summary>
    public static int Rank(Dictionary<string, decimal> index, string municipality) =>
        1 + index.Values.Count(other => other - index[municipality] > 1e-9m);

    private static Dictionary<string, decimal> Mean(List<Dictionary<string, decimal>> columns) =>
        columns[0].Keys.Where(key => columns.TrueForAll(column => column.ContainsKey(key)))
            .ToDictionary(key => key, key => columns.Sum(column => column[key]) / columns.Count);
}
