namespace Kolada.Efficiency.Evaluation;

/// <summary>What an evaluation works on, checked once; and the computation of an area and year for the whole population.</summary>
internal sealed class Evaluator
{
    private readonly Dictionary<KpiId, Kpi> _catalogue = [];
    private readonly Dictionary<KpiId, string> _ownTitles = [];
    private readonly Dictionary<(string Area, int Year), AreaColumns> _computed = [];

    public Evaluator(KpiTable table, IEnumerable<Kpi> kpis, EfficiencyModel model, Population population, PercentileType percentileType)
    {
        Table = table;
        Model = model;
        Population = population;
        PercentileType = percentileType;
        AsOf = table.RetrievedAt is { } retrieved ? DateOnly.FromDateTime(retrieved.UtcDateTime) : null;
        foreach (Kpi kpi in kpis)
        {
            _catalogue[kpi.Id] = kpi;
        }

        IEnumerable<IndexComponent> components = model.Areas.SelectMany(area => area.Resource.AllLevels.Concat(area.Quality.AllLevels));
        foreach (IndexComponent component in components.Where(component => component.Title.Length > 0))
        {
            _ownTitles.TryAdd(component.Kpi, component.Title);
        }
    }

    public KpiTable Table { get; }

    public EfficiencyModel Model { get; }

    public Population Population { get; }

    public PercentileType PercentileType { get; }

    public int Size => Population.Members.Count;

    /// <summary>The day on which the values were fetched; null when not known.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>An area in a year, computed once.</summary>
    public AreaColumns Compute(ServiceArea area, int year)
    {
        if (!_computed.TryGetValue((area.Id, year), out AreaColumns? columns))
        {
            columns = AreaColumns.Evaluate(Table, Population, Model, area, year, PercentileType);
            _computed.Add((area.Id, year), columns);
        }

        return columns;
    }

    /// <summary>The catalogue entry of a KPI; null when Kolada does not know it, or it is the user's own.</summary>
    public Kpi? Find(KpiId kpi) => _catalogue.GetValueOrDefault(kpi);

    /// <summary>The catalogue's title, else the model's; null where neither has one.</summary>
    public string? KnownTitleOf(KpiId kpi) => Find(kpi)?.Title ?? _ownTitles.GetValueOrDefault(kpi);

    /// <summary>The catalogue's title, else the model's, else the id.</summary>
    public string TitleOf(KpiId kpi) => KnownTitleOf(kpi) ?? kpi.Value;

    /// <summary>Whether a value is preliminary, as far as is known.</summary>
    public bool? IsPreliminary(KpiId kpi, int year) => AsOf is { } asOf ? Find(kpi)?.IsPreliminary(year, asOf) : null;

    /// <summary>The years, ascending, in which any compared municipality has a value of one of the KPIs.</summary>
    public IReadOnlyList<int> YearsWithValues(IReadOnlyCollection<KpiId> kpis) =>
        [.. Table.Years.Where(year => kpis.Any(kpi => Population.Members.Any(member => Table.GetValue(kpi, member.Id, year) is not null)))];
}
