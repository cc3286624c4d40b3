using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>What is missing says why, and the model's rules for missing values substitute visibly.</summary>
public sealed class MissingDataTests
{
    [Fact]
    public void A_municipality_without_a_value_is_named_with_key_figure_year_and_status()
    {
        EfficiencyModel model = Model([Low("N00001")], High("N00002"));
        KpiTable table = TableOf(Column("N00001", Year, 1, 2, 3), Column("N00002", Year, null, 2, 3));

        AreaResult area = Evaluate(model, table, 3);

        Assert.Equal("Kommun 1 has no value of N00002 (Title of N00002) for 2024 (Kolada says: Missing).", area.Quality.Missing());
        Assert.Equal("Quality is missing, and efficiency needs both. " + area.Quality.Missing(), area.Efficiency.Missing());
        Assert.Null(area.Resource.Missing());
        Assert.Equal((2, null, null), (area.Quality.Count, area.Quality.Rank, area.Quality.Quartile));
    }

    [Fact]
    public void A_municipality_alone_has_no_index()
    {
        AreaResult area = Evaluate(Model([Low("N00001")]), TableOf(Column("N00001", Year, 7)), 1);

        Assert.Equal(
            "Only Kommun 1 has a value of N00001 (Title of N00001) among the compared municipalities, so P2.5 = P97.5 and nothing can be compared.",
            area.Resource.Missing());
        ComponentResult component = area.Resource.Components[0];
        Assert.Equal((7.0, null, 7.0, 1), (component.Value, component.Score, component.LowPercentile, component.Count));
    }

    [Fact]
    public void Equal_values_make_the_index_undefined_not_0_or_100()
    {
        AreaResult area = Evaluate(Model([Low("N00001"), Low("N00002")]), TableOf(Column("N00001", Year, 0.1, 0.1, 0.1), Column("N00002", Year, 1, 2, 3)), 3);

        Assert.Null(area.Resource.Index);
        Assert.Equal("P2.5 = P97.5 over the 3 compared municipalities that have a value of N00001 (Title of N00001): (nearly) all have the same value, so nothing can be compared.", area.Resource.Missing());
        Assert.NotNull(area.Resource.Components[1].Score);
    }

    [Fact]
    public void Nobody_has_a_value()
    {
        AreaResult area = Evaluate(Model([Low("N00001")]), TableOf(Column("N00001", Year, null, null)), 2);

        Assert.Equal("None of the 2 compared municipalities has a value of N00001 (Title of N00001) for 2024 (Kolada says: Missing).", area.Resource.Missing());
        Assert.Equal(
            (0, null, null),
            (area.Resource.Components[0].Count, area.Resource.Components[0].LowPercentile, area.Resource.Components[0].HighPercentile));
    }

    [Fact]
    public void A_key_figure_that_Kolada_does_not_know_says_so_and_hides_nothing_else()
    {
        EfficiencyModel model = Model([Low("N00001")], High("N99999"));
        KpiTable table = TableOf(Column("N00001", Year, 1, 2, 3));

        AreaResult area = EfficiencyCalculator.Evaluate(table, [new Kpi { Id = "N00001", Title = "Cost" }], model, Id(1), Population(3), [Year])["a"].Latest;

        Assert.Equal("The catalogue that was asked has no key figure N99999.", area.Quality.Missing());
        Assert.Equal(("N99999", null), (area.Quality.Components[0].Title, area.Quality.Components[0].Preliminary));
        Assert.Equal(100.0, area.Resource.Index);
    }

    [Fact]
    public void The_model_names_no_components()
    {
        AreaResult area = Evaluate(Model([Low("N00001")]), TableOf(Column("N00001", Year, 1, 2)), 2);

        Assert.Equal("The model names no components for quality in this area.", area.Quality.Missing());
        Assert.Equal("The model names no components for quality in this area, so there is no efficiency index.", area.Efficiency.Missing());
        Assert.Empty(area.Quality.Components);
    }

