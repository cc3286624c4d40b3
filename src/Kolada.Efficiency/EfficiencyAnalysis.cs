using Kolada.Efficiency.Analyses.Explanations;
using Kolada.Efficiency.Analyses.Peers;
using Kolada.Efficiency.Analyses.Published;
using Kolada.Efficiency.Analyses.Robustness;
using Kolada.Efficiency.Analyses.Trends;
using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency;

/// <summary>
/// From an index to its reasons: what holds it back, who does better, since when, how sure it is. All analyses of one population share
/// one evaluation, which is computed once an area and year.
/// </summary>
/// <remarks>
/// The numbers are those of <see cref="EfficiencyCalculator"/>, with its contract for domain, ties, missing values and error; what each
/// method adds is in the remarks of what it returns. An empty population is refused, and a municipality alone has no index.
/// Not safe for use by several threads at once. A municipality's name, an area's id and the years are checked in every method: an
/// <see cref="ArgumentException"/> says what is wrong and what there is.
/// </remarks>
public sealed class EfficiencyAnalysis
{
    private readonly Evaluator _evaluator;

    /// <summary>An analysis of a population.</summary>
    /// <param name="table">The values; the published indices too where they are to be compared (<see cref="EfficiencyModel.GetPublishedKpis"/>).</param>
    /// <param name="kpis">The catalogue entries of the KPIs.</param>
    /// <param name="model">The model.</param>
    /// <param name="population">What is compared.</param>
    /// <param name="options">How it is computed; null for the defaults.</param>
    /// <exception cref="ArgumentException">The model or the population is not valid.</exception>
    public EfficiencyAnalysis(KpiTable table, IEnumerable<Kpi> kpis, EfficiencyModel model, Population population, EfficiencyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(kpis);
        EfficiencyCalculator.RefuseInvalid(model, years: null);
        EfficiencyCalculator.RefuseInvalid(population);
        _evaluator = new Evaluator(table, kpis, model, population, (options ?? new EfficiencyOptions()).PercentileType);
    }

    /// <summary>What each component contributes to the distance from the group's middle, and what one unit of it would change.</summary>
    /// <param name="municipality">A member of the population.</param>
    /// <param name="areaId">The area's id.</param>
    /// <param name="year">The year.</param>
    /// <returns>The reasons of each index; null for one that is missing, as all are for a municipality alone.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such member, area or year, the area's indices have more than 20 components, or one is made by a method or has levels for which
    /// contributions are not defined; the message says which.
    /// </exception>
    public ByIndex<IndexExplanation?> Explain(MunicipalityId municipality, string areaId, int year) =>
        Explainer.Explain(_evaluator, Supported(areaId, year, Explainer.RefuseUnsupported), Member(municipality));

    /// <summary>Municipalities to learn from: near in structure, with a better quality index and a resource index that is not lower.</summary>
    /// <param name="municipality">A member of the population.</param>
    /// <param name="areaId">The area's id.</param>
    /// <param name="year">The year.</param>
    /// <param name="near">
    /// Who is near, from <see cref="SimilarMunicipalities"/>; null for the population's own distances, or without such the whole of it.
    /// </param>
    /// <param name="count">How many at most.</param>
    /// <remarks>
    /// Better is a quality index that is more than 1e-9 higher, not dearer a resource index that is at most 1e-9 lower: nearer than that is rounding.
    /// Equally near ones stand with the better quality first, and then by id.
    /// </remarks>
    /// <returns>The nearest first, or without distances the best quality first. Empty when nobody is, or an index is missing.</returns>
    /// <exception cref="ArgumentException">There is no such member, area or year, or the count is below 1.</exception>
    public IReadOnlyList<Peer> FindPeers(
        MunicipalityId municipality,
        string areaId,
        int year,
        IReadOnlyList<SimilarMunicipality>? near = null,
        int count = 5) =>
        PeerSearch.Find(
            _evaluator,
            Columns(areaId, year),
            Member(municipality),
            near?.ToDictionary(similar => similar.Municipality.Id, similar => similar.Distance) ?? _evaluator.Population.Distances,
            count);

