using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>A reason names what is the reason, and nothing that merely stands beside it.</summary>
public sealed class MissingReasonTests
{
    [Theory]
    [InlineData(2019, "from 2020")]
    [InlineData(2024, "to 2023")]
    [InlineData(2009, "from 2010")]
    public void The_span_of_years_is_the_one_that_leaves_the_year_out(int year, string span)
    {
        EfficiencyModel model = Model([Low("N00001")]) with { ValidYears = new YearSpan(2020, null) };
        model = model with { Areas = [model.Areas[0] with { ValidYears = year == 2009 ? new YearSpan(2010, null) : new YearSpan(null, 2023) }] };

        AreaResult area = Evaluate(model, TableOf(Column("N00001", year, 1, 2, 3)), 3, year: year);

        Assert.Contains($"(valid: {span})", area.Resource.Missing(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_one_with_a_value_is_named_also_where_gaps_are_filled_from_it()
    {
        EfficiencyModel model = Model([Low("N00001") with { FillWith = GapFilling.Mean }]);

        AreaResult area = Evaluate(model, TableOf(Column("N00001", Year, 7, null, null)), 3, municipality: 2);

        ComponentResult component = area.Resource.Components[0];
        Assert.True(component.IsImputed);
        Assert.StartsWith("Only Kommun 1 has a value of N00001", component.MissingReasons.ToSentences(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_stands_beside_an_id_only_where_there_is_one()
    {
        KpiTable table = TableOf(Column("N00009", Year, 1, 2, 3));

        string Missing(IndexComponent component) =>
            EfficiencyCalculator.Evaluate(table, [], Model([component]), Id(1), Population(3), [Year])["a"].Latest.Resource.Missing()!;

        Assert.Contains(" own:hyra (Hyra) for ", Missing(Low("own:hyra") with { Title = "Hyra" }), StringComparison.Ordinal);
        Assert.Contains(" own:hyra for ", Missing(Low("own:hyra")), StringComparison.Ordinal);
    }

    /// <summary>0.1 + 0.2 and 0.3 differ in their last place, which is rounding and not a difference.</summary>
    [Theory]
    [InlineData(NormalizationMethod.Rka)]
    [InlineData(NormalizationMethod.MinMax)]
    [InlineData(NormalizationMethod.ZScore)]
    [InlineData(NormalizationMethod.Rank)]
    [InlineData(NormalizationMethod.Distance)]
    public void Values_that_differ_by_rounding_are_equal_by_every_method(NormalizationMethod method)
    {
        EfficiencyModel model = Model([High("N00001")]);
        ServiceArea area = model.Areas[0];
        model = model with { Areas = [area with { Resource = area.Resource with { Normalization = method } }] };

        IndexResult index = Evaluate(model, TableOf(Column("N00001", Year, 0.1 + 0.2, 0.3, 0.3, 0.3)), 4).Resource;

        Assert.Null(index.Index);
        Assert.Equal([ReasonCodes.AllEqual], index.MissingReasons.Select(reason => reason.Code));
    }
}
