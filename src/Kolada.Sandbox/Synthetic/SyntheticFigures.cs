namespace Kolada.Sandbox;

/// <summary>
/// Made-up values, computed when asked for: the same for the same seed, KPI, place, year and gender. Every municipality has a row
/// for every KPI and year 1998–2025, and so have 3,600 of the 3,630 groups, as many as in the real data.
/// </summary>
/// <remarks>
/// Values have at most six decimals. One entry in 64 is null with a status, one row in 128 is zero, and every third KPI has negative
/// values. The total lies between women and men. A group's value is drawn like any other and is no mean. With <c>changedSince</c> a row
/// counts as changed on a day of 2025 drawn for it, and some rows of 1997, which never appear otherwise, as withdrawn.
/// </remarks>
internal sealed class SyntheticFigures(SyntheticKpi[] kpis, SnapshotPlaces places) : IFigures
{
    public const int FirstYear = 1998;
    public const int LastYear = 2025;
    private const int WithdrawnYear = FirstYear - 1;
    private const int SilentGroups = 121;
    private const string Genders = "TKM";

    private static readonly int[] WithWithdrawn = [.. Enumerable.Range(WithdrawnYear, LastYear - WithdrawnYear + 1)];
    private static readonly DateOnly FirstChange = new(2025, 1, 1);

    private readonly Dictionary<string, int> _kpiIndexes = Indexes(kpis.Select(kpi => kpi.Fields.Id));
    private readonly Dictionary<string, int> _placeIndexes = Indexes(places.Ids.Concat(places.GroupIds));

    public int KpiCount => kpis.Length;

    public int MunicipalityCount => places.Ids.Length;

    public int PlaceCount => places.Ids.Length + places.GroupIds.Length;

    public string KpiId(int kpi) => kpis[kpi].Fields.Id;

    public string PlaceId(int place) => place < MunicipalityCount ? places.Ids[place] : places.GroupIds[place - MunicipalityCount];

    public int FindKpi(string id) => _kpiIndexes.GetValueOrDefault(id, -1);

    public int FindPlace(string id) => _placeIndexes.GetValueOrDefault(id, -1);

    public string PlaceType(int municipality) => places.Types[municipality];

    public ReadOnlySpan<int> Years(int kpi, DateOnly? changedSince) => changedSince is null ? WithWithdrawn.AsSpan(1) : WithWithdrawn;

    public int CountRows(int kpi, int year, ReadOnlySpan<int> wanted, DateOnly? changedSince)
    {
        var count = 0;
        foreach (var place in wanted)
            count += HasRow(kpi, year, place, changedSince) ? 1 : 0;
        return count;
    }

    public int Read(int kpi, int year, int place, DateOnly? changedSince, Span<Figure> row)
    {
        if (!HasRow(kpi, year, place, changedSince))
            return 0;
        var key = RowKey(kpi, year, place);
        var entries = kpis[kpi].Fields.IsDividedByGender ? Genders.Length : 1;
        var count = place < MunicipalityCount ? 1 : places.Members[place - MunicipalityCount].Length;
        for (var i = 0; i < entries; i++)
        {
            row[i] = year == WithdrawnYear
                ? new Figure(Genders[i], 0, "", double.NaN, IsDeleted: true)
                : SyntheticValue.Entry(Genders[i], count, Mixing.Mix(key, (ulong)i), kpis[kpi].Key);
        }

        if (entries > 1)
            SyntheticValue.PutTotalBetween(row, key, kpis[kpi].Key);
        return entries;
    }

    private bool HasRow(int kpi, int year, int place, DateOnly? changedSince)
    {
        if (place >= MunicipalityCount && (place - MunicipalityCount) % SilentGroups == 0)
            return false;
        if (changedSince is not { } since)
            return true;
        var key = RowKey(kpi, year, place);
        return (year != WithdrawnYear || key % 50 == 0) && FirstChange.AddDays((int)((key >> 8) % 365)) >= since;
    }

    private ulong RowKey(int kpi, int year, int place) => Mixing.Mix(kpis[kpi].Key, ((ulong)year << 32) | (uint)place);

    private static Dictionary<string, int> Indexes(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);
}

/// <summary>Draws a value from a key.</summary>
internal static class SyntheticValue
{
    private const ulong Steps = 1_000_000;
    private const double MostApart = 20;

    private static readonly string[] Reasons = ["Missing", "Privacy", "Not applicable", ""];

    public static Figure Entry(char gender, int count, ulong key, ulong kpiKey) => key % 64 == 0
        ? Missing(gender, count, Reasons[(key >> 6) % (ulong)Reasons.Length])
        : new Figure(gender, count, "", key % 128 == 1 ? 0 : Number(key >> 8, kpiKey));

    /// <summary>Draws the values of women and men anew, where there are any, so that the total is a mean of both, weighted with their shares.</summary>
    public static void PutTotalBetween(Span<Figure> row, ulong key, ulong kpiKey)
    {
        var total = row[0].Value;
        if (double.IsNaN(total))
            return;
        var draw = Mixing.Mix(key, Steps);
        var difference = Room(total, kpiKey) * ((double)(draw % Steps) - (Steps / 2)) / (Steps / 2);
        var women = 0.4 + (0.2 * ((draw >> 32) % Steps) / Steps);
        row[1] = row[1] with { Value = Near(row[1].Value, total + ((1 - women) * difference)) };
        row[2] = row[2] with { Value = Near(row[2].Value, total - (women * difference)) };
    }

    /// <summary>How far apart women and men may be: what is a share stays one.</summary>
    private static double Room(double total, ulong kpiKey) =>
        kpiKey % 3 == 0 ? Math.Min(Math.Min(total, 100 - total), MostApart) : Math.Abs(total) / 4;

    private static double Near(double drawn, double value) => double.IsNaN(drawn) ? drawn : Math.Round(value * 1e6) / 1e6;

    private static Figure Missing(char gender, int count, string reason) => new(gender, reason.Length == 0 ? 0 : count, reason, double.NaN);

    /// <summary>A share in per cent, an amount in kronor, or a deviation around zero.</summary>
    private static double Number(ulong key, ulong kpiKey) => (kpiKey % 3) switch
    {
        0 => (key % 100_000_001) / 1e6,
        1 => (key % 90_000_000_000) / 1e6,
        _ => ((double)(key % 60_000_001) - 30_000_000) / 1e6,
    };
}
