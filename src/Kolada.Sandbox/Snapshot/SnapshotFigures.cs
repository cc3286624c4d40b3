namespace Kolada.Sandbox;

/// <summary>
/// The snapshot's values as rows. A group's row is the unweighted mean of its members that have a value, gender by gender,
/// with their number as count; a gender without any is left out, and without any gender there is no row.
/// </summary>
/// <remarks>
/// Members are added in order of id in double precision. The snapshot does not know when a value was last changed, only
/// when it was read, so <c>changedSince</c> gives all rows of a KPI that was read on that day or later: never too few.
/// </remarks>
internal sealed class SnapshotFigures : IFigures
{
    private const string Genders = "TKM";

    private readonly IReadOnlyList<SnapshotKpi> _kpis;
    private readonly SnapshotPlaces _places;
    private readonly Dictionary<string, int> _kpiIndexes;
    private readonly Dictionary<string, int> _placeIndexes;
    private readonly Lazy<SnapshotValues> _values;
    private readonly Lazy<Series>[] _series;
    private readonly DateOnly[] _readOn;

    public SnapshotFigures(IReadOnlyList<SnapshotKpi> kpis, SnapshotAbout about, SnapshotPlaces places, Func<SnapshotValues> values)
    {
        _kpis = kpis;
        _places = places;
        _values = new Lazy<SnapshotValues>(values);
        _kpiIndexes = Indexes(kpis.Select(kpi => kpi.Id));
        _placeIndexes = Indexes(places.Ids.Concat(places.GroupIds));
        _readOn = [.. kpis.Select(kpi => kpi.Sources.Max(source => RetrievalDate.Latest(about.Sources[source.Source].Retrieved)))];
        _series = [.. Enumerable.Range(0, kpis.Count).Select(kpi => new Lazy<Series>(() => new Series(_values.Value, kpi, places.Ids.Length)))];
    }

    public int KpiCount => _kpis.Count;

    public int MunicipalityCount => _places.Ids.Length;

    public int PlaceCount => _places.Ids.Length + _places.GroupIds.Length;

    public string KpiId(int kpi) => _kpis[kpi].Id;

    public string PlaceId(int place) => place < MunicipalityCount ? _places.Ids[place] : _places.GroupIds[place - MunicipalityCount];

    public int FindKpi(string id) => _kpiIndexes.GetValueOrDefault(id, -1);

    public int FindPlace(string id) => _placeIndexes.GetValueOrDefault(id, -1);

    public string PlaceType(int municipality) => _places.Types[municipality];

    public ReadOnlySpan<int> Years(int kpi, DateOnly? changedSince) => _series[kpi].Value.Columns.Years;

    /// <summary>The decoded columns of a KPI.</summary>
    public SnapshotSeries Columns(int kpi) => _series[kpi].Value.Columns;

    public int CountRows(int kpi, int year, ReadOnlySpan<int> places, DateOnly? changedSince)
    {
        Span<Figure> row = new Figure[IFigures.MaxEntries];
        var count = 0;
        foreach (var place in places)
            count += Read(kpi, year, place, changedSince, row) > 0 ? 1 : 0;
        return count;
    }

    public int Read(int kpi, int year, int place, DateOnly? changedSince, Span<Figure> row)
    {
        if (changedSince > _readOn[kpi])
            return 0;
        var series = _series[kpi].Value;
        var yearIndex = Array.BinarySearch(series.Columns.Years, year);
        if (yearIndex < 0)
            return 0;
        return place < MunicipalityCount ? ReadMunicipality(series, yearIndex, place, row) : ReadGroup(
            series,
            yearIndex,
            _places.Members[place - MunicipalityCount],
            row);
    }

    private int ReadMunicipality(Series series, int yearIndex, int municipality, Span<Figure> row)
    {
        var index = series.Row(yearIndex, municipality);
        if (index < 0)
            return 0;
        var columns = series.Columns;
        var genders = _values.Value.Patterns[columns.Pattern[index]];
        for (var i = 0; i < genders.Length; i++)
        {
            var entry = columns.FirstValue[index] + i;
            var state = _values.Value.States[columns.State[entry]];
            row[i] = new Figure(genders[i], state.Count, state.Status, columns.Values[entry]);
        }

        return genders.Length;
    }

    private int ReadGroup(Series series, int yearIndex, int[] members, Span<Figure> row)
    {
        Span<double> sums = [0, 0, 0];
        Span<int> counts = [0, 0, 0];
        var columns = series.Columns;
        foreach (var member in members)
        {
            var index = series.Row(yearIndex, member);
            if (index < 0)
                continue;
            var genders = _values.Value.Patterns[columns.Pattern[index]];
            for (var i = 0; i < genders.Length; i++)
            {
                var value = columns.Values[columns.FirstValue[index] + i];
                if (double.IsNaN(value))
                    continue;
                var gender = Genders.IndexOf(genders[i], StringComparison.Ordinal);
                sums[gender] += value;
                counts[gender]++;
            }
        }

        var entries = 0;
        for (var gender = 0; gender < Genders.Length; gender++)
        {
            if (counts[gender] > 0)
                row[entries++] = new Figure(Genders[gender], counts[gender], "", sums[gender] / counts[gender]);
        }

        return entries;
    }

    private static Dictionary<string, int> Indexes(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);

    /// <summary>A KPI's columns and, year by year, where each municipality's row is.</summary>
    private sealed class Series
    {
        private readonly short[] _rowInYear;
        private readonly int _municipalities;

        public Series(SnapshotValues values, int kpi, int municipalities)
        {
            Columns = values.Series(kpi);
            _municipalities = municipalities;
            _rowInYear = new short[Columns.Years.Length * municipalities];
            _rowInYear.AsSpan().Fill(-1);
            for (var year = 0; year < Columns.Years.Length; year++)
            {
                for (var row = Columns.FirstRow[year]; row < Columns.FirstRow[year + 1]; row++)
                    _rowInYear[(year * municipalities) + Columns.Municipality[row]] = (short)(row - Columns.FirstRow[year]);
            }
        }

        public SnapshotSeries Columns { get; }

        /// <summary>The row of a municipality, or −1.</summary>
        public int Row(int yearIndex, int municipality)
        {
            var row = _rowInYear[(yearIndex * _municipalities) + municipality];
            return row < 0 ? -1 : Columns.FirstRow[yearIndex] + row;
        }
    }
}
