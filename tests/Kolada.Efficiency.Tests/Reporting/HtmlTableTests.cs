using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Kolada.Efficiency.Tests;

/// <summary>The fragments are read back as XML: what is well-formed there, a browser reads the same way.</summary>
public sealed class HtmlTableTests
{
    private static readonly KpiTable Table = KpiTable.Create(
    [
        new("N15428", "1267", 2022, Gender.Total) { Value = 86.54321 },
        new("N15428", "1267", 2023, Gender.Total) { Status = ValueStatus.Missing },
        new("N15428", "1280", 2023, Gender.Total) { Value = 0 },
        new("N15428", "1280", 2023, Gender.Women) { Value = 70.5 },
        new("own:lokaler", "1267", 2023, Gender.Total) { Value = 12345.678 },
    ]);

    [Fact]
    public void A_table_is_one_table_a_kpi_with_years_across()
    {
        XElement html = Read(
            Table.ToHtml(new Dictionary<KpiId, string> { ["N15428"] = "Behöriga" }, new Dictionary<MunicipalityId, string> { ["1267"] = "Höör" }));

        Assert.Equal(["Behöriga (N15428) · Källa: Kolada", "own:lokaler"], html.Descendants("caption").Select(caption => caption.Value));
        Assert.Equal(["municipality", "gender", "2022", "2023"], html.Descendants("thead").First().Descendants("th").Select(cell => cell.Value));
        Assert.Equal(
            [["Höör (1267)", "T", "86.54", "–"], ["1280", "T", "–", "0"], ["1280", "K", "–", "70.5"]],
            html.Elements("table").First().Element("tbody")!.Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray()));
        Assert.Equal(["Höör (1267)", "–", "12346"], html.Elements("table").Last().Element("tbody")!.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void Tooltips_have_the_unrounded_value_and_why_it_is_missing()
    {
        IEnumerable<string?> tooltips = Read(Table.ToHtml()).Descendants("td").Select(cell => cell.Attribute("title")?.Value).Where(title => title is not null);

        Assert.Equal(["86.54321", ValueStatus.Missing.Value, "12345.678"], tooltips);
    }

    [Fact]
    public void What_does_not_fit_is_counted()
    {
        XElement html = Read(Table.ToHtml(maxRows: 2));

        Assert.Equal(2, html.Descendants("tbody").Elements("tr").Count());
        Assert.Equal("… and 2 more rows", html.Element("p")?.Value);
        Assert.Null(Read(Table.ToHtml(maxRows: 4)).Element("p"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.ToHtml(maxRows: 0));
    }

    [Fact]
    public void Every_kind_of_list_has_its_columns()
    {
        Assert.Equal(
            [["N15428", "Behöriga", "Grundskola", ""]],
            Rows(new[] { new Kpi { Id = "N15428", Title = "Behöriga", OperatingArea = "Grundskola" } }.ToHtml()));
        Assert.Equal([["G2KPI1", "Effektivitet", "1"]], Rows(new[] { new KpiGroup { Id = "G2KPI1", Title = "Effektivitet", Members = ["N15428"] } }.ToHtml()));
        Assert.Equal([["1267", "Höör", "K"]], Rows(new[] { new Municipality { Id = "1267", Title = "Höör", Type = MunicipalityType.Municipality } }.ToHtml()));
        Assert.Equal(
            [["G33621", "Skåne läns kommuner", "2"]],
            Rows(new[] { new MunicipalityGroup { Id = "G33621", Title = "Skåne läns kommuner", Members = ["1267", "1280"] } }.ToHtml()));
        Assert.Equal([["V15E1", "Skolan", "1267"]], Rows(new[] { new OrganizationalUnit { Id = "V15E1", Title = "Skolan", Municipality = "1267" } }.ToHtml()));
        Assert.Equal([["N15428", "1267", "2023", "K", "1.5", ""]], Rows(new[] { new DataPoint("N15428", "1267", 2023, Gender.Women) { Value = 1.5 } }.ToHtml()));
        Assert.Empty(Rows(Array.Empty<Kpi>().ToHtml()));
    }

    [Fact]
    public void Whatever_a_title_holds_is_text() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
        raw =>
        {
            string title = string.Concat((raw + "<script>&\"'å").Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF')));
            return Rows(new[] { new Municipality { Id = "1267", Title = title } }.ToHtml()).Single()[1] == title;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20240716, 1));

    private static string[][] Rows(string html) =>
        [.. Read(html).Descendants("tbody").Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray())];

    private static XElement Read(string html) => XElement.Parse($"<div>{html}</div>");
}
