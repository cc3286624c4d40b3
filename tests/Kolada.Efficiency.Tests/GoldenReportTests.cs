using Kolada.Efficiency.Tests.Support;

namespace Kolada.Efficiency.Tests;

/// <summary>Whole reports on real data, kept in git: whatever changes in them is seen in a review.</summary>
public sealed class GoldenReportTests
{
    [Theory]
    [InlineData("1267", "hoor")]
    [InlineData("1281", "lund")]
    [InlineData("1280", "malmo")]
    public void Against_Skane_2018_to_2025(string municipality, string name)
    {
        SharedData.SkipIfMissing();

        Golden.AssertSame($"{name}-skane-2018-2025.json", SkaneData.Report(municipality, Years.Range(2018, 2025)).ToJson());
    }
}