    /// <summary>Indices, ranks and components through the years, against the group's own change and with breaks marked.</summary>
    /// <param name="municipality">A member of the population.</param>
    /// <param name="areaId">The area's id.</param>
    /// <param name="years">The years; null for all with values. Those that are covered too thinly are named and left out.</param>
    /// <returns>The trend; without years where nobody has values, and without changes where fewer than two years are covered.</returns>
    /// <exception cref="ArgumentException">There is no such member or area, or the list of years is empty or out of range.</exception>
    public AreaTrend Trend(MunicipalityId municipality, string areaId, IReadOnlyList<int>? years = null)
    {
        EfficiencyCalculator.RefuseInvalid(_evaluator.Model, years);
        return TrendAnalysis.Follow(_evaluator, Area(areaId), Member(municipality), years);
    }

    /// <summary>How the ranks move under other reasonable choices of method, and which choice matters most.</summary>
    /// <param name="municipality">A member of the population.</param>
    /// <param name="areaId">The area's id.</param>
    /// <param name="year">The year.</param>
    /// <param name="options">How many draws, from which seed; null for the defaults.</param>
    /// <returns>The ranks of each index; null for one that is missing, as all are for a municipality alone.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such member, area or year, an option is out of its range, or an index of the area is not made as RKA makes its own, which the draws
    /// vary.
    /// </exception>
    public ByIndex<RankRobustness?> Robustness(MunicipalityId municipality, string areaId, int year, RobustnessOptions? options = null) =>
        RankRobustnessAnalysis.Run(
            _evaluator,
            Supported(areaId, year, MonteCarlo.RefuseUnsupported),
            Member(municipality),
            options ?? new RobustnessOptions());

    /// <summary>RKA's own index values beside those computed here, where the table has both.</summary>
    /// <param name="municipality">A member of the population.</param>
    /// <param name="areaId">The area's id.</param>
    /// <param name="year">The year.</param>
    /// <returns>An entry for each index that the model names a published KPI for, with null for what is missing; empty when it names none.</returns>
    /// <exception cref="ArgumentException">There is no such member, area or year.</exception>
    public IReadOnlyList<PublishedComparison> ComparePublished(MunicipalityId municipality, string areaId, int year) =>
        PublishedValues.Compare(_evaluator, Columns(areaId, year), Member(municipality));

    /// <summary>Recovers the cut-offs and the percentile type behind a published index of one component.</summary>
    /// <param name="areaId">The area's id.</param>
    /// <param name="kind">The resource or the quality index; it must have one component and a published KPI.</param>
    /// <param name="year">The year. The population should be all municipalities, as RKA's is.</param>
    /// <exception cref="ArgumentException">
    /// There is no such area or year, the index has not one component and a published KPI, or the values do not tell: see the remarks of
    /// <see cref="Calibration"/>.
    /// </exception>
    public Calibration Calibrate(string areaId, IndexKind kind, int year) =>
        PublishedValues.Calibrate(_evaluator, Columns(areaId, year), kind);

    private AreaColumns Supported(string areaId, int year, Action<ServiceArea> refuseUnsupported)
    {
        refuseUnsupported(Area(areaId));
        return Columns(areaId, year);
    }

    private AreaColumns Columns(string areaId, int year)
    {
        EfficiencyCalculator.RefuseInvalid(_evaluator.Model, [year]);
        return _evaluator.Compute(Area(areaId), year);
    }

    private ServiceArea Area(string areaId) =>
        _evaluator.Model.Areas.FirstOrDefault(area => string.Equals(area.Id, areaId, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"The model {_evaluator.Model.Id} has no area '{areaId}'. It has {string.Join(", ", _evaluator.Model.Areas.Select(area => area.Id))}.",
            nameof(areaId));

    private int Member(MunicipalityId municipality) => EfficiencyCalculator.IndexOf(_evaluator.Population, municipality);
}
