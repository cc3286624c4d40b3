using System.Globalization;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>Small made-up cases: municipalities 0001, 0002, … with figures given column by column.</summary>
internal static class Sample
{
    public const int Year = 2024;

    public static Municipality Municipality(int number) =>
        new() { Id = Id(number), Title = "Kommun " + number.ToString(CultureInfo.InvariantCulture), Type = MunicipalityType.Municipality };

    public static MunicipalityId Id(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    public static Population Population(int size) => new() { Title = "Made up", Members = [.. Enumerable.Range(1, size).Select(Municipality)] };

    public static IEnumerable<DataPoint> Column(KpiId kpi, int year, params double?[] values) =>
        values.Select((value, i) => new DataPoint(kpi, Id(i + 1), year, Gender.Total)
        {
            Value = value,
            Status = value is null ? ValueStatus.Missing : ValueStatus.None,
        });

    public static KpiTable TableOf(params IEnumerable<DataPoint>[] columns) =>
        KpiTable.Create(columns.SelectMany(column => column), new DateTimeOffset(2026, 3, 23, 12, 0, 0, TimeSpan.Zero));

    public static IReadOnlyList<Kpi> Kpis(EfficiencyModel model) => [.. model.GetKpis().Select(kpi => new Kpi { Id = kpi, Title = "Title of " + kpi.Value })];

    public static IndexComponent Low(string kpi) => new() { Kpi = kpi, LowerIsBetter = true };

    public static IndexComponent High(string kpi, double weight = 1) => new() { Kpi = kpi, Weight = weight };

    /// <summary>A model with one area, <c>a</c>.</summary>
    public static EfficiencyModel Model(IndexComponent[] resource, params IndexComponent[] quality) => new()
    {
        Id = "test",
        Version = "1",
        Title = "Test",
        Areas =
        [
            new ServiceArea
            {
                Id = "a",
                Title = "Area",
                Resource = new IndexDefinition { Components = resource },
                Quality = new IndexDefinition { Components = quality },
            },
        ],
    };

    /// <summary>The area of every municipality of a population, in its order.</summary>
    public static IReadOnlyList<AreaResult> EvaluateAll(EfficiencyModel model, KpiTable table, int size, PercentileType type) =>
        [
            .. EfficiencyCalculator.EvaluateAll(table, Kpis(model), model, Population(size), [Year], new EfficiencyOptions { PercentileType = type })
                .Select(report => report["a"].Latest),
        ];

    public static AreaResult Evaluate(
        EfficiencyModel model,
        KpiTable table,
        int size,
        int municipality = 1,
        int year = Year,
        PercentileType type = PercentileType.Type7) =>
        EfficiencyCalculator.Evaluate(
            table,
            Kpis(model),
            model,
            Id(municipality),
            Population(size),
            [year],
            new EfficiencyOptions { PercentileType = type })["a"].Latest;
}
