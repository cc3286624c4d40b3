using System.Globalization;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>A key figure behind an index.</summary>
public sealed record ComponentResult
{
    /// <summary>The KPI that was used in this year.</summary>
    public required KpiId Kpi { get; init; }

    /// <summary>Its title; the id when Kolada does not know it. <see cref="GetTitle"/> marks a figure of the user's own (<see cref="KpiId.IsOwn"/>).</summary>
    public required string Title { get; init; }

    /// <summary>True when a lower value is better.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>The weight as the model states it, relative to the index's other components.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The municipality's value in the KPI's own unit; null when it is missing and nothing fills the gap.</summary>
    public double? Value { get; init; }

    /// <summary>
    /// The value on the scale from 0 (worst) to 100 (best), or on that of the model's normalisation; null when it is missing or nothing tells values
    /// apart.
    /// </summary>
    public double? Score { get; init; }

    /// <summary>
    /// The 2.5th percentile over the compared municipalities that have a value; null when none has, or the model does not normalise by percentiles.
    /// </summary>
    public double? LowPercentile { get; init; }

    /// <summary>The 97.5th percentile, as <see cref="LowPercentile"/>.</summary>
    public double? HighPercentile { get; init; }

    /// <summary>How many compared municipalities have a value.</summary>
    public int Count { get; init; }

    /// <summary>The year of the value. It differs from the report's only when the model substituted another year.</summary>
    public int Year { get; init; }

    /// <summary>True when the value is not measured but stands in for a missing one, as the model asks (<see cref="IndexComponent.FillWith"/>).</summary>
    public bool IsImputed { get; init; }

    /// <summary>True when the value is an outlier and is scored as the next, as the model asks (<see cref="IndexDefinition.Outliers"/>).</summary>
    public bool IsTreated { get; init; }

    /// <summary>What the component is made of, where it is an index itself; empty for a key figure.</summary>
    public IReadOnlyList<ComponentResult> Components { get; init; } = [];

    /// <summary>Whether the value is preliminary, by the KPI's publication fields; null when they do not say.</summary>
    public bool? Preliminary { get; init; }

    /// <summary>Why the value or its score is missing; empty when both are there.</summary>
    public IReadOnlyList<Reason> MissingReasons { get; init; } = [];

    /// <summary>The value with its score: "N15428 Elever som …: 82.5, score 61.9".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Kpi} {Title}: {Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "missing"}, score {Score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "missing"}");

    /// <summary>The title as documents show it: a figure or an index of the user's own is marked as such.</summary>
    /// <param name="language">The language of the mark; the title itself is as Kolada or the model has it.</param>
    public string GetTitle(ReportLanguage language = ReportLanguage.English) =>
        Components.Count > 0 ? new Texts(language).OwnIndex(Title) : new Texts(language).TitleOf(Kpi, Title);
}
