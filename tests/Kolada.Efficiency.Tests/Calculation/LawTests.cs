using FsCheck;
using FsCheck.Fluent;
using Kolada.Efficiency.Tests.Support;
using static Kolada.Efficiency.Tests.Support.Sample;

namespace Kolada.Efficiency.Tests;

/// <summary>What holds for every column of figures.</summary>
public sealed class LawTests
{
    private const double Near = 1e-6;

    public static TheoryData<PercentileType> Types { get; } = [PercentileType.Type6, PercentileType.Type7];

    private static readonly Gen<double?[][]> Tables =
        from first in Laws.ColumnsWithGaps
        from second in Gen.ArrayOf(Gen.Choose(-50, 50).Select(value => value % 7 == 0 ? (double?)null : value / 4.0), first.Length)
        from third in Gen.ArrayOf(Gen.Choose(0, 9).Select(value => (double?)value), first.Length)
        select new[] { first, second, third };

    [Theory]
    [MemberData(nameof(Types))]
    public void Shift_and_scale_change_nothing(PercentileType type) => Laws.Hold(Tables, columns =>
        Same(
            Efficiency(columns, type),
            Efficiency([Map(columns[0], value => (value * 8) + 1024), Map(columns[1], value => value / 16), Map(columns[2], value => value - 3)], type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Turning_a_column_and_its_direction_changes_nothing(PercentileType type) => Laws.Hold(Laws.ColumnsWithGaps, column =>
        Same(Resource(column, lowerIsBetter: false, type), Resource(Map(column, value => -value), lowerIsBetter: true, type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Indices_and_scores_lie_in_0_to_100_and_are_never_minus_zero(PercentileType type) => Laws.Hold(Tables, columns =>
        Efficiency(columns, type).All(index => index is null || (index >= 0 && index <= 100 && !double.IsNegative(index.Value))));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_better_value_never_has_a_worse_index(PercentileType type) => Laws.Hold(Laws.ColumnsWithGaps, column =>
    {
        double?[] indices = Resource(column, lowerIsBetter: true, type);
        return column.Zip(indices)
            .Where(pair => pair.Second is not null)
            .OrderBy(pair => pair.First)
            .Select(pair => pair.Second!.Value)
            .Pairwise()
            .All(pair => pair.First >= pair.Second);
    });

    [Theory]
    [MemberData(nameof(Types))]
    public void The_order_of_rows_changes_nothing_at_all(PercentileType type) => Laws.Hold(Tables, columns =>
        Efficiency(columns, type).SequenceEqual(Efficiency([.. columns.Select(column => column.Reverse().ToArray())], type).Reverse()));

    [Theory]
    [MemberData(nameof(Types))]
    public void Equal_values_have_equal_indices_and_ranks_count_those_ahead(PercentileType type) => Laws.Hold(Laws.Columns, column =>
    {
        EfficiencyModel model = Model([Low("N00001")]);
        KpiTable table = TableOf(Column("N00001", Year, [.. column.Select(value => (double?)value)]));
        IReadOnlyList<AreaResult> areas = EvaluateAll(model, table, column.Length, type);
        return areas.All(
            area => area.Resource.Index is null || area.Resource.Rank == 1 + areas.Count(other => other.Resource.Index > area.Resource.Index + 1e-9));
    });

    [Theory]
    [MemberData(nameof(Types))]
    public void All_missing_gives_reasons_and_no_number(PercentileType type) => Laws.Hold(Gen.Choose(1, 40), size =>
    {
        AreaResult area = Evaluate(
            Model([Low("N00001")], High("N00002")),
            TableOf(Column("N00001", Year, new double?[size]), Column("N00002", Year, new double?[size])),
            size,
            type: type);
        return new[] { area.Resource, area.Quality, area.Efficiency }.All(
            index => index is { Index: null, Rank: null, Quartile: null, Count: 0, MissingReasons.Count: > 0 });
    });

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Extreme_values_stay_finite(double size)
    {
        double?[] indices = Resource([-size, -size / 2, 0, size / 2, size], lowerIsBetter: false, PercentileType.Type6);

        Assert.Equal([0, 25, 50, 75, 100], indices.Select(index => Math.Round(index!.Value, 9)));
    }

    private static double?[] Resource(double?[] column, bool lowerIsBetter, PercentileType type)
    {
        EfficiencyModel model = Model([new IndexComponent { Kpi = "N00001", LowerIsBetter = lowerIsBetter }]);
        KpiTable table = TableOf(Column("N00001", Year, column));
        return [.. EvaluateAll(model, table, column.Length, type).Select(area => area.Resource.Index)];
    }

    private static double?[] Efficiency(double?[][] columns, PercentileType type)
    {
        EfficiencyModel model = Model([Low("N00001")], High("N00002", 3), High("N00003"));
        KpiTable table = TableOf(Column("N00001", Year, columns[0]), Column("N00002", Year, columns[1]), Column("N00003", Year, columns[2]));
        return [.. EvaluateAll(model, table, columns[0].Length, type).Select(area => area.Efficiency.Index)];
    }

    private static double?[] Map(double?[] column, Func<double, double> map) =>
        Array.ConvertAll(column, value => value is { } number ? map(number) : (double?)null);

    private static bool Same(double?[] first, double?[] second) =>
        first.Zip(second).All(pair => pair is (null, null) || (pair is ({ } one, { } other) && Math.Abs(one - other) < Near));
}

/// <summary>Neighbours in a sequence.</summary>
internal static class Neighbours
{
    public static IEnumerable<(double First, double Second)> Pairwise(this IEnumerable<double> values)
    {
        List<double> list = [.. values];
        return list.Zip(list.Skip(1));
    }
}
