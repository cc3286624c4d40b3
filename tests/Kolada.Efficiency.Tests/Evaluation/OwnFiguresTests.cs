using System.Globalization;
using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

public sealed class OwnFiguresTests
{
    private static readonly Municipality[] Known =
    [
        new() { Id = "1267", Title = "Höör", Type = MunicipalityType.Municipality },
        new() { Id = "1281", Title = "Lund", Type = MunicipalityType.Municipality },
    ];

    [Theory]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,-1.5\nown:a,Lund,2024,\n")]
    [InlineData("\uFEFFkpi;municipality;year;value\r\nown:a;höör;2024;\u22121,5\r\n\r\nown:a;1281;2024;\r\n")]
    [InlineData("kpi,municipality,year,value\nown:a,hoor,2024,-1.5\nown:a,LUND,2024,\n")]
    [InlineData("kpi,municipality,year,value\rown:a,1267,2024,-1.5\rown:a,Lund,2024,\r")]
    [InlineData("value,YEAR,kpi,gender,municipality\n\"-1.5\",2024,own:a,T,1267\n,2024,\"own:a\",,1281")]
    public void Commas_semicolons_and_any_order_of_columns_are_read(string csv)
    {
        foreach (string culture in new[] { "", "sv-SE" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(
                [new DataPoint("own:a", "1267", 2024, Gender.Total) { Value = -1.5 }, new DataPoint("own:a", "1281", 2024, Gender.Total)],
                OwnFigures.Parse(csv, Known));
        }
    }

    [Theory]
    [InlineData("", "line 1: the text is empty")]
    [InlineData("kpi,municipality,year\n", "line 1, column value: is missing in the first line")]
    [InlineData("kpi,municipality,year,value,unit\n", "line 1, column unit: is not a column of own figures")]
    [InlineData("kpi,municipality,year,value,year\n", "line 1, column year: occurs twice")]
    [InlineData("kpi,municipality,year,value\nN15001,1267,2024,1", "line 2, column kpi: 'N15001' must be own: and a name")]
    [InlineData("kpi,municipality,year,value\n\nown:a,Höö,2024,1", "line 3, column municipality: 'Höö' must be the id or the name")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,24,1", "line 2, column year: '24' must be a year from 1900 to 2100")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,1 000", "line 2, column value: '1 000' must be a number such as 12.5")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,NaN", "line 2, column value: 'NaN'")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,1e308", "line 2, column value: '1e308'")]
    [InlineData("kpi;municipality;year;value\nown:a;1267;2024;1.000,5", "line 2, column value: '1.000,5' must be a number such as 12,5")]
    [InlineData("kpi,municipality,year,value,gender\nown:a,1267,2024,1,X", "line 2, column gender: 'X' must be T, K or M")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024", "line 2: has 3 fields, and the first line names 4 columns.")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,1\nown:a,Höör,2024,2", "line 3: own:a for 1267, 2024, T is already on line 2.")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,\"1\nown:b,1267,2024,2", "line 2: the quotes do not match.")]
    [InlineData("kpi,municipality,year,value\nown:a,1267,2024,1\nown:a,\"Lund\"s,2024,2", "line 3: the quotes do not match.")]
    public void Bad_rows_are_named_by_line_and_column(string csv, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => OwnFigures.Parse(csv, Known)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_something_else_is_not_read_to_its_end()
    {
        string csv = "kpi,municipality,year,value\n" + string.Concat(Enumerable.Range(0, 100_000).Select(number => $"own:a,nowhere{number},2024,1\n"));

        string message = Assert.Throws<ArgumentException>(() => OwnFigures.Parse(csv, Known)).Message;

        Assert.Contains("1000 or more problem(s):", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n\n")]
    public void Lines_end_as_any_system_ends_them(string end) => Assert.Equal(
        [1.5, null],
        OwnFigures.Parse($"\uFEFFkpi,municipality,year,value{end}own:a,1267,2024,1.5{end}own:a,1267,2023,{end}{end}", Known).Select(figure => figure.Value));

    [Fact]
    public void All_problems_are_named_at_once()
    {
        string message = Assert.Throws<ArgumentException>(() => OwnFigures.Parse("kpi,municipality,year,value\nx,y,z,w\nown:a,1267,2024,1\n", Known)).Message;

        Assert.All(new[] { "kpi", "municipality", "year", "value" }, column => Assert.Contains($"line 2, column {column}:", message, StringComparison.Ordinal));
    }

    [Fact]
    public void They_work_in_models_and_are_marked()
    {
        EfficiencyModel model = Model([Low("own:hyra")]);
        KpiTable table = TableOf(Column("N00001", Year, 1, 2, 3)).WithOwnFigures(Column("own:hyra", Year, 30, 20, 10));

        EfficiencyReport report = EfficiencyCalculator.Evaluate(table, [], model, Id(3), Population(3), [Year]);

        Assert.Equal(
            (100.0, "own:hyra", null),
            (report["a"].Latest.Resource.Index!.Value, report["a"].Latest.Resource.Components[0].Title, report["a"].Latest.Resource.Components[0].Preliminary));
        Assert.Contains("Not from Kolada but the user's own: own:hyra.", report.Remarks());
        Assert.Equal(1.0, table.GetValue("N00001", Id(1), Year));
        Assert.NotNull(table.RetrievedAt);
    }

    [Fact]
    public void The_model_names_them()
    {
        EfficiencyModel model = Model([Low("own:hyra") with { Title = "Lokalhyra, kr/m²" }]);
        KpiTable table = TableOf().WithOwnFigures(Column("own:hyra", Year, 30, 20, 10));

        EfficiencyReport report = EfficiencyCalculator.Evaluate(table, [], model, Id(3), Population(3), [Year]);

        Assert.Equal("Lokalhyra, kr/m²", report["a"].Latest.Resource.Components[0].Title);
        Assert.All(
            [report.ToJson(), report.ToCsv(), report.ToMarkdown(), HtmlText.Of(report.ToHtml())],
            document => Assert.Contains("Own figure: Lokalhyra, kr/m²", document, StringComparison.Ordinal));
        Assert.All(
            [report.ToMarkdown(ReportLanguage.Swedish), HtmlText.Of(report.ToHtml(ReportLanguage.Swedish))],
            document => Assert.Contains("Egen uppgift: Lokalhyra, kr/m²", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Kolada_s_values_are_not_replaced() =>
        Assert.Contains(
            "not an own figure",
            Assert.Throws<ArgumentException>(() => TableOf().WithOwnFigures(Column("N00001", Year, 1))).Message,
            StringComparison.Ordinal);
}
