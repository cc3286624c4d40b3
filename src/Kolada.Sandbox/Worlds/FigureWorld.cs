namespace Kolada.Sandbox;

/// <summary>A world of figures in memory.</summary>
internal sealed class FigureWorld : ISandboxWorld
{
    public string Kind => "figures";

    public required DateTimeOffset AsOf { get; init; }

    public required IReadOnlyList<Kpi> Kpis { get; init; }

    public required IReadOnlyList<Municipality> Municipalities { get; init; }

    public required IReadOnlyList<MunicipalityGroup> MunicipalityGroups { get; init; }

    /// <summary>In the order that a world has to give.</summary>
    public required IReadOnlyList<DataPoint> Values { get; init; }

    public IEnumerable<DataPoint> Read(SandboxQuestion question) => Values.Where(value =>
        question.Kpis?.Contains(value.Kpi) != false
        && question.Municipalities?.Contains(value.Municipality) != false
        && question.Years?.Contains(value.Year) != false);
}
