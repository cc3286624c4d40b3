namespace Kolada.Sandbox;

/// <summary>
/// Made-up values of the real organisational units: of KPIs with unit data, years 2012–2025, and a sixteenth of the units each, drawn
/// by the seed. Total only.
/// </summary>
internal sealed class SyntheticUnitFigures(SyntheticKpi[] kpis, SnapshotUnits units, SnapshotPlaces places) : IUnitFigures
{
    private const int FirstYear = 2012;
    private const ulong OneIn = 16;

    private static readonly int[] AllYears = [.. Enumerable.Range(FirstYear, SyntheticFigures.LastYear - FirstYear + 1)];

    private readonly SyntheticKpi[] _kpis = [.. kpis.Where(kpi => kpi.Fields.HasUnitData)];

    public int KpiCount => _kpis.Length;

    public int MunicipalityCount => PlaceCount;

    public int PlaceCount => units.Ids.Length;

    public string KpiId(int kpi) => _kpis[kpi].Fields.Id;

    public string PlaceId(int place) => units.Ids[place];

    public int FindKpi(string id) => Array.FindIndex(_kpis, kpi => string.Equals(kpi.Fields.Id, id, StringComparison.Ordinal));

    public int FindPlace(string id) => Math.Max(-1, Array.BinarySearch(units.Ids, id, StringComparer.Ordinal));

    public string PlaceType(int municipality) => "";

    public string MunicipalityOf(int place) => places.Ids[units.Municipalities[place]];

    public ReadOnlySpan<int> Years(int kpi, DateOnly? changedSince) => AllYears;

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
        row[0] = SyntheticValue.Entry('T', 1, Mixing.Mix(Key(kpi, place), (ulong)year), _kpis[kpi].Key);
        return 1;
    }

    private bool HasRow(int kpi, int year, int place, DateOnly? changedSince) =>
        Key(kpi, place) % OneIn == 0 && (changedSince is null || changedSince.Value.Year <= year);

    private ulong Key(int kpi, int place) => Mixing.Mix(_kpis[kpi].Key, 0x1_0000_0000UL + (uint)place);
}
