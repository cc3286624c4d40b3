using Kolada.Efficiency.Models;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>
/// What an evaluation computes, as data: service areas, the key figures behind each index, their direction and weight, what is done
/// about missing values, and where each choice comes from.
/// </summary>
/// <remarks>
/// Two models come with the package: <c>rka</c> (the areas and components of RKA's own indices) and <c>net-cost</c> (net cost deviation
/// against a few results). Users write their own as JSON, see <see cref="Parse"/>, or build the record by hand and check it with
/// <see cref="Validate"/>. The calculation knows no KPI id.
/// </remarks>
public sealed record EfficiencyModel
{
    /// <summary>The id of the model with the areas and components of RKA's own indices.</summary>
    public const string RkaId = BuiltInModels.Rka;

    /// <summary>The id of the model of net cost deviation against results.</summary>
    public const string NetCostId = BuiltInModels.NetCost;

    /// <summary>The short name, such as <c>rka</c>: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The version of the model's content, such as <c>2026.1</c>; a report carries it.</summary>
    public required string Version { get; init; }

    /// <summary>What a user sees.</summary>
    public required string Title { get; init; }

    /// <summary>What the model is for and what to know before using it; empty when there is nothing to say.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where the model as a whole comes from; empty when not stated.</summary>
    public string Source { get; init; } = "";

    /// <summary>The years that the model is meant for; outside them no index is computed. Null for all.</summary>
    public YearSpan? ValidYears { get; init; }

    /// <summary>The service areas, in the order in which they are reported.</summary>
    public required IReadOnlyList<ServiceArea> Areas { get; init; }

    /// <summary>The names of the models that come with the package.</summary>
    public static IReadOnlyList<string> BuiltIn => BuiltInModels.Names;

    /// <summary>The JSON Schema (draft 2020-12) of the format that <see cref="Parse"/> reads, for editors that complete and check while one writes.</summary>
    public static string JsonSchema => BuiltInModels.Text("efficiency-model.schema");

    /// <summary>Every KPI that the components can draw on, successors and alternatives included, each once, in the model's order.</summary>
    public IReadOnlyList<KpiId> GetKpis() =>
        [.. Areas.SelectMany(area => area.GetKpis()).Distinct()];

    /// <summary>The KPIs under which RKA publishes indices of the model's areas itself, each once.</summary>
    public IReadOnlyList<KpiId> GetPublishedKpis() =>
        [.. Areas.SelectMany(area => new[] { area.Resource.Published, area.Quality.Published, area.PublishedEfficiency }).OfType<KpiId>().Distinct()];

    /// <summary>A model that comes with the package.</summary>
    /// <param name="id"><c>rka</c> or <c>net-cost</c>; case does not matter.</param>
    /// <exception cref="ArgumentException">There is no such model; the message lists those that are.</exception>
    public static EfficiencyModel Get(string id) => BuiltInModels.Get(id);

    /// <summary>Reads a model from JSON, and checks it.</summary>
    /// <param name="json">The text; its format is described in the package's documentation and by a JSON Schema.</param>
    /// <param name="language">The language of the problems in the exception's message.</param>
    /// <exception cref="ArgumentException">
    /// The text is not a model. The message lists every problem with its path in the JSON, the rule and the way out.
    /// </exception>
    public static EfficiencyModel Parse(string json, ReportLanguage language = ReportLanguage.English) => ModelReader.Read(json, language);

    /// <summary>Reads a model from a file, and checks it.</summary>
    /// <param name="path">A UTF-8 text file with the JSON that <see cref="Parse"/> reads.</param>
    /// <param name="language">The language of the problems in the exception's message.</param>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or the path is that of a folder.</exception>
    /// <exception cref="ArgumentException">The text is not a model. The message names the file and lists every problem.</exception>
    public static EfficiencyModel LoadFile(string path, ReportLanguage language = ReportLanguage.English)
    {
        try
        {
            return ModelReader.Read(ModelFile.ReadText(path, language), language);
        }
        catch (ArgumentException wrong) when (wrong.ParamName == ModelReader.ParameterName)
        {
            throw new ArgumentException($"{Path.GetFileName(path)}: {wrong.Message}", nameof(path), wrong);
        }
    }

    /// <summary>The model as JSON, in the format that <see cref="Parse"/> reads.</summary>
    public string ToJson() => ModelWriter.Write(this);

    /// <summary>Checks a model that was built by hand by the rules that <see cref="Parse"/> applies.</summary>
    /// <param name="language">The language of the sentences.</param>
    /// <returns>One sentence a problem, each beginning with its path in the JSON; empty when there is none.</returns>
    public IReadOnlyList<string> Validate(ReportLanguage language = ReportLanguage.English) => new ModelRules(new Texts(language)).Check(this);
}

