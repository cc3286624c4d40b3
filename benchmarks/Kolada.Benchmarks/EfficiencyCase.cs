using System.Globalization;
using Kolada.Efficiency;
using Kolada.Efficiency.Analyses.Robustness;

namespace Kolada.Benchmarks;

/// <summary>290 municipalities, the six areas of a model, 25 years of made-up values without gaps.</summary>
internal static class EfficiencyCase
{
    public const int Municipalities = 290;
    public const int FirstYear = 2001;
    public const int YearCount = 25;

    public static EfficiencyModel Model { get; } = EfficiencyModel.Get("net-cost");

    public static IReadOnlyList<int> Years { get; } = Kolada.Years.Range(FirstYear, FirstYear + YearCount - 1);

    public static Population Population { get; } = new()
    {
        Title = "All",
        Members =
        [
            .. Enumerable.Range(1, Municipalities)
                .Select(i => new Municipality { Id = i.ToString("0000", CultureInfo.InvariantCulture), Title = "M", Type = MunicipalityType.Municipality }),
        ],
    };

    public static KpiTable Table { get; } = KpiTable.Create(Rows());

    private static IEnumerable<DataPoint> Rows()
    {
        RandomStream random = new(20260816);
        List<DataPoint> rows = [];
        foreach (IndexComponent component in Model.Areas.SelectMany(area => area.Resource.Components.Concat(area.Quality.Components)))
        {
            foreach (int year in Years)
            {
                rows.AddRange(Population.Members.Select(member => new DataPoint(component.Kpi, member.Id, year, Gender.Total)
                {
                    Value = 100 * random.Gamma(2),
                }));
            }
        }

        return rows.DistinctBy(row => (row.Kpi, row.Municipality, row.Year));
    }
}
