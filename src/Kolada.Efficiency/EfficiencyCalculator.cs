using System.Globalization;
using Kolada.Efficiency.Evaluation;
using Kolada.Efficiency.Reporting;
using Kolada.Efficiency.Reporting.Parts;

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
/// <para>
/// An empty population is refused. Where nobody has a value (all missing) the components stand there with n = 0, and every index is
/// missing; when that is so in all years and none was asked for, the report has no year, and a remark says so. Below 20
/// values (with percentiles of type 6 below 39, where they are the lowest and the highest value) a remark says that the percentiles are coarse. There
/// are no quarters among fewer than 8 municipalities.
/// </para>
/// </remarks>
public static class EfficiencyCalculator
{
    /// <summary>Evaluates one municipality against a population.</summary>
    /// <param name="table">The values; only those of gender total and of the population's members are used.</param>
    /// <param name="kpis">
    /// The catalogue entries of the model's KPIs, for titles and preliminary marks. One that is not here is taken for unknown to Kolada.
    /// </param>
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
        int member = IndexOf(population, municipality);
        Reporter reporter = Prepare(table, kpis, model, population, years, options);
        return reporter.Report(member);
    }

    /// <summary>Evaluates every municipality of a population: the same reports as <see cref="Evaluate"/>, with the common work done once.</summary>
    /// <param name="table">The values.</param>
    /// <param name="kpis">The catalogue entries of the model's KPIs.</param>
    /// <param name="model">The model.</param>
    /// <param name="population">What is compared.</param>
    /// <param name="years">The years; null to choose them by coverage, as <see cref="Evaluate"/> does.</param>
    /// <param name="options">How it is computed; null for the defaults.</param>
    /// <returns>A report a member, in the population's order.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Evaluate"/>.</exception>
    public static IReadOnlyList<EfficiencyReport> EvaluateAll(
        KpiTable table,
        IEnumerable<Kpi> kpis,
        EfficiencyModel model,
        Population population,
        IReadOnlyList<int>? years = null,
        EfficiencyOptions? options = null)
    {
        RefuseInvalid(population);
        Reporter reporter = Prepare(table, kpis, model, population, years, options);
        return [.. Enumerable.Range(0, population.Members.Count).Select(reporter.Report)];
    }

    /// <summary>
    /// The indices and ranks of every municipality of a population, as columns: the numbers of <see cref="EvaluateAll"/> without components, reasons and
    /// remarks, in a small part of its time.
    /// </summary>
    /// <param name="table">The values; only those of gender total and of the population's members are used.</param>
    /// <param name="model">The model.</param>
    /// <param name="population">What is compared.</param>
    /// <param name="years">The years, in any order; null to choose them by coverage, as <see cref="Evaluate"/> does.</param>
    /// <param name="options">How it is computed; null for the defaults. <see cref="EfficiencyOptions.Parts"/> do not apply.</param>
    /// <exception cref="ArgumentException">
    /// The population is empty or has members that are not municipalities, the list of years is empty or out of range, or the model is not valid.
    /// </exception>
    public static PopulationIndices EvaluatePopulation(
        KpiTable table,
        EfficiencyModel model,
        Population population,
        IReadOnlyList<int>? years = null,
        EfficiencyOptions? options = null)
    {
        RefuseInvalid(population);
        options ??= new EfficiencyOptions();
        Reporter reporter = Prepare(table, [], model, population, years, options with { Parts = ReportParts.None });
        return new PopulationIndices
        {
            ModelId = model.Id,
            ModelVersion = model.Version,
            PercentileType = options.PercentileType,
            Population = population,
            Areas = [.. reporter.Areas.Select(columns => columns.ToIndices(reporter.WhyYear(columns)))],
        };
    }

    private static Reporter Prepare(
        KpiTable table,
        IEnumerable<Kpi> kpis,
        EfficiencyModel model,
        Population population,
        IReadOnlyList<int>? years,
        EfficiencyOptions? options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(kpis);
        RefuseInvalid(model, years);
        options ??= new EfficiencyOptions();
        RegisteredParts.RefuseUnsupported(model, options.Parts);
        return new Reporter(new Evaluator(table, kpis, model, population, options.PercentileType), options, years);
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
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The year {year} is outside {DataQuery.MinYear} to {DataQuery.MaxYear}."),
                    nameof(years));
            }
        }
    }

    /// <summary>The years whose values the model can draw on for the years asked for; null for all.</summary>
    internal static IReadOnlyList<int>? YearsToFetch(EfficiencyModel model, IReadOnlyList<int>? years)
    {
        List<IndexComponent> components = [.. model.Areas.SelectMany(area => area.Leaves)];
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

    /// <summary>The place of a municipality in a valid population.</summary>
    internal static int IndexOf(Population population, MunicipalityId municipality)
    {
        RefuseInvalid(population);
        int found = population.Members.TakeWhile(member => member.Id != municipality).Count();
        return found < population.Members.Count ? found : throw new ArgumentException(
            $"{municipality} is not a member of the population '{population.Title}'. Add it: the chosen municipality is one of the compared.",
            nameof(municipality));
    }

    /// <summary>Refuses a population that cannot be compared.</summary>
    internal static void RefuseInvalid(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (population.Members.Count == 0)
        {
            throw new ArgumentException(
                $"The population '{population.Title}' has no members. Name the municipalities to compare, the chosen one among them.",
                nameof(population));
        }

        HashSet<MunicipalityId> seen = [];
        foreach (Municipality member in population.Members)
        {
            if (member.Type != MunicipalityType.Municipality || member.Id.IsGroup)
            {
                throw new ArgumentException($"{member.Title} ({member.Id}) of the population '{population.Title}' is not a municipality (type K), and only municipalities are compared. Leave it out.", nameof(population));
            }

            if (!seen.Add(member.Id))
            {
                throw new ArgumentException(
                    $"{member.Title} ({member.Id}) occurs twice in the population '{population.Title}'. Name it once.",
                    nameof(population));
            }
        }
    }
}
