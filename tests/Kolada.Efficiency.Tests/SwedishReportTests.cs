using System.Text.Json;
using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Whoever asks for Swedish reads Swedish throughout, and the same numbers.</summary>
public sealed class SwedishReportTests
{
    private static readonly double?[] Ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    /// <summary>A case a reason that a report can give, by what is special about it.</summary>
    private static readonly Dictionary<string, Func<ReportLanguage, EfficiencyReport>> Cases = new(StringComparer.Ordinal)
    {
        ["no value"] = language => Report(language, Model([Low("N00001")], High("N00002")), 3, [Year], Column("N00001", Year, 1, 2, 3), Column("N00002", Year, null, 2, 3)),
        ["no value, unexplained"] = language => Report(language, Model([Low("N00001")], High("N00002")), 3, [Year], Column("N00001", Year, 1, 2, 3), Column("N00002", Year, null, 2, 3).Skip(1)),
        ["privacy"] = language => Report(language, Model([Low("N00001")]), 3, [Year], Withheld(ValueStatus.Privacy)),
        ["not applicable"] = language => Report(language, Model([Low("N00001")]), 3, [Year], Withheld(ValueStatus.NotApplicable)),
        ["resource missing"] = language => Report(language, Model([Low("N00001")], High("N00002")), 3, [Year], Column("N00001", Year, null, 2, 3), Column("N00002", Year, 1, 2, 3)),
        ["both missing"] = language => Report(language, Model([Low("N00001")], High("N00002")), 3, [Year], Column("N00001", Year, null, 2, 3), Column("N00002", Year, null, 2, 3)),
        ["alone"] = language => Report(language, Model([Low("N00001"), Low("N00002")], High("N00003")), 1, [Year], Column("N00001", Year, 1), Column("N00002", Year, 1), Column("N00003", Year, 1)),
        ["only one has both"] = language => Report(language, Model([Low("N00001"), Low("N00002")]), 3, [Year], Column("N00001", Year, 1, 2, null), Column("N00002", Year, 1, null, 3)),
        ["equal values"] = language => Report(language, Model([Low("N00001")]), 3, [Year], Column("N00001", Year, 7, 7, 7)),
        ["equal means"] = language => Report(language, Model([Low("N00001"), High("N00002")]), 2, [Year], Column("N00001", Year, 1, 2), Column("N00002", Year, 1, 2)),
        ["equal halves"] = language => Report(language, Model([Low("N00001")], High("N00002")), 2, [Year], Column("N00001", Year, 1, 2), Column("N00002", Year, 1, 2)),
        ["one has both halves"] = language => Report(language, Model([Low("N00001")], High("N00002")), 4, [Year], Column("N00001", Year, 1, 2, null, null), Column("N00002", Year, 1, null, 3, 4)),
        ["nobody has a value"] = language => Report(language, Model([Low("N00001") with { UseYearBefore = true, UseAdjacentYear = true }]), 2, [Year], Column("N00001", Year, null, null)),
        ["unknown key figure"] = language => EfficiencyCalculator.Evaluate(TableOf(Column("N00001", Year, 1, 2)), Titles("N00001"), InSwedish(Model([Low("N00001")], High("N99999"))), Id(1), People(2), [Year], Options(language)),
        ["no quality"] = language => Report(language, Model([Low("N00001")]), 2, [Year], Column("N00001", Year, 1, 2)),
        ["no resource"] = language => Report(language, Model([], Low("N00001")), 2, [Year], Column("N00001", Year, 1, 2)),
        ["outside its years"] = language => Report(language, Model([Low("N00001")]) with { ValidYears = new YearSpan(2019, 2023) }, 2, [Year], Column("N00001", Year, 1, 2)),
        ["before its years"] = language => Report(language, Model([Low("N00001")]) with { ValidYears = new YearSpan(2030, null) }, 2, [Year], Column("N00001", Year, 1, 2)),
        ["after its years"] = language => Report(language, Model([Low("N00001")]) with { ValidYears = new YearSpan(null, 2010) }, 2, [Year], Column("N00001", Year, 1, 2)),
        ["components of other years"] = language => Report(language, Model([Low("N00001") with { ValidYears = new YearSpan(2030, null) }]), 2, [Year], Column("N00001", Year, 1, 2)),
        ["too few of the components"] = language => Report(language, AtLeastTwo(Model([], High("N00001"), High("N00002"), High("N00003"))), 2, [Year], Column("N00001", Year, 1, 2), Column("N00002", Year, null, 2), Column("N00003", Year, null, 3)),
        ["the year before"] = language => Report(language, Model([Low("N00001") with { UseYearBefore = true }]), 4, [Year], Column("N00001", Year, null, 2, 4, null), Column("N00001", Year - 1, 3, 9, 9, null)),
        ["neither the year before"] = language => Report(language, Model([Low("N00001") with { UseYearBefore = true }]), 3, [Year], Column("N00001", Year, null, 2, 4)),
        ["an adjacent year"] = language => Report(language, Model([Low("N00001") with { UseAdjacentYear = true }]), 3, [Year], Column("N00001", Year + 1, 3, 9, 9)),
        ["an alternative"] = language => Report(language, Model([Low("N00001") with { Alternatives = ["N00002"] }]), 3, [Year], Column("N00002", Year, 3, 9, 9)),
        ["the median of the others"] = language => Report(language, Model([Low("N00001") with { FillWith = GapFilling.Median }], High("N00002") with { FillWith = GapFilling.Mean }), 4, [Year], Column("N00001", Year, null, 2, 4, 6), Column("N00002", Year, 1, 2, null, 6)),
        ["own figures"] = language => EfficiencyCalculator.Evaluate(TableOf().WithOwnFigures(Column("own:hyra", Year, 3, 2, 1)), [], InSwedish(Model([Low("own:hyra")])), Id(1), People(3), [Year], Options(language)),
        ["members that are none"] = language => EfficiencyCalculator.Evaluate(TableOf(Column("N00001", Year, 1, 2)), Titles("N00001"), InSwedish(Model([Low("N00001")])), Id(1), Population.Create("Lista", [Id(2), "0000"], Id(1), People(2).Members), [Year], Options(language)),
        ["the latest year"] = language => Report(language, Model([Low("N00001")], High("N00002")), 10, null, Column("N00001", Year, Ten), Column("N00002", Year, Ten)),
        ["the best-covered year"] = language => Report(language, Model([Low("N00001")]), 10, null, Column("N00001", Year, 1, 2, 3)),
        ["no covered year"] = language => Report(language, Model([], Low("N00001")), 10, null, Column("N00001", Year, 1)),
        ["no year at all"] = language => Report(language, Model([Low("N00001")]), 3, null, Column("N00001", Year, null, null, null)),
        ["trends"] = language => Report(
            language,
            Model([Low("N00001") with { Breaks = [new SeriesBreak(2023, "new method") { ReasonInSwedish = "ny metod" }] }], High("N00002") with { Successors = [new ComponentSuccessor("N00003", Year)] }),
            3,
            [2021, 2022, 2023, Year],
            Column("N00001", 2021, 1, null, null), Column("N00001", 2022, 1, 2, 3), Column("N00001", 2023, 1, 3, 2), Column("N00001", Year, 3, 2, 1),
            Column("N00002", 2022, 1, 2, 3), Column("N00002", 2023, 3, 2, 1), Column("N00003", Year, 1, 2, 3)),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_sentence_is_Swedish_and_has_the_numbers_of_the_English_one(string name)
    {
        IReadOnlyList<string> english = Sentences.Of(Cases[name](ReportLanguage.English));
        IReadOnlyList<string> swedish = Sentences.Of(Cases[name](ReportLanguage.Swedish));

        Assert.NotEmpty(swedish);
        Assert.All(swedish, sentence => Assert.Empty(Sentences.EnglishIn(sentence)));
        Assert.Equal(english.Select(Sentences.NumbersIn), swedish.Select(Sentences.NumbersIn));
        Assert.All(english.Zip(swedish), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Documents_for_people_are_Swedish_and_those_for_machines_keep_their_names_and_numbers(string name)
    {
        EfficiencyReport english = Cases[name](ReportLanguage.English);
        EfficiencyReport swedish = Cases[name](ReportLanguage.Swedish);

        Assert.Empty(Sentences.EnglishIn(swedish.ToMarkdown()));
        Assert.Empty(Sentences.EnglishIn(HtmlText.Of(swedish.ToHtml())));
        Assert.Equal(ReportLanguage.Swedish, swedish.Language);
        Assert.Equal(Machine(english.ToJson()), Machine(swedish.ToJson()));
        Assert.Equal(english.ToCsv().Split('\n')[0], swedish.ToCsv().Split('\n')[0]);
    }

    [Fact]
    public void Reasons_as_a_controller_reads_them()
    {
        string[] Missing(string name) => [.. Cases[name](ReportLanguage.Swedish).Years.SelectMany(year => year.Areas).SelectMany(area => new[] { area.Resource.Missing, area.Quality.Missing, area.Efficiency.Missing }).OfType<string>()];

        Assert.Equal("Kommun 1 har inget värde för N00002 (Titel på N00002) för 2024 (Kolada anger: ej rapporterat).", Missing("no value")[0]);
        Assert.Equal("Kvalitetsindex saknas, och effektivitetsindex kräver båda indexen. " + Missing("no value")[0], Missing("no value")[1]);
        Assert.Equal("Modellen anger inga nyckeltal för kvalitetsindex inom området, så det finns inget effektivitetsindex.", Missing("no quality")[1]);
        Assert.Equal("Modellen test är inte avsedd för 2024 inom området (gäller från och med 2030).", Missing("before its years")[0]);
        Assert.Equal("P2,5 = P97,5 för de 3 jämförda kommuner som har ett värde för N00001 (Titel på N00001): (nästan) alla har samma värde, så det finns inget att jämföra.", Missing("equal values")[0]);
        Assert.Contains("och inte heller för 2023 (Kolada anger: ej rapporterat).", Missing("neither the year before")[0], StringComparison.Ordinal);
        Assert.Contains("Område 2024: för 1 kommun utan värde för N00001, däribland Kommun 1, används värdet för 2023.", Cases["the year before"](ReportLanguage.Swedish).Notes);
    }

    [Fact]
    public void A_break_without_a_Swedish_reason_keeps_the_one_that_it_has()
    {
        IndexComponent broken = Low("N00001") with { Breaks = [new SeriesBreak(2023, "ny enkät")] };

        EfficiencyReport report = Report(ReportLanguage.Swedish, Model([broken]), 3, [2022, 2023], Column("N00001", 2022, 1, 2, 3), Column("N00001", 2023, 1, 2, 3));

        Assert.Equal("ny enkät", Assert.Single(report.Trends[0].Breaks).Reason);
    }

    [Theory]
    [InlineData("rka")]
    [InlineData("net-cost")]
    public void The_breaks_of_the_built_in_models_have_Swedish_reasons(string name)
    {
        List<SeriesBreak> breaks = [.. EfficiencyModel.Get(name).Areas.SelectMany(area => area.Resource.Components.Concat(area.Quality.Components)).SelectMany(component => component.Breaks)];

        Assert.NotEmpty(breaks);
        Assert.All(breaks, item => Assert.NotNull(item.ReasonInSwedish));
        Assert.All(breaks, item => Assert.Empty(Sentences.EnglishIn(item.ReasonInSwedish!)));
        Assert.Equal(breaks, EfficiencyModel.Parse(EfficiencyModel.Get(name).ToJson()).Areas.SelectMany(area => area.Resource.Components.Concat(area.Quality.Components)).SelectMany(component => component.Breaks));
    }

    [Fact]
    public void Everything_about_Hoor_in_2022()
    {
        SharedData.SkipIfMissing();
        EfficiencyOptions options = new() { Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = 1400 }, Language = ReportLanguage.Swedish };

        EfficiencyReport report = EfficiencyCalculator.Evaluate(SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Hoor, SkaneData.Population, [2022], options);

        Golden.AssertSame("hoor-2022-all.sv.md", report.ToMarkdown());
        Assert.All(Sentences.Of(report), sentence => Assert.Empty(Sentences.EnglishIn(sentence)));
    }

    private static EfficiencyOptions Options(ReportLanguage language) => new() { Language = language, Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = RobustnessOptions.MinDraws } };

    private static Population People(int size) => Population(size) with { Title = "Påhittade kommuner" };

    private static Kpi[] Titles(params string[] kpis) => [.. kpis.Select(kpi => new Kpi { Id = kpi, Title = "Titel på " + kpi })];

    private static EfficiencyReport Report(ReportLanguage language, EfficiencyModel model, int size, IReadOnlyList<int>? years, params IEnumerable<DataPoint>[] columns) => EfficiencyCalculator.Evaluate(
        TableOf(columns),
        Titles([.. model.GetKpis().Select(kpi => kpi.Value)]),
        InSwedish(model),
        Id(1),
        People(size),
        years,
        Options(language));

    private static EfficiencyModel InSwedish(EfficiencyModel model) => model with { Areas = [.. model.Areas.Select(area => area with { Title = "Område" })] };

    private static IEnumerable<DataPoint> Withheld(ValueStatus status) => Column("N00001", Year, 2, 2, 3).Select((point, i) => i == 0 ? point with { Value = null, Status = status } : point);

    private static EfficiencyModel AtLeastTwo(EfficiencyModel model) => model with { Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { AtLeast = 2 } }] };

    /// <summary>The names, numbers and flags of a document, without its sentences.</summary>
    private static List<string> Machine(string json)
    {
        List<string> found = [];
        using JsonDocument document = JsonDocument.Parse(json);
        Walk(document.RootElement);
        return found;

        void Walk(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (JsonProperty member in element.EnumerateObject())
                    {
                        found.Add(member.Name);
                        Walk(member.Value);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (JsonElement item in element.EnumerateArray())
                    {
                        Walk(item);
                    }

                    break;
                case JsonValueKind.String:
                    break;
                default:
                    found.Add(element.GetRawText());
                    break;
            }
        }
    }
}
