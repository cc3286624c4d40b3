namespace Kolada.Efficiency.Evaluation;

/// <summary>The three indices of a service area in one year for all compared municipalities; a report of one of them is a view of it.</summary>
internal sealed class AreaColumns
{
    /// <summary>The share of the compared municipalities that a year must cover to be chosen, or to be part of a trend.</summary>
    public const double DefaultCoverage = 0.9;

    /// <summary>Shares of whole numbers are not exact: 0.9 × 30 must not need 28.</summary>
    private const double Rounding = 1e-9;

    private AreaColumns(ServiceArea area, int year, bool isValid, IndexColumn resource, IndexColumn quality, PercentileType type)
    {
        Area = area;
        Year = year;
        IsValid = isValid;
        Indices = new ByIndex<IndexColumn>(resource, quality, IndexColumn.Efficiency(resource, quality, type));
        for (int member = 0; member < resource.Indices.Length; member++)
        {
            Covered += HasAll(member) ? 1 : 0;
        }
    }

    public ServiceArea Area { get; }

    public int Year { get; }

    /// <summary>False when the model or the area is not meant for the year.</summary>
    public bool IsValid { get; }

    public ByIndex<IndexColumn> Indices { get; }

    public IndexColumn Resource => Indices.Resource;

    public IndexColumn Quality => Indices.Quality;

    public IndexColumn Efficiency => Indices.Efficiency;

    /// <summary>How many have all the indices that the model has components for.</summary>
    public int Covered { get; }

    /// <summary>Whether at least a share of the population is covered; nobody covered is never enough.</summary>
    public bool Covers(double share) => Covered > 0 && Covered >= (share * Resource.Indices.Length) - Rounding;

    /// <summary>Whether so many of a population are fewer than a year must cover.</summary>
    public static bool IsThin(int count, int size) => count < (DefaultCoverage * size) - Rounding;

    public static AreaColumns Evaluate(KpiTable table, Population population, EfficiencyModel model, ServiceArea area, int year, PercentileType type)
    {
        bool isValid = model.ValidYears?.Contains(year) != false && area.ValidYears?.Contains(year) != false;
        return new AreaColumns(area, year, isValid, Index(area.Resource), Index(area.Quality), type);

        IndexColumn Index(IndexDefinition definition) => isValid ? IndexColumn.Read(
            table,
            population,
            definition,
            year,
            type) : IndexColumn.None(population.Members.Count);
    }

    /// <summary>The columns as users see them.</summary>
    /// <param name="whyThisYear">Why this year was chosen; null when it was named.</param>
    public AreaIndices ToIndices(Reason? whyThisYear) => new()
    {
        Id = Area.Id,
        Title = Area.Title,
        Year = Year,
        Indices = Indices.Select(index => index.ToRanked()),
        Covered = Covered,
        WhyThisYear = whyThisYear,
    };

    private bool HasAll(int member) =>
        (Area.Resource.Components.Count == 0 || Resource.Ranks[member] > 0)
        && (Area.Quality.Components.Count == 0 || Quality.Ranks[member] > 0)
        && (Area.Resource.Components.Count == 0 || Area.Quality.Components.Count == 0 || Efficiency.Ranks[member] > 0);
}