    [Fact]
    public void A_municipality_takes_its_own_value_of_the_year_before_where_the_model_says_so()
    {
        EfficiencyModel model = Model([], High("N00001") with { UseYearBefore = true });
        KpiTable table = TableOf(Column("N00001", Year, null, 2, 4, null), Column("N00001", Year - 1, 3, 9, 9, null), Column("N00001", Year - 2, 8, 8, 8, 8));

        ComponentResult substituted = Assert.Single(Evaluate(model, table, 4, 1).Quality.Components);
        ComponentResult own = Assert.Single(Evaluate(model, table, 4, 2).Quality.Components);

        Assert.Equal((3.0, 2023, 3), (substituted.Value!.Value, substituted.Year, substituted.Count));
        Assert.Equal((2.0, 2024), (own.Value!.Value, own.Year));
        Assert.Contains("for 2024, nor for 2023", Evaluate(model, table, 4, 4).Quality.Missing(), StringComparison.Ordinal);
        Assert.Contains(
            EfficiencyCalculator.Evaluate(table, Kpis(model), model, Id(1), Population(4), [Year]).Remarks(),
            note => note.Contains("for 1 municipality without a value of N00001, Kommun 1 among them, the value of 2023 is used", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_without_values_takes_an_adjacent_year_the_later_first()
    {
        EfficiencyModel model = Model([], High("N00001") with { UseAdjacentYear = true });
        KpiTable both = TableOf(Column("N00001", Year - 1, 1, 2, 3), Column("N00001", Year + 1, 30, 20, 10));
        KpiTable before = TableOf(Column("N00001", Year - 1, 1, 2, 3));
        KpiTable far = TableOf(Column("N00001", Year - 2, 1, 2, 3));

        Assert.Equal((30.0, 2025), Value(Evaluate(model, both, 3)));
        Assert.Equal((1.0, 2023), Value(Evaluate(model, before, 3)));
        Assert.Contains("for 2024, nor for 2025 or 2023", Evaluate(model, far, 3).Quality.Missing(), StringComparison.Ordinal);

        static (double, int) Value(AreaResult area) => (area.Quality.Components[0].Value!.Value, area.Quality.Components[0].Year);
    }

    [Fact]
    public void Alternatives_and_successors_stand_in_for_a_whole_year()
    {
        EfficiencyModel model = Model(
            [],
            High("N00001") with { Alternatives = ["N00002"], Successors = [new ComponentSuccessor("N00003", 2025)], UseAdjacentYear = true });
        KpiTable table = TableOf(Column("N00002", 2024, 1, 2, 3), Column("N00003", 2025, 4, 5, 6), Column("N00001", 2023, 7, 8, 9));

        Assert.Equal(
            ["N00001", "N00002", "N00003"],
            new[] { 2023, 2024, 2025 }.Select(year => Evaluate(model, table, 3, year: year).Quality.Components[0].Kpi.Value));
        Assert.All(new[] { 2023, 2024, 2025 }, year => Assert.Equal(year, Evaluate(model, table, 3, year: year).Quality.Components[0].Year));
    }

    [Fact]
    public void At_least_k_of_n_takes_the_mean_over_those_that_are_there()
    {
        EfficiencyModel model = Model([], High("N00001"), High("N00002"), High("N00003"));
        model = model with { Areas = [model.Areas[0] with { Quality = model.Areas[0].Quality with { AtLeast = 2 } }] };
        KpiTable table = TableOf(Column("N00001", Year, 0, 10, 5, 8), Column("N00002", Year, 0, 10, null, null), Column("N00003", Year, 0, 10, 10, null));

        // Scores by type 6: (0,0,0), (100,100,100), (50,–,100), (80,–,–): means 0, 100, 75, and one component is too few.
        Assert.Equal([0, 100, 75], new[] { 1, 2, 3 }.Select(m => Evaluate(model, table, 4, m, type: PercentileType.Type6).Quality.Index!.Value));
        Assert.StartsWith(
            "The model asks for at least 2 of 3 components, and Kommun 4 has 1.",
            Evaluate(model, table, 4, 4).Quality.Missing(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_its_years_a_model_computes_nothing_and_says_so()
    {
        EfficiencyModel model = Model([Low("N00001")]) with { ValidYears = new YearSpan(2019, 2023) };

        AreaResult area = Evaluate(model, TableOf(Column("N00001", Year, 1, 2, 3)), 3);

        Assert.Equal("The model test is not meant for 2024 in this area (valid: 2019–2023).", area.Resource.Missing());
        Assert.Equal("N00001", area.Resource.Components[0].Kpi.Value);
    }

    [Fact]
    public void Coverage_gaps_are_said()
    {
        EfficiencyModel model = Model([Low("N00001")]);
        KpiTable table = TableOf(Column("N00001", Year, [.. Enumerable.Range(0, 66).Select(i => (double?)i), .. new double?[224]]));

        EfficiencyReport report = EfficiencyCalculator.Evaluate(table, Kpis(model), model, Id(1), Population(290), [Year]);

        Assert.Equal((66, 66, 290), (report["a"].Latest.Resource.Count, report["a"].Latest.Covered, report.Group.Size));
        Assert.Contains("Area: 66 of 290 compared municipalities have the resource index in 2024; ranks and quarters are among these.", report.Remarks());
    }
}
