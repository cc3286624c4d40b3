using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Models;
using Codes = Kolada.Efficiency.ReasonCodes;

namespace Kolada.Efficiency.Evaluation;

/// <summary>Why something is missing for one municipality; empty when it is there. A general reason comes before those that it rests on.</summary>
/// <param name="evaluator">What was evaluated.</param>
/// <param name="member">The municipality's place in the population.</param>
internal sealed class MissingReasons(Evaluator evaluator, int member)
{
    private const string OfComponent = "component";
    private const string OfIndex = "index";
    private const string OfEfficiency = "efficiency";

    private string Name => evaluator.Population.Members[member].Title;

    /// <summary>Why a resource or quality index is missing.</summary>
    public IReadOnlyList<Reason> ForIndex(AreaColumns area, IndexDefinition definition, IndexKind kind)
    {
        IndexColumn index = area.Indices[kind];
        string name = IndexNames.ForMachines(kind);
        if (index.Ranks[member] > 0)
        {
            return [];
        }

        if (definition.Components.Count == 0)
        {
            return [Reason.Create(Codes.NoComponents, (Codes.Index, name))];
        }

        if (!area.IsValid)
        {
            YearSpan? valid = new[] { area.Area.ValidYears, evaluator.Model.ValidYears }.FirstOrDefault(span => span?.Contains(area.Year) == false);
            return [Reason.Create(
                Codes.OutsideValidYears,
                (Codes.Model, evaluator.Model.Id),
                (Codes.Year, area.Year),
                (Codes.ValidFrom, valid?.From),
                (Codes.ValidTo, valid?.To))];
        }

        return index.Components.Count == 0 ? [Reason.Create(
            Codes.NoComponentInYear,
            (Codes.Index, name),
            (Codes.Year, area.Year))] : ForComponents(definition, index, name);
    }

    /// <summary>Why an efficiency index is missing.</summary>
    public IReadOnlyList<Reason> ForEfficiency(AreaColumns area, IReadOnlyList<Reason> resource, IReadOnlyList<Reason> quality)
    {
        if (area.Efficiency.Ranks[member] > 0)
        {
            return [];
        }

        // Whoever reads "no components" needs no second sentence about the other half.
        IndexKind? unnamed = area.Area.Resource.Components.Count == 0 ? IndexKind.Resource : area.Area.Quality.Components.Count == 0 ? IndexKind.Quality : null;
        if (unnamed is { } kind)
        {
            return [Reason.Create(Codes.NoEfficiencyWithoutComponents, (Codes.Index, IndexNames.ForMachines(kind)))];
        }

        string[] missing =
        [
            .. resource.Count > 0 ? [IndexNames.ForMachines(IndexKind.Resource)] : Array.Empty<string>(),
            .. quality.Count > 0 ? [IndexNames.ForMachines(IndexKind.Quality)] : Array.Empty<string>(),
        ];
        return missing.Length > 0
            ? [Reason.Create(Codes.EfficiencyNeedsBoth, (Codes.Indices, missing)), .. resource, .. quality]
            : [NoSpread(area.Efficiency.Scale, area.Efficiency.Means, OfEfficiency)];
    }

    /// <summary>Why a component's value or score is missing.</summary>
    public IReadOnlyList<Reason> ForComponent(ComponentColumn column)
    {
        if (double.IsNaN(column.Values[member]) && column.Index is { } index)
        {
            return ForLevel(column, index);
        }

        if (!double.IsNaN(column.Values[member]))
        {
            return column.Scale.IsFlat
                ? [NoSpread(column.Scale, column.Measured, OfComponent, (Codes.Kpi, column.Kpi.Value), (Codes.Title, KnownTitle(column.Kpi)))]
                : [];
        }

        if (column.Scale.Count > 0)
        {
            return [Reason.Create(
                Codes.NoValue,
                (Codes.Municipality, Name),
                (Codes.Kpi, column.Kpi.Value),
                (Codes.Title, KnownTitle(column.Kpi)),
                (Codes.Year, column.Year),
                (Codes.YearBefore, YearBefore(column)),
                (Codes.Status, Status(column)))];
        }

        return [evaluator.Find(column.Kpi) is null && !column.Kpi.IsOwn
            ? Reason.Create(Codes.UnknownKpi, (Codes.Kpi, column.Kpi.Value))
            : Reason.Create(
                Codes.NobodyHasValue,
                (Codes.Count, evaluator.Size),
                (Codes.Kpi, column.Kpi.Value),
                (Codes.Title, KnownTitle(column.Kpi)),
                (Codes.Year, column.Year),
                (Codes.YearBefore, YearBefore(column)),
                (Codes.AdjacentYears, column.Component.UseAdjacentYear ? new[] { column.Year + 1, column.Year - 1 } : null),
                (Codes.Status, Status(column)))];
    }

