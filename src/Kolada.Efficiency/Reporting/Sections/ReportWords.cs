using Kolada.Efficiency.Reasons;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Sections;

/// <summary>What every document for people says of a report, in a language and not yet escaped: Markdown and HTML say the same.</summary>
/// <param name="report">The report.</param>
/// <param name="language">The language.</param>
internal sealed class ReportWords(EfficiencyReport report, ReportLanguage language)
{
    /// <summary>The language.</summary>
    public Texts Texts { get; } = new(language);

    public string Heading => Texts.Format(
        $"{report.Municipality.Title} ({report.Municipality.Id}): efficiency indices",
        $"{report.Municipality.Title} ({report.Municipality.Id}): effektivitetsindex");

    /// <summary>What was compared, and how the numbers are to be read.</summary>
    public string Introduction => report.Notes.Any(note => note.Code == ReasonCodes.OtherMethod) ? $"{Comparison} {Model}" : $"{Comparison} {Model} {Scale}";

    public string Missing => Texts.Say("Missing", "Saknas");

    public string Remarks => Texts.Say("Remarks", "Anmärkningar");

    private string Comparison => Texts.Format(
        $"Compared with {Group}, {report.Group.Size} {(report.Group.Size == 1 ? "municipality" : "municipalities")}, {report.Municipality.Title} included.",
        $"Jämförs med {Group}, {report.Group.Size} {(report.Group.Size == 1 ? "kommun" : "kommuner")}, inklusive {report.Municipality.Title}.");

    private string Group => report.Group.GetTitle(Texts.Language);

    private string Model => Texts.Format(
        $"Model {report.ModelId} {report.ModelVersion}, percentiles of type {(int)report.PercentileType}{(report.Offline ? ", offline snapshot" : "")}.",
        $"Modell {report.ModelId} {report.ModelVersion}, percentiler av typ {(int)report.PercentileType}{(report.Offline ? ", ögonblicksbild (offline)" : "")}.");

    private string Scale => Texts.Say(
        "Scale 0 (worst) to 100 (best); a high resource index means a low cost.",
        "Skala 0 (sämst) till 100 (bäst); ett högt resursindex betyder låg kostnad.");

    /// <summary>An area with the index that something stands behind, for the first column of a table.</summary>
    public string Where(AreaResult area, IndexKind kind) => $"{area.Title}, {Texts.Short(kind)}";

    public string Better(ComponentResult part) => part.LowerIsBetter ? Texts.Say("low", "lågt") : Texts.Say("high", "högt");

    public string Year(ComponentResult part) => part.Preliminary == true
        ? Texts.Format($"{part.Year} (preliminary)", $"{part.Year} (preliminärt värde)")
        : Texts.Format($"{part.Year}", $"{part.Year}");

    /// <summary>The municipality's value, marked where it stands in for a missing one, or is scored as another.</summary>
    public string Measured(ComponentResult part) =>
        Value(part.Value) + (part.IsImputed ? Texts.Say(" (filled in)", " (ifyllt)") : "") + (
            part.IsTreated ? Texts.Say(" (outlier pulled in)", " (extremvärde indraget)") : "");

    /// <summary>A component for a line of a table; what stands below another is set off.</summary>
    public string Line(int depth, ComponentResult part) => $"{string.Concat(Enumerable.Repeat("– ", depth))}{part.Kpi} {part.GetTitle(Texts.Language)}";

    /// <summary>The place of an index, such as "9 of 33", with the coverage where it is low: "9 of 33 (60 % covered)".</summary>
    public string Place(IndexResult index) => Texts.Format($"{index.Rank} of {index.Count}", $"{index.Rank} av {index.Count}") + Coverage(index);

    private string Coverage(IndexResult index) => report.GetLowCoverage(index) * 100 is { } percent
        ? Texts.Format($" ({percent:0} % covered)", $" ({percent:0} % täckning)")
        : "";

    /// <summary>A number with the decimals that it has, at most two; a dash for none.</summary>
    public string Value(double? value) => value is { } number ? number.ToString("0.##", Texts.Culture) : Texts.None;

    /// <summary>A weight with the decimals that it has, at most three.</summary>
    public string Weight(ComponentResult part) => part.Weight.ToString("0.###", Texts.Culture);

    /// <summary>Why indices are missing.</summary>
    public IEnumerable<string> MissingOf(AreaResult area) =>
        from pair in area.Indices.AsPairs()
        let missing = ReasonSentences.Say(pair.Value.MissingReasons, Texts.Language)
        where missing is not null
        select $"{Where(area, pair.Key)}: {missing}";

    /// <summary>The remarks of the report.</summary>
    public IEnumerable<string> Notes => report.Notes.Select(note => note.ToString(Texts.Language));
}
