using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Reporting.Parts;

namespace Kolada.Efficiency.Reporting;

/// <summary>Makes the reports of an evaluated population: the years are settled once, then each report is one member's view.</summary>
internal sealed class Reporter
{
    private readonly Evaluator _evaluator;
    private readonly EfficiencyOptions _options;
    private readonly IReadOnlyList<YearChoice> _choices;
    private readonly IReadOnlyList<AreaColumns> _areas;
    private readonly IReadOnlyList<int>? _years;

    /// <summary>Settles the years.</summary>
    /// <param name="evaluator">What is evaluated.</param>
    /// <param name="options">How.</param>
    /// <param name="years">The years; null to choose them by coverage.</param>
    public Reporter(Evaluator evaluator, EfficiencyOptions options, IReadOnlyList<int>? years)
    {
        _evaluator = evaluator;
        _options = options;
        _years = years;
        _choices = years is null ? Choose(evaluator) : [];
        _areas = years is null
            ? [.. _choices.Select(choice => choice.Columns).OrderBy(columns => columns.Year)]
            : [.. from year in years.Distinct().Order() from area in evaluator.Model.Areas select evaluator.Compute(area, year)];
    }

    /// <summary>The areas in the years that are reported, ascending by year.</summary>
    public IReadOnlyList<AreaColumns> Areas => _areas;

    /// <summary>Why an area is reported in its year; null when the caller named the years.</summary>
    public Reason? WhyYear(AreaColumns columns) => _choices.FirstOrDefault(choice => choice.Columns == columns)?.Why;

    /// <summary>The report of one member, with the analyses that were asked for.</summary>
    /// <param name="member">Its place in the population.</param>
    public EfficiencyReport Report(int member)
    {
        List<ReportPart> parts = [.. RegisteredParts.AskedFor(_options.Parts)];
        PartContext context = new(_evaluator, member, _years, _options.Robustness ?? new RobustnessOptions());
        return parts.Aggregate(WithoutParts(member, AreaWithParts), (report, part) => part.AddTo(report, context));

        AreaResult AreaWithParts(AreaResult area, AreaColumns columns) => parts.Aggregate(area, (result, part) => part.AddTo(result, context, columns));
    }

    private EfficiencyReport WithoutParts(int member, Func<AreaResult, AreaColumns, AreaResult> addParts)
    {
        MemberView view = new(_evaluator, member);
        Population population = _evaluator.Population;
        return new EfficiencyReport
        {
            ModelId = _evaluator.Model.Id,
            ModelVersion = _evaluator.Model.Version,
            PercentileType = _evaluator.PercentileType,
            Municipality = population.Members[member],
            Group = new ComparedGroup(population.Id, population.Title, population.Members.Count) { TitleInSwedish = population.TitleInSwedish },
            AreaIds = [.. _evaluator.Model.Areas.Select(area => area.Id)],
            Years =
            [
                .. from columns in _areas
                   group addParts(view.Area(columns, WhyYear(columns)), columns) by columns.Year into year
                   select new YearReport(year.Key, [.. year]),
            ],
            Notes = new Remarks(_evaluator).About(member, _areas, [.. _choices.Select(choice => choice.Why)]),
        };
    }

    private static IReadOnlyList<YearChoice> Choose(Evaluator evaluator)
    {
        IReadOnlyList<int> all = evaluator.YearsWithValues(evaluator.Model.GetKpis());
        return all.Count == 0 ? [] : [.. evaluator.Model.Areas.Select(Choice)];

        YearChoice Choice(ServiceArea area)
        {
            IReadOnlyList<int> own = evaluator.YearsWithValues(area.GetKpis());
            return YearChoice.Make(own.Count > 0 ? own : all, year => evaluator.Compute(area, year), evaluator.Size, AreaColumns.DefaultCoverage);
        }
    }
}
