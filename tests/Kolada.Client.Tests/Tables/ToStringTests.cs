namespace Kolada.Client.Tests.Tables;

/// <summary>What is printed to a console says something, the same under every culture.</summary>
public sealed class ToStringTests
{
    [Fact]
    public void A_table_shows_what_it_holds_and_its_first_rows()
    {
        KpiTable small = KpiTable.Create([new("N15428", "1267", 2023, Gender.Total) { Value = -93.5 }, new("N15428", "1281", 2023, Gender.Total) { Status = ValueStatus.Privacy }]);

        Assert.Equal(
            """
            2 values: 1 KPIs, 2 municipalities, years 2023
            kpi     municipality  year  gender  value  status
            N15428  1267          2023  T       -93.5
            N15428  1281          2023  T              Privacy
            """,
            small.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_large_table_says_how_many_rows_it_leaves_out()
    {
        string text = KpiTable.Create(Enumerable.Range(1990, 30).Select(year => new DataPoint("N15428", "1267", year, Gender.Total) { Value = year })).ToString();

        Assert.EndsWith("\n… and 20 more", text, StringComparison.Ordinal);
        Assert.Equal(13, text.Split('\n').Length);
    }

    [Fact]
    public void Wide_tables_values_and_entities_say_what_they_are()
    {
        KpiTable table = KpiTable.Create([new("N15428", "1267", 2023, Gender.Total) { Value = 1.5 }]);

        Assert.Equal("1 rows, 1 columns of values\nkpi  municipality  year  gender  N15428\n     Höör          2023  T       1.5", table.ToWide(municipalityTitles: new Dictionary<MunicipalityId, string> { ["1267"] = "Höör" }).ToString());
        Assert.Equal("N15428, 1267, 2023, Total: 1.5", table.Single().ToString());
        Assert.Equal("N15428, V15E1, 2023, Women: missing (Privacy), withdrawn", new UnitDataPoint("N15428", "V15E1", 2023, Gender.Women) { Status = ValueStatus.Privacy, IsDeleted = true }.ToString());
        Assert.Equal("Höör (1267)", new Municipality { Id = "1267", Title = "Höör" }.ToString());
        Assert.Equal("Skåne (G33621), 1 members", new MunicipalityGroup { Id = "G33621", Title = "Skåne", Members = ["1267"] }.ToString());
        Assert.Equal("N15428 Behöriga", new Kpi { Id = "N15428", Title = "Behöriga" }.ToString());
    }
}
