using Kolada.Efficiency.Analysis;
using Kolada.Efficiency.Comparison;

namespace Kolada.Efficiency.Reporting;

/// <summary>Makes the reports of an evaluated population: the years are settled once, then each report is one member's view.</summary>
internal sealed class Reporter
{
    private readonly Evaluation _evaluation;
    private readonly IReadOnlyList<YearChoice> _choices;
    private readonly IReadOnlyList<AreaColumns> _areas;
    private readonly IReadOnlyList<int>? _years;

    /// <summary>Settles the years.</summary>
    /// <param name="evaluation">What is evaluated.</param>
    /// <param name="years">The years; null to choose them by coverage.</param>
    public Reporter(Evaluation evaluation, IReadOnlyList<int>? years)
    {
        _evaluation = evaluation;
        _years = years;
        _choices = years is null ? Choose(evaluation) : [];
        _areas = years is null
            ? [.. _choices.Select(choice => choice.Columns).OrderBy(columns => columns.Year)]
            : [.. from year in years.Distinct().Order() from area in evaluation.Model.Areas select evaluation.Compute(area, year)];
    }

    /// <summary>The areas in the years that are reported, ascending by year.</summary>
    public IReadOnlyList<AreaColumns> Areas => _areas;

    /// <summary>Why an area is reported in its year; null when the caller named the years.</summary>
    public string? WhyYear(AreaColumns columns) => _choices.FirstOrDefault(choice => choice.Columns == columns)?.Why;

    /// <summary>The report of one member.</summary>
    /// <param name="member">Its place in the population.</param>
    public EfficiencyReport Report(int member)
    {
        ReportBuilder builder = new(_evaluation, member);
        Population population = _evaluation.Population;
        return new EfficiencyReport
        {
            ModelId = _evaluation.Model.Id,
            ModelVersion = _evaluation.Model.Version,
            PercentileType = _evaluation.Options.PercentileType,
            Language = _evaluation.Options.Language,
            Municipality = population.Members[member],
            Group = new ComparedGroup(population.Id, population.Title, population.Members.Count),
            Years =
            [
                .. from columns in _areas
                   group builder.AreaWithParts(columns, WhyYear(columns)) by columns.Year into year
                   select new YearReport(year.Key, [.. year]),
            ],
            Trends = _evaluation.Options.Parts.HasFlag(ReportParts.Trends)
                ? [.. _evaluation.Model.Areas.Select(area => Trends.Follow(_evaluation, area, member, _years is { Count: > 1 } ? _years : null))]
                : [],
            Notes = _areas.Count == 0
                ? [_evaluation.Wording.Word("No compared municipality has a value of any of the model's key figures, so there is no year to report.", "Ingen av de jämförda kommunerna har något värde för modellens nyckeltal, så det finns inget år att redovisa.")]
                : Remarks.For(_evaluation, member, _areas, [.. _choices.Select(choice => choice.Why)]),
        };
    }

    private static IReadOnlyList<YearChoice> Choose(Evaluation evaluation)
    {
        IReadOnlyList<int> all = evaluation.YearsWithValues(evaluation.Model.GetKpis());
        return all.Count == 0 ? [] : [.. evaluation.Model.Areas.Select(Choice)];

        YearChoice Choice(ServiceArea area)
        {
            IReadOnlyList<int> own = evaluation.YearsWithValues(area.GetKpis());
            return YearChoice.Of(own.Count > 0 ? own : all, year => evaluation.Compute(area, year), evaluation.Size, EfficiencyOptions.DefaultCoverage, evaluation.Wording);
        }
    }
}
