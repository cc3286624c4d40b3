using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>Whoever asks for Swedish reads Swedish throughout, and the same numbers.</summary>
public sealed class SwedishReportTests
{
    private static readonly double?[] Ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    /// <summary>A case a reason that a report can give, by what is special about it.</summary>
    private static readonly Dictionary<string, Func<EfficiencyReport>> Cases = new(StringComparer.Ordinal)
    {
        ["no value"] = () => Report(Model([Low("N00001")], High("N00002")), 3, [Year], Column("N00001", Year, 1, 2, 3), Column("N00002", Year, null, 2, 3)),
        ["no value, unexplained"] = () => Report(
            Model([Low("N00001")], High("N00002")),
            3,
            [Year],
            Column("N00001", Year, 1, 2, 3),
            Column("N00002", Year, null, 2, 3).Skip(1)),
        ["privacy"] = () => Report(Model([Low("N00001")]), 3, [Year], Withheld(ValueStatus.Privacy)),
        ["not applicable"] = () => Report(Model([Low("N00001")]), 3, [Year], Withheld(ValueStatus.NotApplicable)),
        ["resource missing"] = () => Report(
            Model([Low("N00001")], High("N00002")),
            3,
            [Year],
            Column("N00001", Year, null, 2, 3),
            Column("N00002", Year, 1, 2, 3)),
        ["both missing"] = () => Report(
            Model([Low("N00001")], High("N00002")),
            3,
            [Year],
            Column("N00001", Year, null, 2, 3),
            Column("N00002", Year, null, 2, 3)),
        ["alone"] = () => Report(
            Model([Low("N00001"), Low("N00002")], High("N00003")),
            1,
            [Year],
            Column("N00001", Year, 1),
            Column("N00002", Year, 1),
            Column("N00003", Year, 1)),
        ["only one has both"] = () => Report(
            Model([Low("N00001"), Low("N00002")]),
            3,
            [Year],
            Column("N00001", Year, 1, 2, null),
            Column("N00002", Year, 1, null, 3)),
        ["equal values"] = () => Report(Model([Low("N00001")]), 3, [Year], Column("N00001", Year, 7, 7, 7)),
        ["equal means"] = () => Report(Model([Low("N00001"), High("N00002")]), 2, [Year], Column("N00001", Year, 1, 2), Column("N00002", Year, 1, 2)),
        ["equal halves"] = () => Report(Model([Low("N00001")], High("N00002")), 2, [Year], Column("N00001", Year, 1, 2), Column("N00002", Year, 1, 2)),
        ["one has both halves"] = () => Report(
            Model([Low("N00001")], High("N00002")),
            4,
            [Year],
            Column("N00001", Year, 1, 2, null, null),
            Column("N00002", Year, 1, null, 3, 4)),
        ["nobody has a value"] = () => Report(
            Model([Low("N00001") with { UseYearBefore = true, UseAdjacentYear = true }]),
            2,
            [Year],
            Column("N00001", Year, null, null)),
        ["unknown key figure"] = () => EfficiencyCalculator.Evaluate(
            TableOf(Column("N00001", Year, 1, 2)),
            Titles("N00001"),
            InSwedish(Model([Low("N00001")], High("N99999"))),
            Id(1),
            People(2),
            [Year],
            Options),
        ["no quality"] = () => Report(Model([Low("N00001")]), 2, [Year], Column("N00001", Year, 1, 2)),
        ["no resource"] = () => Report(Model([], Low("N00001")), 2, [Year], Column("N00001", Year, 1, 2)),
        ["outside its years"] = () => Report(Model([Low("N00001")]) with { ValidYears = new YearSpan(2019, 2023) }, 2, [Year], Column("N00001", Year, 1, 2)),
        ["before its years"] = () => Report(Model([Low("N00001")]) with { ValidYears = new YearSpan(2030, null) }, 2, [Year], Column("N00001", Year, 1, 2)),
        ["after its years"] = () => Report(Model([Low("N00001")]) with { ValidYears = new YearSpan(null, 2010) }, 2, [Year], Column("N00001", Year, 1, 2)),
        ["components of other years"] = () => Report(
            Model([Low("N00001") with { ValidYears = new YearSpan(2030, null) }]),
            2,
            [Year],
            Column("N00001", Year, 1, 2)),
        ["too few of the components"] = () => Report(
            AtLeastTwo(Model([], High("N00001"), High("N00002"), High("N00003"))),
            2,
            [Year],
            Column("N00001", Year, 1, 2),
            Column("N00002", Year, null, 2),
            Column("N00003", Year, null, 3)),
        ["the year before"] = () => Report(
            Model([Low("N00001") with { UseYearBefore = true }]),
            4,
            [Year],
            Column("N00001", Year, null, 2, 4, null),
            Column("N00001", Year - 1, 3, 9, 9, null)),
        ["neither the year before"] = () => Report(Model([Low("N00001") with { UseYearBefore = true }]), 3, [Year], Column("N00001", Year, null, 2, 4)),
        ["an adjacent year"] = () => Report(Model([Low("N00001") with { UseAdjacentYear = true }]), 3, [Year], Column("N00001", Year + 1, 3, 9, 9)),
        ["an alternative"] = () => Report(Model([Low("N00001") with { Alternatives = ["N00002"] }]), 3, [Year], Column("N00002", Year, 3, 9, 9)),
        ["the median of the others"] = () => Report(
            Model([Low("N00001") with { FillWith = GapFilling.Median }], High("N00002") with { FillWith = GapFilling.Mean }),
            4,
            [Year],
            Column("N00001", Year, null, 2, 4, 6),
            Column("N00002", Year, 1, 2, null, 6)),
        ["own figures"] = () => EfficiencyCalculator.Evaluate(
            TableOf().WithOwnFigures(Column("own:hyra", Year, 3, 2, 1)),
            [],
            InSwedish(Model([Low("own:hyra")])),
            Id(1),
            People(3),
            [Year],
            Options),
        ["members that are none"] = () => EfficiencyCalculator.Evaluate(
            TableOf(Column("N00001", Year, 1, 2)),
            Titles("N00001"),
            InSwedish(Model([Low("N00001")])),
            Id(1),
            Population.Create("Lista", [Id(2), "0000"], Id(1), People(2).Members),
            [Year],
            Options),
        ["the latest year"] = () => Report(Model([Low("N00001")], High("N00002")), 10, null, Column("N00001", Year, Ten), Column("N00002", Year, Ten)),
        ["the best-covered year"] = () => Report(Model([Low("N00001")]), 10, null, Column("N00001", Year, 1, 2, 3)),
        ["no covered year"] = () => Report(Model([], Low("N00001")), 10, null, Column("N00001", Year, 1)),
        ["no year at all"] = () => Report(Model([Low("N00001")]), 3, null, Column("N00001", Year, null, null, null)),
        ["few values"] = () => Report(Model([Low("N00001")]), 22, [Year], Column("N00001", Year, Ten)),
        ["the latest year of one index"] = () => Report(Model([Low("N00001")]), 10, null, Column("N00001", Year, Ten)),
        ["a geometric mean of zero"] = () => EfficiencyCalculator.Evaluate(
            TableOf(Column("N00001", Year, 1, 2, 3), Column("N00002", Year, 1, 3, 2)),
            Titles("N00001", "N00002"),
            InSwedish(Geometric(Model([], High("N00001"), High("N00002")))),
            Id(1),
            People(3),
            [Year]),
        ["a skewed component"] = () => EfficiencyCalculator.Evaluate(
            TableOf(Column("N00001", Year, [.. Enumerable.Range(0, 60).Select(i => (double?)Math.Pow(4, i))])),
            Titles("N00001"),
            InSwedish(Winsorized(Model([], High("N00001")))),
            Id(1),
            People(60),
            [Year]),
        ["a break"] = () => Report(
            Model([Low("N00001") with { Breaks = [new SeriesBreak(2023, "new method") { ReasonInSwedish = "ny metod" }] }]),
            3,
            [2022, 2023],
            Column("N00001", 2022, 1, 2, 3), Column("N00001", 2023, 1, 3, 2)),
        ["trends"] = () => Report(
            Model(
                [Low("N00001") with { Breaks = [new SeriesBreak(2023, "new method") { ReasonInSwedish = "ny metod" }] }],
                High("N00002") with { Successors = [new ComponentSuccessor("N00003", Year)] }),
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
        EfficiencyReport report = Cases[name]();
        IReadOnlyList<string> english = Sentences.In(report, ReportLanguage.English);
        IReadOnlyList<string> swedish = Sentences.In(report, ReportLanguage.Swedish);

        Assert.NotEmpty(swedish);
        Assert.All(swedish, sentence => Assert.Empty(Sentences.EnglishIn(sentence)));
        Assert.Equal(english.Select(Sentences.NumbersIn), swedish.Select(Sentences.NumbersIn));
        Assert.All(english.Zip(swedish), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    /// <summary>The words that stand beside the reasons: headings, columns, legends.</summary>
    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Documents_for_people_are_Swedish_throughout(string name)
    {
        EfficiencyReport report = Cases[name]();

        Assert.Empty(Sentences.EnglishIn(report.ToMarkdown(ReportLanguage.Swedish)));
        Assert.Empty(Sentences.EnglishIn(HtmlText.Of(report.ToHtml(ReportLanguage.Swedish))));
    }

    /// <summary>The cases above give every reason that there is, so none has an English sentence in a Swedish report.</summary>
    [Fact]
    public void Every_code_occurs_in_a_report()
    {
        IEnumerable<string> codes = Cases.Values.SelectMany(make => Sentences.Reasons(make())).Select(reason => reason.Code);

        Assert.Empty(ReasonCodes.All.Except(codes));
        Assert.Empty(codes.Except(ReasonCodes.All));
    }

    [Fact]
    public void The_names_of_codes_and_arguments_are_in_the_list_and_in_the_documentation()
    {
        string[] declared = [.. typeof(ReasonCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

        Assert.Equal(declared.Order(StringComparer.Ordinal), ReasonCodes.All.Order(StringComparer.Ordinal));
        Assert.All(declared, code => Assert.Matches("^[a-z]+(-[a-z]+)*$", code));
    }

    [Fact]
    public void Reasons_as_a_controller_reads_them()
    {
        string[] Missing(string name) =>
        [
            .. Cases[name]().Years.SelectMany(year => year.Areas)
                .SelectMany(area => area.Indices.AsPairs())
                .Select(pair => Sentences.Join(pair.Value.MissingReasons, ReportLanguage.Swedish))
                .OfType<string>(),
        ];

        Assert.Equal("Kommun 1 har inget värde för N00002 (Titel på N00002) för 2024 (Kolada anger: ej rapporterat).", Missing("no value")[0]);
        Assert.Equal("Kvalitetsindex saknas, och effektivitetsindex kräver båda indexen. " + Missing("no value")[0], Missing("no value")[1]);
        Assert.Equal("Modellen anger inga nyckeltal för kvalitetsindex inom området, så det finns inget effektivitetsindex.", Missing("no quality")[1]);
        Assert.Equal("Modellen test är inte avsedd för 2024 inom området (gäller från och med 2030).", Missing("before its years")[0]);
        Assert.Equal("P2,5 = P97,5 för de 3 jämförda kommuner som har ett värde för N00001 (Titel på N00001): (nästan) alla har samma värde, så det finns inget att jämföra.", Missing("equal values")[0]);
        Assert.Contains("och inte heller för 2023 (Kolada anger: ej rapporterat).", Missing("neither the year before")[0], StringComparison.Ordinal);
        Assert.Contains(
            "Område 2024: för 1 kommun utan värde för N00001, däribland Kommun 1, används värdet för 2023.",
            Cases["the year before"]().Notes.Select(note => note.ToString(ReportLanguage.Swedish)));
    }

    [Fact]
    public void A_break_without_a_Swedish_reason_keeps_the_one_that_it_has()
    {
        IndexComponent broken = Low("N00001") with { Breaks = [new SeriesBreak(2023, "ny enkät")] };

        EfficiencyReport report = Report(Model([broken]), 3, [2022, 2023], Column("N00001", 2022, 1, 2, 3), Column("N00001", 2023, 1, 2, 3));

        Assert.Equal("ny enkät", Assert.Single(report.Trends[0].Breaks).Reason.ToString(ReportLanguage.Swedish));
    }

    [Theory]
    [InlineData("rka")]
    [InlineData("net-cost")]
    public void The_breaks_of_the_built_in_models_have_Swedish_reasons(string name)
    {
        List<SeriesBreak> breaks =
        [
            .. EfficiencyModel.Get(name).Areas.SelectMany(area => area.Resource.Components.Concat(area.Quality.Components))
                .SelectMany(component => component.Breaks),
        ];

        Assert.NotEmpty(breaks);
        Assert.All(breaks, item => Assert.NotNull(item.ReasonInSwedish));
        Assert.All(breaks, item => Assert.Empty(Sentences.EnglishIn(item.ReasonInSwedish!)));
        EfficiencyModel again = EfficiencyModel.Parse(EfficiencyModel.Get(name).ToJson());
        Assert.Equal(
            breaks,
            again.Areas.SelectMany(area => area.Resource.Components.Concat(area.Quality.Components)).SelectMany(component => component.Breaks));
    }

    [Fact]
    public void Everything_about_Hoor_in_2022()
    {
        EfficiencyOptions options = new() { Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = 1400 } };

        EfficiencyReport report = EfficiencyCalculator.Evaluate(
            SkaneData.Table, SkaneData.Kpis, SkaneData.Model, SkaneData.Hoor, SkaneData.Population, [2022], options);

        Golden.AssertSame("hoor-2022-all.sv.md", report.ToMarkdown(ReportLanguage.Swedish));
        Assert.All(Sentences.In(report, ReportLanguage.Swedish), sentence => Assert.Empty(Sentences.EnglishIn(sentence)));
    }

    private static EfficiencyOptions Options => new() { Parts = ReportParts.All, Robustness = new RobustnessOptions { Draws = RobustnessOptions.MinDraws } };

    private static Population People(int size) => Population(size) with { Title = "Påhittade kommuner" };

    private static Kpi[] Titles(params string[] kpis) => [.. kpis.Select(kpi => new Kpi { Id = kpi, Title = "Titel på " + kpi })];

    private static EfficiencyReport Report(
        EfficiencyModel model, int size, IReadOnlyList<int>? years, params IEnumerable<DataPoint>[] columns) => EfficiencyCalculator.Evaluate(
        TableOf(columns),
        Titles([.. model.GetKpis().Select(kpi => kpi.Value)]),
        InSwedish(model),
        Id(1),
        People(size),
        years,
        Options);

    private static EfficiencyModel InSwedish(EfficiencyModel model) => model with { Areas = [.. model.Areas.Select(area => area with { Title = "Område" })] };

    private static IEnumerable<DataPoint> Withheld(ValueStatus status) =>
        Column("N00001", Year, 2, 2, 3).Select((point, i) => i == 0 ? point with { Value = null, Status = status } : point);

    private static EfficiencyModel Winsorized(EfficiencyModel model) => model with
    {
        Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { Outliers = OutlierRule.Winsorize } }],
    };

    private static EfficiencyModel Geometric(EfficiencyModel model) => model with
    {
        Areas =
        [
            model.Areas[0] with
            {
                Quality = model.Areas[0].Quality with { Normalization = NormalizationMethod.MinMax, Aggregation = AggregationMethod.Geometric },
            },
        ],
    };

    private static EfficiencyModel AtLeastTwo(EfficiencyModel model) =>
        model with { Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { AtLeast = 2 } }] };
}