    private IReadOnlyList<Reason> ForComponents(IndexDefinition definition, IndexColumn index, string name)
    {
        if (index.Components.Count > 1 && !double.IsNaN(index.Means[member]))
        {
            return [NoSpread(index.Scale, index.Means, OfIndex, (Codes.Index, name))];
        }

        string[] notAboveZero = [.. index.Components.Where(column => column.Scores[member] <= 0).Select(column => column.Kpi.Value)];
        if (index.Definition.Aggregation != AggregationMethod.Arithmetic && notAboveZero.Length > 0)
        {
            return [Reason.Create(Codes.ScoresNotAboveZero, (Codes.Municipality, Name), (Codes.Index, name), (Codes.Kpis, notAboveZero))];
        }

        List<IReadOnlyList<Reason>> missing = [.. index.Components.Select(ForComponent).Where(reasons => reasons.Count > 0)];
        IEnumerable<Reason> general = definition.AtLeast is { } required && required < index.Components.Count
            ? [Reason.Create(
                Codes.TooFewComponents,
                (Codes.Municipality, Name),
                (Codes.Required, required),
                (Codes.Components, index.Components.Count),
                (Codes.Present, index.Components.Count - missing.Count))]
            : [];
        return [.. general, .. missing.SelectMany(reasons => reasons)];
    }

    /// <summary>A component that is an index has what that index lacks; of no components in the year nobody has it.</summary>
    private IReadOnlyList<Reason> ForLevel(ComponentColumn column, IndexColumn index) => index.Components.Count == 0
        ? [Reason.Create(
            Codes.NobodyHasValue,
            (Codes.Count, evaluator.Size),
            (Codes.Kpi, column.Kpi.Value),
            (Codes.Title, KnownTitle(column.Kpi)),
            (Codes.Year, column.Year))]
        : ForComponents(index.Definition, index, column.Kpi.Value);

    /// <summary>The only one that has what is compared need not be the reported one, whose gap may be filled from it.</summary>
    private Reason NoSpread(Scale scale, double[] compared, string of, params ReadOnlySpan<(string Name, object? Value)> what)
    {
        string? method = scale.Method == NormalizationMethod.Rka ? null : ModelFormat.WordOf(scale.Method);
        return scale.Count == 1
            ? Reason.Create(Codes.OnlyOne, [(Codes.Municipality, NameOfOnly(compared)), (Codes.Of, of), .. what, (Codes.Normalise, method)])
            : Reason.Create(Codes.AllEqual, [(Codes.Count, scale.Count), (Codes.Of, of), .. what, (Codes.Normalise, method)]);
    }

    private string NameOfOnly(double[] values) => evaluator.Population.Members[Array.FindIndex(values, value => !double.IsNaN(value))].Title;

    private string? KnownTitle(KpiId kpi) => evaluator.KnownTitleOf(kpi);

    private static int? YearBefore(ComponentColumn column) => column.Component.UseYearBefore ? column.Year - 1 : null;

    private string? Status(ComponentColumn column) =>
        evaluator.Table.Find(
            column.Kpi,
            evaluator.Population.Members[member].Id,
            column.Year) is { } row && row.Status != ValueStatus.None ? row.Status.Value : null;
}
