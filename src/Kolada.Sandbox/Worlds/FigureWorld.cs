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

    public IEnumerable<DataPoint> Read(SandboxQuestion question) => From(question.After).Where(value =>
        question.Kpis?.Contains(value.Kpi) != false
        && question.Municipalities?.Contains(value.Municipality) != false
        && question.Years?.Contains(value.Year) != false);

    /// <summary>The values of the rows after a row, found by halving.</summary>
    private IEnumerable<DataPoint> From(SandboxRow? after)
    {
        int first = 0;
        for (int end = after is null ? 0 : Values.Count; first < end;)
        {
            int middle = (first + end) / 2;
            DataPoint value = Values[middle];
            if (new SandboxRow(value.Kpi, value.Year, value.Municipality.Value).CompareTo(after) > 0)
            {
                end = middle;
            }
            else
            {
                first = middle + 1;
            }
        }

        for (int i = first; i < Values.Count; i++)
        {
            yield return Values[i];
        }
    }
}
