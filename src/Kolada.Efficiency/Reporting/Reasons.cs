using System.Globalization;
using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency.Reporting;

/// <summary>Why something is missing, in sentences.</summary>
/// <param name="evaluation">What was evaluated.</param>
/// <param name="member">The municipality's place in the population.</param>
internal sealed class Reasons(Evaluation evaluation, int member)
{
    private string Name => evaluation.Population.Members[member].Title;

    /// <summary>Why a resource or quality index is missing; null when it is there.</summary>
    public string? ForIndex(AreaColumns area, IndexDefinition definition, IndexColumn index, string name)
    {
        if (index.Ranks[member] > 0)
        {
            return null;
        }

        if (definition.Components.Count == 0)
        {
            return Text($"The model names no components for {name} in this area.");
        }

        if (!area.IsValid)
        {
            return Text($"The model {evaluation.Model.Id} is not meant for {area.Year} in this area (valid: {area.Area.ValidYears ?? evaluation.Model.ValidYears}).");
        }

        return index.Components.Count == 0
            ? Text($"None of the model's components for {name} is part of the index in {area.Year}.")
            : ForComponents(definition, index, name);
    }

    /// <summary>Why an efficiency index is missing; null when it is there.</summary>
    public string? ForEfficiency(AreaColumns area, string? resource, string? quality)
    {
        if (area.Efficiency.Ranks[member] > 0)
        {
            return null;
        }

        // Whoever reads "no components" needs no second sentence about the other half.
        IndexDefinition? unnamed = new[] { area.Area.Resource, area.Area.Quality }.FirstOrDefault(definition => definition.Components.Count == 0);
        if (unnamed is not null)
        {
            return Text($"The model names no components for {(unnamed == area.Area.Resource ? "resource" : "quality")} in this area, so there is no efficiency index.");
        }

        return (resource, quality) switch
        {
            ({ } first, { } second) => $"Resource and quality are both missing, and efficiency needs both. {first} {second}",
            ({ } first, null) => $"Resource is missing, and efficiency needs both. {first}",
            (null, { } second) => $"Quality is missing, and efficiency needs both. {second}",
            _ => Flat(area.Efficiency.Scale, "both indices", "the same mean of the two indices"),
        };
    }

    /// <summary>Why a component's value or score is missing; null when both are there.</summary>
    public string? ForComponent(ComponentColumn column)
    {
        if (!double.IsNaN(column.Values[member]))
        {
            return column.Scale.IsFlat ? Flat(column.Scale, "a value of " + Named(column.Kpi), "the same value") : null;
        }

        if (column.Scale.Count > 0)
        {
            return Text($"{Name} has no value of {Named(column.Kpi)} for {column.Year}{OrBefore(column)}{Status(column)}.");
        }

        return evaluation.Find(column.Kpi) is null && !column.Kpi.IsOwn
            ? Text($"The catalogue that was asked has no key figure {column.Kpi}.")
            : Text($"None of the {evaluation.Size} compared municipalities has a value of {Named(column.Kpi)} for {column.Year}{OrBefore(column)}{OrAdjacent(column)}{Status(column)}.");
    }

    private string ForComponents(IndexDefinition definition, IndexColumn index, string name)
    {
        if (index.Components.Count > 1 && !double.IsNaN(index.Means[member]))
        {
            return Flat(index.Scale, $"the components of {name}", "the same weighted mean of their scores");
        }

        List<string> reasons = [.. index.Components.Select(ForComponent).OfType<string>()];
        string listed = string.Join(' ', reasons);
        return definition.AtLeast is { } wanted && wanted < index.Components.Count
            ? Text($"The model asks for at least {wanted} of {index.Components.Count} components, and {Name} has {index.Components.Count - reasons.Count}. {listed}")
            : listed;
    }

    private string Flat(Normalizer scale, string what, string same) => scale.Count == 1
        ? Text($"Only {Name} has {what} among the compared municipalities, so P2.5 = P97.5 and nothing can be compared.")
        : Text($"P2.5 = P97.5 over the {scale.Count} compared municipalities that have {what}: (nearly) all have {same}, so nothing can be compared.");

    private string Named(KpiId kpi) => evaluation.Find(kpi) is { } known ? $"{kpi} ({known.Title})" : kpi.Value;

    private static string OrBefore(ComponentColumn column) =>
        column.Component.UseYearBefore ? Text($", nor for {column.Year - 1}") : "";

    private static string OrAdjacent(ComponentColumn column) =>
        column.Component.UseAdjacentYear ? Text($", nor for {column.Year + 1} or {column.Year - 1}") : "";

    private string Status(ComponentColumn column) =>
        evaluation.Table.Find(column.Kpi, evaluation.Population.Members[member].Id, column.Year) is { } row && row.Status != ValueStatus.None
            ? $" (Kolada says: {row.Status})"
            : "";

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
