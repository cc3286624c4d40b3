using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>A service area of a report through its years.</summary>
/// <param name="Results">The results, ascending by year; at least one.</param>
public sealed record AreaSeries(IReadOnlyList<AreaResult> Results)
{
    /// <summary>The area, then a line a year.</summary>
    public override string ToString() => ReportText.Lines(Latest.Title, Results);

    /// <summary>The latest year of the report.</summary>
    public AreaResult Latest => Results[^1];

    /// <summary>The result of a year; null when the report does not have it.</summary>
    /// <param name="year">The year.</param>
    public AreaResult? InYear(int year) => Results.FirstOrDefault(result => result.Year == year);
}