/// <summary>A service area (verksamhetsområde) of a model: a resource and a quality index, and the efficiency index that joins them.</summary>
public sealed record ServiceArea
{
    /// <summary>The short name, such as <c>grundskola</c>: lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What a user sees, in Swedish.</summary>
    public required string Title { get; init; }

    /// <summary>The years that the area is meant for; null for all that the model is.</summary>
    public YearSpan? ValidYears { get; init; }

    /// <summary>The resource index: high means a low cost. Without components there is none, and no efficiency index.</summary>
    public IndexDefinition Resource { get; init; } = new();

    /// <summary>The quality index: high means good. Without components there is none, and no efficiency index.</summary>
    public IndexDefinition Quality { get; init; } = new();

    /// <summary>The KPI under which RKA publishes its own efficiency index of the area; null when it does not.</summary>
    public KpiId? PublishedEfficiency { get; init; }

    /// <summary>Every KPI that the area's components can draw on, each once.</summary>
    internal IReadOnlyList<KpiId> GetKpis() =>
        [.. Leaves.SelectMany(component => component.AllKpis).Distinct()];

    /// <summary>The components of both indices that stand on key figures, whatever the level.</summary>
    internal IEnumerable<IndexComponent> Leaves => Resource.Leaves.Concat(Quality.Leaves);
}

/// <summary>What an index is made of.</summary>
public sealed record IndexDefinition
{
    /// <summary>The components; empty when the model has no such index.</summary>
    public IReadOnlyList<IndexComponent> Components { get; init; } = [];

    /// <summary>
    /// How many components a municipality must have; null for all of them (complete cases). With fewer than all, the weighted mean
    /// is taken over those that it has.
    /// </summary>
    public int? AtLeast { get; init; }

    /// <summary>How values are brought to scores. RKA's own indices use <see cref="NormalizationMethod.Rka"/>.</summary>
    public NormalizationMethod Normalization { get; init; }

    /// <summary>How the scores of several components become one number. RKA's own indices use <see cref="AggregationMethod.Arithmetic"/>.</summary>
    public AggregationMethod Aggregation { get; init; }

    /// <summary>True when the mean of several components is normalised once more, as RKA does. An index of one component is normalised once.</summary>
    public bool Renormalize { get; init; } = true;

    /// <summary>What is done about outliers of the components. No index of RKA's does anything.</summary>
    public OutlierRule Outliers { get; init; }

    /// <summary>What a municipality without a value is given, for components that do not say so themselves (<see cref="IndexComponent.FillWith"/>).</summary>
    public GapFilling FillWith { get; init; }

    /// <summary>The KPI under which RKA publishes this index; null when it does not.</summary>
    public KpiId? Published { get; init; }

    /// <summary>Where the choice of components comes from; empty when not stated.</summary>
    public string Source { get; init; } = "";

    /// <summary>How sure that choice is.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>True when the index is made as RKA makes its own: the analyses of method vary that, and nothing else.</summary>
    internal bool IsRkas =>
        Normalization == NormalizationMethod.Rka && Aggregation == AggregationMethod.Arithmetic && Renormalize && Outliers == OutlierRule.Keep && !HasLevels;

    /// <summary>True when a component is an index itself.</summary>
    internal bool HasLevels => Components.Any(component => component.Index is not null);

    /// <summary>The components that stand on key figures, whatever the level.</summary>
    internal IEnumerable<IndexComponent> Leaves => Components.SelectMany(component => component.Index?.Leaves ?? [component]);

    /// <summary>The components of every level, each before its own.</summary>
    internal IEnumerable<IndexComponent> AllLevels =>
        Components.SelectMany(component => component.Index is { } index ? index.AllLevels.Prepend(component) : [component]);
}

/// <summary>One key figure in an index, or an index in an index.</summary>
public sealed record IndexComponent
{
    /// <summary>
    /// The KPI; gender total is used. For a component that is an index itself (<see cref="Index"/>), a name of the user's own, such as <c>own:miljo</c>.
    /// </summary>
    public required KpiId Kpi { get; init; }

    /// <summary>
    /// What the component is made of, where it is an index itself; null for a key figure. Its indices are the values that the outer index scores.
    /// </summary>
    public IndexDefinition? Index { get; init; }

    /// <summary>The two ends of the scale, for an index with <see cref="NormalizationMethod.Goalposts"/>; null for any other.</summary>
    public Goalposts? Goalposts { get; init; }

    /// <summary>
    /// What the KPI is called, for whoever reads the model; reports show it where Kolada's catalogue has no title, as for own figures. Empty when not
    /// stated.
    /// </summary>
    public string Title { get; init; } = "";

