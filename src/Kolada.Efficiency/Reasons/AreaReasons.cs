using Codes = Kolada.Efficiency.ReasonCodes;

namespace Kolada.Efficiency.Reasons;

/// <summary>Joins reasons that say the same of several areas: "Förskola, Grundskola: 2023 is the latest year …".</summary>
internal static class AreaReasons
{
    public static IEnumerable<Reason> Join(IReadOnlyList<Reason> reasons) =>
        from reason in reasons
        group reason by reason with { Arguments = Without(reason, Codes.Area, Codes.AreaTitle) } into same
        let titles = string.Join(", ", same.Select(reason => reason.Arguments.GetValueOrDefault(Codes.AreaTitle)).OfType<string>())
        select titles.Length > 0 ? same.First() with { Arguments = With(same.First(), Codes.AreaTitle, titles) } : same.First();

    private static Dictionary<string, object> Without(Reason reason, params string[] names) =>
        reason.Arguments.Where(argument => !names.Contains(argument.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, object> With(Reason reason, string name, object value) =>
        new(reason.Arguments, StringComparer.Ordinal) { [name] = value };
}
