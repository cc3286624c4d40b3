using Kolada.Efficiency.Calculation;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency.Reporting;

/// <summary>Why something is missing, in sentences of the report's language.</summary>
/// <param name="evaluation">What was evaluated.</param>
/// <param name="member">The municipality's place in the population.</param>
internal sealed class Reasons(Evaluation evaluation, int member)
{
    private readonly Wording _wording = evaluation.Wording;

    private string Name => evaluation.Population.Members[member].Title;

    /// <summary>Why a resource or quality index is missing; null when it is there.</summary>
    public string? ForIndex(AreaColumns area, IndexDefinition definition, IndexColumn index, IndexKind kind)
    {
        if (index.Ranks[member] > 0)
        {
            return null;
        }

        if (definition.Components.Count == 0)
        {
            return _wording.Say($"The model names no components for {_wording.Short(kind)} in this area.", $"Modellen anger inga nyckeltal för {_wording.Full(kind)} inom området.");
        }

        if (!area.IsValid)
        {
            string span = Span(area.Area.ValidYears ?? evaluation.Model.ValidYears);
            return _wording.Say(
                $"The model {evaluation.Model.Id} is not meant for {area.Year} in this area (valid: {span}).",
                $"Modellen {evaluation.Model.Id} är inte avsedd för {area.Year} inom området (gäller {span}).");
        }

        return index.Components.Count == 0
            ? _wording.Say($"None of the model's components for {_wording.Short(kind)} is part of the index in {area.Year}.", $"Inget av modellens nyckeltal för {_wording.Full(kind)} ingår i indexet {area.Year}.")
            : ForComponents(definition, index, kind);
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
            IndexKind kind = unnamed == area.Area.Resource ? IndexKind.Resource : IndexKind.Quality;
            return _wording.Say(
                $"The model names no components for {_wording.Short(kind)} in this area, so there is no efficiency index.",
                $"Modellen anger inga nyckeltal för {_wording.Full(kind)} inom området, så det finns inget effektivitetsindex.");
        }

        return (resource, quality) switch
        {
            ({ } first, { } second) => _wording.Say(
                $"Resource and quality are both missing, and efficiency needs both. {first} {second}",
                $"Både resursindex och kvalitetsindex saknas, och effektivitetsindex kräver båda. {first} {second}"),
            ({ } first, null) => _wording.Say($"Resource is missing, and efficiency needs both. {first}", $"Resursindex saknas, och effektivitetsindex kräver båda indexen. {first}"),
            (null, { } second) => _wording.Say($"Quality is missing, and efficiency needs both. {second}", $"Kvalitetsindex saknas, och effektivitetsindex kräver båda indexen. {second}"),
            _ => Flat(area.Efficiency.Scale, _wording.Word("both indices", "båda indexen"), _wording.Word("the same mean of the two indices", "samma medelvärde av de två indexen")),
        };
    }

    /// <summary>Why a component's value or score is missing; null when both are there.</summary>
    public string? ForComponent(ComponentColumn column)
    {
        if (!double.IsNaN(column.Values[member]))
        {
            return column.Scale.IsFlat
                ? Flat(column.Scale, _wording.Word("a value of ", "ett värde för ") + Named(column.Kpi), _wording.Word("the same value", "samma värde"))
                : null;
        }

        if (column.Scale.Count > 0)
        {
            return _wording.Say(
                $"{Name} has no value of {Named(column.Kpi)} for {column.Year}{OrBefore(column)}{Status(column)}.",
                $"{Name} har inget värde för {Named(column.Kpi)} för {column.Year}{OrBefore(column)}{Status(column)}.");
        }

        return evaluation.Find(column.Kpi) is null && !column.Kpi.IsOwn
            ? _wording.Say($"The catalogue that was asked has no key figure {column.Kpi}.", $"Nyckeltalet {column.Kpi} finns inte i den nyckeltalskatalog som har använts.")
            : _wording.Say(
                $"None of the {evaluation.Size} compared municipalities has a value of {Named(column.Kpi)} for {column.Year}{OrBefore(column)}{OrAdjacent(column)}{Status(column)}.",
                $"Ingen av de {evaluation.Size} jämförda kommunerna har något värde för {Named(column.Kpi)} för {column.Year}{OrBefore(column)}{OrAdjacent(column)}{Status(column)}.");
    }

    private string ForComponents(IndexDefinition definition, IndexColumn index, IndexKind kind)
    {
        if (index.Components.Count > 1 && !double.IsNaN(index.Means[member]))
        {
            return Flat(
                index.Scale,
                _wording.Say($"the components of {_wording.Short(kind)}", $"de nyckeltal som {_wording.Full(kind)} kräver"),
                _wording.Word("the same weighted mean of their scores", "samma vägda medelvärde av poängen"));
        }

        List<string> reasons = [.. index.Components.Select(ForComponent).OfType<string>()];
        string listed = string.Join(' ', reasons);
        return definition.AtLeast is { } wanted && wanted < index.Components.Count
            ? _wording.Say(
                $"The model asks for at least {wanted} of {index.Components.Count} components, and {Name} has {index.Components.Count - reasons.Count}. {listed}",
                $"Modellen kräver minst {wanted} av {index.Components.Count} nyckeltal, och {Name} har {index.Components.Count - reasons.Count}. {listed}")
            : listed;
    }

    private string Flat(Normalizer scale, string what, string same) => scale.Count == 1
        ? _wording.Say(
            $"Only {Name} has {what} among the compared municipalities, so P2.5 = P97.5 and nothing can be compared.",
            $"Bland de jämförda kommunerna har bara {Name} {what}, så P2,5 = P97,5 och det finns inget att jämföra med.")
        : _wording.Say(
            $"P2.5 = P97.5 over the {scale.Count} compared municipalities that have {what}: (nearly) all have {same}, so nothing can be compared.",
            $"P2,5 = P97,5 för de {scale.Count} jämförda kommuner som har {what}: (nästan) alla har {same}, så det finns inget att jämföra.");

    private string Named(KpiId kpi) => evaluation.Find(kpi) is { } known ? $"{kpi} ({known.Title})" : kpi.Value;

    private string OrBefore(ComponentColumn column) =>
        column.Component.UseYearBefore ? _wording.Say($", nor for {column.Year - 1}", $", och inte heller för {column.Year - 1}") : "";

    private string OrAdjacent(ComponentColumn column) => column.Component.UseAdjacentYear
        ? _wording.Say($", nor for {column.Year + 1} or {column.Year - 1}", $", och inte heller för {column.Year + 1} eller {column.Year - 1}")
        : "";

    private string Status(ComponentColumn column) =>
        evaluation.Table.Find(column.Kpi, evaluation.Population.Members[member].Id, column.Year) is { } row && row.Status != ValueStatus.None
            ? _wording.Say($" (Kolada says: {row.Status})", $" (Kolada anger: {InSwedish(row.Status)})")
            : "";

    /// <summary>Kolada's own words are English; one that is not known here stands as it is.</summary>
    private static string InSwedish(ValueStatus status) =>
        status == ValueStatus.Missing ? "ej rapporterat"
        : status == ValueStatus.Privacy ? "sekretess, för få personer"
        : status == ValueStatus.NotApplicable ? "ej tillämpligt"
        : status.Value;

    private string Span(YearSpan? span) => span switch
    {
        { From: { } from, To: null } => _wording.Say($"from {from}", $"från och med {from}"),
        { From: null, To: { } to } => _wording.Say($"to {to}", $"till och med {to}"),
        _ => $"{span}",
    };
}
