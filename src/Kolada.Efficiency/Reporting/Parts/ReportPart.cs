using System.Text.Json;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>
/// An analysis that a report can carry: what it is called, how it is computed, and how it is written. A new one is a folder in
/// <c>Analyses</c> for its result and its algorithm, and one of these, which <see cref="RegisteredParts"/> lists.
/// </summary>
internal abstract class ReportPart
{
    /// <summary>The flag that asks for it.</summary>
    public abstract ReportParts Flag { get; }

    /// <summary>The word that asks for it on a command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in a few words for a list of choices.</summary>
    public abstract string Describe(Texts texts);

    /// <summary>Refuses, before any call, an area of a model that it cannot be computed for.</summary>
    /// <exception cref="ArgumentException">It cannot; the message says why.</exception>
    public virtual void RefuseUnsupported(ServiceArea area)
    {
    }

    /// <summary>The area with the analysis.</summary>
    public virtual AreaResult AddTo(AreaResult area, PartContext context, AreaColumns columns) => area;

    /// <summary>The report with the analysis.</summary>
    public virtual EfficiencyReport AddTo(EfficiencyReport report, PartContext context) => report;

    /// <summary>Writes the area's members, which are there only when they were asked for.</summary>
    public virtual void WriteJson(Utf8JsonWriter json, AreaResult area)
    {
    }

    /// <summary>Writes the report's members.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="writeArea">Writes an area with all its members.</param>
    public virtual void WriteJson(Utf8JsonWriter json, EfficiencyReport report, Action<Utf8JsonWriter, AreaResult> writeArea)
    {
    }

    /// <summary>The columns that it adds to the table of indices; their order is a contract.</summary>
    public virtual IReadOnlyList<string> CsvColumns => [];

    /// <summary>Its fields in the line of an index, one for each of <see cref="CsvColumns"/>.</summary>
    public virtual IReadOnlyList<object?> CsvFields(AreaResult area, IndexKind kind) => [];

    /// <summary>Its fields in the line of a component, one for each of <see cref="CsvColumns"/>.</summary>
    public virtual IReadOnlyList<object?> CsvFields(AreaResult area, IndexKind kind, ComponentResult component) => new object?[CsvColumns.Count];

    /// <summary>Columns that were added to the table of indices later, and so are behind those of all parts; their order is a contract.</summary>
    public virtual IReadOnlyList<string> LaterCsvColumns => [];

    /// <summary>Its fields in the line of an index, one for each of <see cref="LaterCsvColumns"/>; a component has none.</summary>
    public virtual IReadOnlyList<object?> LaterCsvFields(AreaResult area, IndexKind kind) => [];

    /// <summary>The tables of its own.</summary>
    public virtual IReadOnlyList<CsvTable> CsvTables => [];

    /// <summary>Its section of a document; empty when it was not asked for.</summary>
    public abstract IEnumerable<ReportBlock> Section(EfficiencyReport report, Texts texts);

    /// <summary>The areas of a report, each area's years together.</summary>
    protected static IReadOnlyList<AreaResult> Areas(EfficiencyReport report) =>
        [.. report.Series.SelectMany(series => series.Results)];

    /// <summary>An area with its year.</summary>
    protected static string Where(AreaResult area) => FormattableString.Invariant($"{area.Title} {area.Year}");
}

/// <summary>What an analysis is computed from.</summary>
/// <param name="Evaluator">The evaluated population.</param>
/// <param name="Member">The municipality's place in it.</param>
/// <param name="Years">The years that were asked for; null when they were chosen by coverage.</param>
/// <param name="Robustness">How ranks are drawn.</param>
internal sealed record PartContext(Evaluator Evaluator, int Member, IReadOnlyList<int>? Years, RobustnessOptions Robustness);

/// <summary>A table of a report as CSV.</summary>
/// <param name="Table">Which table.</param>
internal abstract record CsvTable(ReportTable Table);

/// <summary>A table with columns of its own.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Lines">Its lines, a field for each column.</param>
internal sealed record CsvLinesTable(
    ReportTable Table,
    IReadOnlyList<string> Columns,
    Func<EfficiencyReport, IEnumerable<IReadOnlyList<object?>>> Lines) : CsvTable(Table);

/// <summary>A table with the columns of the indices.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Areas">The areas that it lists.</param>
internal sealed record CsvIndicesTable(ReportTable Table, Func<EfficiencyReport, IEnumerable<AreaResult>> Areas) : CsvTable(Table);
