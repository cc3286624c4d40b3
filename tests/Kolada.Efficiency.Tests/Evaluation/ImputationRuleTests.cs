using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>A model may ask for gaps to be filled with the mean or the median of the others; it changes no scale, and it shows.</summary>
public sealed class ImputationRuleTests
{
    private static readonly KpiTable Table = TableOf(
        Column("N00001", Year, 0, 10, 2, null, 8),
        Column("N00001", Year - 1, 0, 10, 2, null, 8),
        Column("N00002", Year, 1, 2, 3, 4, 5));

    [Theory]
    [InlineData(GapFilling.Mean, 5)]
    [InlineData(GapFilling.Median, 5)]
    public void The_gap_takes_the_middle_of_the_others_and_their_scale_stays(GapFilling filling, double expected)
    {
        AreaResult without = Evaluate(Model([], High("N00001")), Table, 5, 1, type: PercentileType.Type6);
        AreaResult filled = Evaluate(Model([], High("N00001") with { FillWith = filling }), Table, 5, 4, type: PercentileType.Type6);

        ComponentResult part = Assert.Single(filled.Quality.Components);
        Assert.Equal((expected, true, null, null), (part.Value!.Value, part.IsImputed, part.Preliminary, part.Missing()));
        Assert.Equal(without.Quality.Components[0] with { Value = expected, Score = 50, IsImputed = true, Preliminary = null }, part);
        Assert.Equal((50.0, 5), (filled.Quality.Index!.Value, filled.Quality.Count));
    }

    [Fact]
    public void The_mean_and_the_median_differ_where_the_others_are_skewed()
    {
        KpiTable skewed = TableOf(Column("N00001", Year, 0, 1, 11, null));

        Assert.Equal(4.0, Evaluate(Model([], High("N00001") with { FillWith = GapFilling.Mean }), skewed, 4, 4).Quality.Components[0].Value);
        Assert.Equal(1.0, Evaluate(Model([], High("N00001") with { FillWith = GapFilling.Median }), skewed, 4, 4).Quality.Components[0].Value);
    }

    [Fact]
    public void A_measured_value_of_the_year_before_comes_first()
    {
        EfficiencyModel model = Model([], High("N00001") with { FillWith = GapFilling.Mean, UseYearBefore = true });
        KpiTable table = TableOf(Column("N00001", Year, 0, 10, null, null), Column("N00001", Year - 1, 1, 1, 7, null));

        Assert.Equal((7.0, Year - 1, false), Of(Evaluate(model, table, 4, 3)));
        Assert.Equal((17 / 3.0, Year, true), Of(Evaluate(model, table, 4, 4)));

        static (double, int, bool) Of(AreaResult area) =>
            (area.Quality.Components[0].Value!.Value, area.Quality.Components[0].Year, area.Quality.Components[0].IsImputed);
    }

    [Fact]
    public void What_nobody_has_is_still_missing()
    {
        AreaResult area = Evaluate(Model([], High("N00001") with { FillWith = GapFilling.Mean }), TableOf(Column("N00001", Year, null, null)), 2);

        Assert.Null(area.Quality.Index);
        Assert.False(area.Quality.Components[0].IsImputed);
        Assert.StartsWith("None of the 2 compared municipalities has a value", area.Quality.Missing(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_so_in_its_remarks_and_in_JSON()
    {
        EfficiencyModel model = Model([], High("N00001") with { FillWith = GapFilling.Median });

        EfficiencyReport report = EfficiencyCalculator.Evaluate(Table, Kpis(model), model, Id(4), Population(5), [Year]);

        Assert.Contains("Area 2024: 1 municipality without a value of N00001, Kommun 4 among them, is given the median of the others, as the model says; the percentiles stand on measured values only.", report.Remarks());
        Assert.Contains("\"imputed\": true", report.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "imputed",
            EfficiencyCalculator.Evaluate(Table, Kpis(model), model, Id(1), Population(5), [Year]).ToJson(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_made_up_value_has_no_trend()
    {
        EfficiencyModel model = Model([], High("N00001") with { FillWith = GapFilling.Median });
        EfficiencyAnalysis analysis = new(Table, Kpis(model), model, Population(5));

        Assert.DoesNotContain(analysis.Trend(Id(4), "a").Changes, change => change.Kpi is not null);
        Assert.Contains(analysis.Trend(Id(1), "a").Changes, change => change.Kpi == "N00001");
    }

    [Fact]
    public void The_draws_of_how_sure_stand_on_the_same_scale()
    {
        EfficiencyModel model = Model([], High("N00001") with { FillWith = GapFilling.Mean });
        EfficiencyAnalysis analysis = new(Table, Kpis(model), model, Population(5));

        Assert.Equal((3, 5), (analysis.Robustness(Id(4), "a", Year).Quality!.Rank, analysis.Robustness(Id(4), "a", Year).Quality!.Count));
    }

    [Fact]
    public void The_rule_survives_writing_and_reading_and_a_wrong_word_is_named()
    {
        EfficiencyModel model = Model([], High("N00001") with { FillWith = GapFilling.Median, Title = "Något" });

        IndexComponent read = EfficiencyModel.Parse(model.ToJson()).Areas[0].Quality.Components[0];

        Assert.Equal((GapFilling.Median, "Något"), (read.FillWith, read.Title));
        string wrong = Assert.Throws<ArgumentException>(
            () => EfficiencyModel.Parse(model.ToJson().Replace("\"median\"", "\"mode\"", StringComparison.Ordinal))).Message;
        Assert.Contains("$.areas[0].quality.components[0].fillWith: must be one of mean, median, countyMean, or be left out.", wrong, StringComparison.Ordinal);
    }
}
