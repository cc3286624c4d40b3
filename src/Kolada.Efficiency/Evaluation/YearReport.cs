using System.Globalization;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>The areas of one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Areas">The areas, in the model's order.</param>
public sealed record YearReport(int Year, IReadOnlyList<AreaResult> Areas)
{
    /// <summary>The year, then a line an area.</summary>
    public override string ToString() => ReportText.Lines(Year.ToString(CultureInfo.InvariantCulture), Areas);
}
