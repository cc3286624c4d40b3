using System.Globalization;
using Kolada.Efficiency.Reporting.Parts;

namespace Kolada.Efficiency;

/// <summary>Efficiency indices straight from a <see cref="KoladaClient"/>. This file alone in the library knows the client.</summary>
public static class EfficiencyExtensions
{
    private const string CountyTitle = "läns kommuner";
    private const string DefaultModel = EfficiencyModel.RkaId;

    /// <summary>Fetches what a model needs and evaluates one municipality against a group.</summary>
    /// <param name="client">The client: live Kolada or the sandbox.</param>
    /// <param name="municipality">The municipality by id or name.</param>
    /// <param name="group">The group it is compared with; null for the municipalities of its county ("… läns kommuner").</param>
    /// <param name="years">The years; null to choose for each area the latest year with good coverage, see <see cref="EfficiencyCalculator.Evaluate"/>.</param>
    /// <param name="model">The model; null for <c>rka</c>.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The report. A KPI that Kolada does not know makes its indices missing, with the reason; the other areas are there.</returns>
    /// <exception cref="ArgumentException">
    /// The chosen one is not a municipality, the list of years is empty or out of range, or the model is not valid.
    /// </exception>
    /// <exception cref="KoladaException">There is no such municipality or county group, or an answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public static Task<EfficiencyReport> EvaluateEfficiencyAsync(
        this KoladaClient client,
        string municipality,
        MunicipalityGroup? group = null,
        IReadOnlyList<int>? years = null,
        EfficiencyModel? model = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(municipality);
        EfficiencyQuery query = new() { Municipality = municipality, Group = group, Years = years, Model = model };
        return client.EvaluateEfficiencyAsync(query, cancellationToken);
    }

    /// <summary>Fetches what a model needs and evaluates one municipality against a group or a population of any other kind.</summary>
    /// <param name="client">The client: live Kolada or the sandbox.</param>
    /// <param name="query">Whom to evaluate, against whom, and how.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The report. A KPI that Kolada does not know makes its indices missing, with the reason; the other areas are there.</returns>
    /// <exception cref="ArgumentException">
    /// Both a group and a population are given, the chosen one is not a municipality or not a member of the population, the population has members that
    /// are not municipalities, the list of years is empty or out of range, the model is not valid, or an analysis that is asked for does not support it.
    /// </exception>
    /// <exception cref="KoladaException">There is no such municipality or county group, or an answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public static async Task<EfficiencyReport> EvaluateEfficiencyAsync(
        this KoladaClient client,
        EfficiencyQuery query,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(query);
        EfficiencyModel model = query.Model ?? EfficiencyModel.Get(DefaultModel);
        EfficiencyCalculator.RefuseInvalid(model, query.Years);
        RegisteredParts.RefuseUnsupported(model, query.Options.Parts);
        (MunicipalityId chosen, Population population) = query.Population is null
            ? await FindGroupAsync(client, query, cancellationToken).ConfigureAwait(false)
            : (FindMember(query, query.Population), query.Population);

        Steps steps = new(query.Progress, EfficiencyStep.Catalogue);
        steps.Begin(EfficiencyStep.Catalogue);
        IReadOnlyList<Kpi> kpis = await GetKnownKpisAsync(client, KpisToFetch(model, query.Options), cancellationToken).ConfigureAwait(false);

        steps.Begin(EfficiencyStep.Values, kpis.Count, population.Members.Count);
        IReadOnlyList<int>? years = EfficiencyCalculator.YearsToFetch(model, query.Years);
        KpiTable table = await GetValuesAsync(client, kpis, population, years, cancellationToken).ConfigureAwait(false);

        steps.Begin(EfficiencyStep.Indices);
        return EfficiencyCalculator.Evaluate(table.WithOwnFigures(query.OwnFigures), kpis, model, chosen, population, query.Years, query.Options);
    }

    /// <summary>Fetches the criteria and makes the population of a municipality and those nearest to it in structure.</summary>
    /// <param name="client">The client: live Kolada or the sandbox.</param>
    /// <param name="municipality">The municipality by id or name.</param>
    /// <param name="criteria">The key figures in which they are to be alike; at least one.</param>
    /// <param name="count">How many besides the chosen one; at least 1.</param>
    /// <param name="year">The year of the criteria; null to choose it, see <see cref="Population.Nearest"/>.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ArgumentException">
    /// There are no criteria, a weight is not positive, the count is below 1, the chosen one is no municipality, lacks a criterion in the year, or there is
    /// no such year.
    /// </exception>
    /// <exception cref="KoladaException">There is no such municipality or key figure, or an answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public static async Task<Population> GetNearestPopulationAsync(
        this KoladaClient client,
        string municipality,
        IReadOnlyList<SimilarityCriterion> criteria,
        int count,
        int? year = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        SimilarMunicipalities.RefuseInvalid(criteria);
        Municipality chosen = await client.GetMunicipalityAsync(municipality, cancellationToken).ConfigureAwait(false);
        Population.RefuseOthers(chosen);
        List<Municipality> municipalities = await client.GetMunicipalitiesAsync(
            cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        KpiTable table = await client.GetTableAsync(
            new DataQuery
            {
                Kpis = [.. criteria.Select(criterion => criterion.Kpi).Distinct()],
                Municipalities = [.. Population.All(municipalities).Members.Select(member => member.Id)],
                Years = year is { } only ? [only] : null,
                Genders = [Gender.Total],
            },
            cancellationToken).ConfigureAwait(false);
        return Population.Nearest(table, chosen.Id, municipalities, criteria, count, year);
    }

    /// <summary>Fetches what a model needs and computes the indices and ranks of every municipality of a population.</summary>
    /// <param name="client">The client: live Kolada or the sandbox.</param>
    /// <param name="population">What is compared.</param>
    /// <param name="years">The years; null to choose them by coverage.</param>
    /// <param name="model">The model; null for <c>rka</c>.</param>
    /// <param name="options">How it is computed; null for the defaults. <see cref="EfficiencyOptions.Parts"/> do not apply.</param>
    /// <param name="ownFigures">A user's own figures, for models that name them; null for none.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The columns. A KPI that Kolada does not know makes its indices missing.</returns>
    /// <exception cref="ArgumentException">
    /// The population is empty or has members that are not municipalities, the list of years is empty or out of range, or the model is not valid.
    /// </exception>
    /// <exception cref="KoladaException">An answer is not complete.</exception>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public static async Task<PopulationIndices> EvaluatePopulationAsync(
        this KoladaClient client,
        Population population,
        IReadOnlyList<int>? years = null,
        EfficiencyModel? model = null,
        EfficiencyOptions? options = null,
        IEnumerable<DataPoint>? ownFigures = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        EfficiencyCalculator.RefuseInvalid(model ??= EfficiencyModel.Get(DefaultModel), years);
        EfficiencyCalculator.RefuseInvalid(population);
        IReadOnlyList<Kpi> kpis = await GetKnownKpisAsync(client, KpisToFetch(model, options: null), cancellationToken).ConfigureAwait(false);
        KpiTable table = await GetValuesAsync(
            client,
            kpis,
            population,
            EfficiencyCalculator.YearsToFetch(model, years),
            cancellationToken).ConfigureAwait(false);
        return EfficiencyCalculator.EvaluatePopulation(table.WithOwnFigures(ownFigures ?? []), model, population, years, options);
    }

    /// <summary>The municipality that is asked about, with its county or the group that is named.</summary>
    private static async Task<(MunicipalityId Chosen, Population Population)> FindGroupAsync(
        KoladaClient client, EfficiencyQuery query, CancellationToken cancellationToken)
    {
        Steps steps = new(query.Progress, EfficiencyStep.Municipalities);
        steps.Begin(EfficiencyStep.Municipalities);
        List<Municipality> municipalities = await client.GetMunicipalitiesAsync(
            cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        Municipality chosen = KoladaClient.FindMunicipality(municipalities, query.Municipality);
        Population.RefuseOthers(chosen);

        steps.Begin(EfficiencyStep.Groups);
        MunicipalityGroup group = query.Group ?? await GetCountyGroupAsync(client, chosen, cancellationToken).ConfigureAwait(false);
        return (chosen.Id, Population.Create(group, chosen.Id, municipalities));
    }

    /// <summary>The member that is asked about, by id or name.</summary>
    private static MunicipalityId FindMember(EfficiencyQuery query, Population population)
    {
        if (query.Group is not null)
        {
            throw new ArgumentException(
                $"The query names the group '{query.Group.Title}' and the population '{population.Title}'. Leave one of them out.",
                nameof(query));
        }

        MunicipalityId chosen = MunicipalityId.IsValid(query.Municipality)
            ? new MunicipalityId(query.Municipality)
            : KoladaClient.FindMunicipality(population.Members, query.Municipality).Id;
        EfficiencyCalculator.IndexOf(population, chosen);
        return chosen;
    }

    private static IReadOnlyList<KpiId> KpisToFetch(EfficiencyModel model, EfficiencyOptions? options)
    {
        IReadOnlyList<KpiId> published = options?.Parts.HasFlag(ReportParts.Published) == true ? model.GetPublishedKpis() : [];
        return [.. model.GetKpis().Concat(published).Distinct().Where(kpi => !kpi.IsOwn)];
    }

    private static async Task<MunicipalityGroup> GetCountyGroupAsync(KoladaClient client, Municipality chosen, CancellationToken cancellationToken)
    {
        List<MunicipalityGroup> counties = await client.GetMunicipalityGroupsAsync(CountyTitle, cancellationToken)
            .Where(group => group.Title.Contains(CountyTitle, StringComparison.Ordinal) && group.Members.Contains(chosen.Id))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return counties.Count == 1 ? counties[0] : throw new KoladaException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{chosen.Title} ({chosen.Id}) is in {counties.Count} groups named '… {CountyTitle}', not in one. Name the group to compare with."))
        {
            Kind = KoladaErrorKind.NotFound,
            Missing = [$"… {CountyTitle}"],
        };
    }

    /// <summary>The catalogue entries of the KPIs that Kolada knows; one that it does not know must not hide the others.</summary>
    private static async Task<IReadOnlyList<Kpi>> GetKnownKpisAsync(KoladaClient client, IReadOnlyList<KpiId> wanted, CancellationToken cancellationToken)
    {
        while (wanted.Count > 0)
        {
            try
            {
                return await client.GetKpisByIdAsync(wanted, cancellationToken).ConfigureAwait(false);
            }
            catch (KoladaException unknown) when (
                unknown.Kind == KoladaErrorKind.NotFound && wanted.Any(kpi => unknown.Missing.Contains(kpi.Value, StringComparer.Ordinal)))
            {
                wanted = [.. wanted.Where(kpi => !unknown.Missing.Contains(kpi.Value, StringComparer.Ordinal))];
            }
        }

        return [];
    }

    private static async Task<KpiTable> GetValuesAsync(
        KoladaClient client,
        IReadOnlyList<Kpi> kpis,
        Population population,
        IReadOnlyList<int>? years,
        CancellationToken cancellationToken) =>
        kpis.Count == 0
            ? KpiTable.Create([])
            : await client.GetTableAsync(
                new DataQuery
                {
                    Kpis = [.. kpis.Select(kpi => kpi.Id)],
                    Municipalities = [.. population.Members.Select(member => member.Id)],
                    Years = years,
                    Genders = [Gender.Total],
                    UnknownIds = UnknownIds.Report,
                },
                cancellationToken).ConfigureAwait(false);

    /// <summary>Reports steps from one of them on; those before it count as done.</summary>
    private sealed class Steps(IProgress<EfficiencyProgress>? progress, EfficiencyStep first)
    {
        private static readonly int Total = Enum.GetValues<EfficiencyStep>().Length;
        private int _done = (int)first;

        public void Begin(EfficiencyStep step, int? kpis = null, int? municipalities = null) =>
            progress?.Report(new EfficiencyProgress(step, _done++, Total) { Kpis = kpis, Municipalities = municipalities });
    }
}
