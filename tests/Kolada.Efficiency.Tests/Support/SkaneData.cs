namespace Kolada.Efficiency.Tests.Support;

/// <summary>The net-cost model's values of all municipalities, as a table built by hand, and the municipalities of Skåne.</summary>
internal static class SkaneData
{
    public const string GroupId = "G33621";
    public const string Hoor = "1267";

    private static readonly DateTimeOffset AsOf = new(2026, 8, 16, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<KpiTable> LazyTable = new(() => KpiTable.Create(Model.GetKpis().SelectMany(kpi => RealFigures.Rows(kpi.Value)), AsOf));
    private static readonly Lazy<IReadOnlyList<Kpi>> LazyKpis = new(() => RealFigures.Kpis(Model.GetKpis()));
    private static readonly Lazy<IReadOnlyList<Municipality>> LazyMunicipalities = new(RealFigures.Municipalities);
    private static readonly Lazy<MunicipalityGroup> LazyGroup = new(() => RealFigures.Group(GroupId));

    public static EfficiencyModel Model => EfficiencyModel.Get("net-cost");

    public static KpiTable Table => LazyTable.Value;

    public static IReadOnlyList<Kpi> Kpis => LazyKpis.Value;

    public static IReadOnlyList<Municipality> Municipalities => LazyMunicipalities.Value;

    public static Population Population => Population.Create(LazyGroup.Value, Hoor, Municipalities);

    public static EfficiencyReport Report(string municipality = Hoor, IReadOnlyList<int>? years = null, PercentileType type = PercentileType.Type7) =>
        Report(new EfficiencyOptions { PercentileType = type }, municipality, years);

    public static EfficiencyReport Report(EfficiencyOptions options, string municipality = Hoor, IReadOnlyList<int>? years = null) =>
        EfficiencyCalculator.Evaluate(Table, Kpis, Model, municipality, Population, years, options);
}
