using System.Globalization;
using Kolada.Efficiency.Comparison;
using Kolada.Efficiency.Reporting;

namespace Kolada.Efficiency;

/// <summary>Computes reports from a table, without any call.</summary>
/// <remarks>
/// <para>
/// With P(q) the q-th percentile over the compared municipalities that have a value, N(x) = 100 · clamp((x − P2.5) / (P97.5 − P2.5), 0, 1),
/// and N⁻(x) = 100 · clamp((P97.5 − x) / (P97.5 − P2.5), 0, 1) where lower is better. An index of one component is N(x); of k components
/// N(Σ w_j·N(x_j)) over the municipalities that have every component; the efficiency index is N((resource + quality) / 2) over those
/// that have both. Source: RKA's descriptions of its index KPIs, such as U11001, U15401 and U20900.
/// </para>
/// <para>
/// Domain: any finite values of gender total. Missing values are left out, never taken for 0; the percentiles of a component stand on
/// all who have it. Where P2.5 = P97.5 (one municipality, all equal) the index is missing, with the reason: values that differ by no
/// more than four units in the last place count as equal, means of scores that differ by no more than 1e-9 too, and indices as near as
/// that share their rank. Nothing is NaN, −0 or infinite in a report. The order of rows does not matter. Error of an index at most
/// 1e-9 for values whose range is not below 1e-9 of their size.
/// </para>
/// </remarks>
public static class EfficiencyCalculator
{
    /// <summary>Evaluates one municipality against a population.</summary>
    /// <param name="table">The values; only those of gender total and of the population's members are used.</param>
    /// <param name="kpis">The catalogue entries of the model's KPIs, for titles and preliminary marks. One that is not here is taken for unknown to Kolada.</param>
    /// <param name="model">The model.</param>
    /// <param name="municipality">The municipality that is reported on; a member of the population.</param>
    /// <param name="population">What it is compared with.</param>
    /// <param name="years">
    /// The years, in any order: each is reported, with every area. Null to choose for each area the latest year in which all indices that the
    /// model has components for can be computed for at least 90 % of the population, else the best-covered year, the latest of equals. An area
    /// that cannot be computed in any year is reported, with the reasons, in the latest year in which it, or else the model, has values.
    /// </param>
    /// <param name="options">How it is computed; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// The municipality is not a member, the population is empty or has members that are not municipalities, the list of years is empty or out
    /// of range, or the model is not valid. The message says which and what to do.
    /// </exception>
    public static EfficiencyReport Evaluate(
        KpiTable table,
        IEnumerable<Kpi> kpis,
        EfficiencyModel model,
        MunicipalityId municipality,
        Population population,
        IReadOnlyList<int>? years = null,
        EfficiencyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new EfficiencyOptions();
        RefuseInvalid(model, years);
        int member = IndexOf(population, municipality);
        Evaluation evaluation = new(table, kpis, model, population, options);
        IReadOnlyList<YearChoice> choices = years is null ? Choose(evaluation) : [];
        IReadOnlyList<AreaColumns> areas = years is null
            ? [.. choices.Select(choice => choice.Columns).OrderBy(columns => columns.Year)]
            : [.. from year in years.Distinct().Order() from area in model.Areas select evaluation.Compute(area, year)];
        ReportBuilder builder = new(evaluation, member);
        return new EfficiencyReport
        {
            ModelId = model.Id,
            ModelVersion = model.Version,
            PercentileType = options.PercentileType,
            Municipality = population.Members[member],
            Group = new ComparedGroup(population.Id, population.Title, population.Members.Count),
            Years =
            [
                .. from columns in areas
                   group builder.Area(columns, choices.FirstOrDefault(choice => choice.Columns == columns)?.Why) by columns.Year into year
                   select new YearReport(year.Key, [.. year]),
            ],
            Notes = years is null && choices.Count == 0
                ? ["No compared municipality has a value of any of the model's key figures, so there is no year to report."]
                : Remarks.For(evaluation, member, areas, [.. choices.Select(choice => choice.Why)]),
        };
    }

    /// <summary>Refuses, before any call, what cannot be evaluated.</summary>
    internal static void RefuseInvalid(EfficiencyModel model, IReadOnlyList<int>? years)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException($"The model '{model.Id}' is not valid: {string.Join(' ', problems)}", nameof(model));
        }

        if (years is { Count: 0 })
        {
            throw new ArgumentException("The list of years is empty; leave it null to have years chosen by coverage, or name at least one.", nameof(years));
        }

        foreach (int year in years ?? [])
        {
            if (year is < DataQuery.MinYear or > DataQuery.MaxYear)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The year {year} is outside {DataQuery.MinYear} to {DataQuery.MaxYear}."), nameof(years));
            }
        }
    }

    /// <summary>The years whose values the model can draw on for the years asked for; null for all.</summary>
    internal static IReadOnlyList<int>? YearsToFetch(EfficiencyModel model, IReadOnlyList<int>? years)
    {
        List<IndexComponent> components = [.. model.Areas.SelectMany(area => area.Resource.Components.Concat(area.Quality.Components))];
        int after = components.Any(component => component.UseAdjacentYear) ? 1 : 0;
        int before = components.Select(component => (component.UseAdjacentYear ? 1 : 0) + (component.UseYearBefore ? 1 : 0)).DefaultIfEmpty().Max();
        return years is null ? null :
        [
            .. years.SelectMany(year => Enumerable.Range(year - before, before + 1 + after))
                .Where(year => year is >= DataQuery.MinYear and <= DataQuery.MaxYear)
                .Distinct()
                .Order(),
        ];
    }

    private static IReadOnlyList<YearChoice> Choose(Evaluation evaluation)
    {
        IReadOnlyList<int> all = evaluation.YearsWithValues(evaluation.Model.GetKpis());
        return all.Count == 0 ? [] : [.. evaluation.Model.Areas.Select(Choice)];

        YearChoice Choice(ServiceArea area)
        {
            IReadOnlyList<int> own = evaluation.YearsWithValues(area.GetKpis());
            return YearChoice.Of(own.Count > 0 ? own : all, year => evaluation.Compute(area, year), evaluation.Size, EfficiencyOptions.DefaultCoverage);
        }
    }

    private static int IndexOf(Population population, MunicipalityId municipality)
    {
        ArgumentNullException.ThrowIfNull(population);
        int found = -1;
        HashSet<MunicipalityId> seen = [];
        for (int i = 0; i < population.Members.Count; i++)
        {
            Municipality member = population.Members[i];
            if (member.Type != MunicipalityType.Municipality || member.Id.IsGroup)
            {
                throw new ArgumentException($"{member.Title} ({member.Id}) of the population '{population.Title}' is not a municipality (type K), and only municipalities are compared. Leave it out.", nameof(population));
            }

            if (!seen.Add(member.Id))
            {
                throw new ArgumentException($"{member.Title} ({member.Id}) occurs twice in the population '{population.Title}'. Name it once.", nameof(population));
            }

            found = member.Id == municipality ? i : found;
        }

        return found >= 0 ? found : throw new ArgumentException($"{municipality} is not a member of the population '{population.Title}'. Add it: the chosen municipality is one of the compared.", nameof(municipality));
    }
}