    /// <summary>True when a lower value is better: costs, waiting time, children per staff member.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>The weight in the mean, relative to the other components'; positive. Equal weights are all 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The years in which the component is part of the index; null for all.</summary>
    public YearSpan? ValidYears { get; init; }

    /// <summary>KPIs that continue the series from a year on, ascending by year.</summary>
    public IReadOnlyList<ComponentSuccessor> Successors { get; init; } = [];

    /// <summary>KPIs to take for a whole year, in this order, when the component's own has no value in any compared municipality that year.</summary>
    public IReadOnlyList<KpiId> Alternatives { get; init; } = [];

    /// <summary>True when a municipality without a value takes its own value of the year before.</summary>
    public bool UseYearBefore { get; init; }

    /// <summary>True when a year without a value in any compared municipality takes an adjacent year's values, the later year first.</summary>
    public bool UseAdjacentYear { get; init; }

    /// <summary>
    /// What a municipality that still has no value is given. The percentiles stand on measured values only, and each such value is marked
    /// (<see cref="ComponentResult.IsImputed"/>). No index of RKA's does this.
    /// </summary>
    public GapFilling FillWith { get; init; }

    /// <summary>Years from which on values do not compare with those before.</summary>
    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    /// <summary>Where the choice of this KPI comes from; empty when not stated.</summary>
    public string Source { get; init; } = "";

    /// <summary>How sure that choice is.</summary>
    public Certainty Certainty { get; init; }

    /// <summary>The KPI, its successors and alternatives.</summary>
    internal IEnumerable<KpiId> AllKpis => [Kpi, .. Successors.Select(successor => successor.Kpi), .. Alternatives];

    /// <summary>The KPIs to look for in a year, the first with values is used.</summary>
    internal IEnumerable<KpiId> KpisFor(int year) => [KpiFor(year), .. Alternatives];

    /// <summary>The KPI that carries the series in a year: the last successor that has begun, else the component's own.</summary>
    /// <param name="year">The year.</param>
    public KpiId KpiFor(int year)
    {
        KpiId kpi = Kpi;
        foreach (ComponentSuccessor successor in Successors)
        {
            kpi = successor.From <= year ? successor.Kpi : kpi;
        }

        return kpi;
    }
}

/// <summary>A KPI that continues a component's series.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="From">The first year for which it is used.</param>
public sealed record ComponentSuccessor(KpiId Kpi, int From);

/// <summary>A year from which on a series does not compare with the years before.</summary>
/// <param name="Year">The first year of the new series.</param>
/// <param name="Reason">What changed, for a person to read; in any language.</param>
public sealed record SeriesBreak(int Year, string Reason)
{
    /// <summary>What changed, in Swedish, for reports in that language; null where <see cref="Reason"/> serves both.</summary>
    public string? ReasonInSwedish { get; init; }

    /// <summary>The reason that a report in a language gives.</summary>
    internal string ReasonIn(ReportLanguage language) => language == ReportLanguage.Swedish && ReasonInSwedish is { } swedish ? swedish : Reason;
}

/// <summary>A span of years; an open end is null.</summary>
/// <param name="From">The first year; null for no lower limit.</param>
/// <param name="To">The last year; null for no upper limit.</param>
public sealed record YearSpan(int? From, int? To)
{
    /// <summary>Whether a year lies in the span.</summary>
    /// <param name="year">The year.</param>
    public bool Contains(int year) => (From is null || From <= year) && (To is null || year <= To);

    /// <summary>The span as text: <c>2019–2024</c>, <c>from 2019</c>, <c>to 2024</c>.</summary>
    public override string ToString() => (From, To) switch
    {
        ({ } from, { } to) => FormattableString.Invariant($"{from}–{to}"),
        ({ } from, null) => FormattableString.Invariant($"from {from}"),
        (null, { } to) => FormattableString.Invariant($"to {to}"),
        _ => "all years",
    };
}

/// <summary>What stands in for a value that a municipality does not have, after all other rules for missing values.</summary>
public enum GapFilling
{
    /// <summary>Nothing: the value is missing.</summary>
    Nothing,

    /// <summary>The mean of the compared municipalities that have a value.</summary>
    Mean,

    /// <summary>Their median.</summary>
    Median,

    /// <summary>The mean of the compared municipalities of the same county that have a value in the same year; where none has, the value is missing.</summary>
    CountyMean,
}

/// <summary>How sure a model's choice is.</summary>
public enum Certainty
{
    /// <summary>Nothing is said about it.</summary>
    NotStated,

    /// <summary>A conjecture: other choices are as likely.</summary>
    Low,

    /// <summary>The likeliest reading of what is published; another is possible.</summary>
    Medium,

    /// <summary>What is published fits this choice only, though it does not name it.</summary>
    High,

    /// <summary>Published in so many words.</summary>
    Established,
}
