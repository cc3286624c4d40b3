using System.Globalization;
using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Kolada.Sandbox;

namespace Kolada.Cli.Session;

/// <summary>Says what the snapshot covers when an offline question goes beyond it, and how to ask the live API.</summary>
internal sealed class SnapshotCoverage(Texts texts)
{
    private const int AllMunicipalities = 290;
    private const int MostListed = 3;

    private readonly SandboxSnapshot _snapshot = SandboxSnapshot.Embedded;

    /// <summary>How to ask for what the snapshot does not have.</summary>
    public string AskLive => texts.Say("Drop --offline to ask the live API.", "Utelämna --offline för att fråga det riktiga API:et.");

    /// <summary>Which municipalities and groups the snapshot knows, and how to ask for others.</summary>
    public string ListsAndAskLive => texts.Say(
        string.Create(CultureInfo.InvariantCulture, $"the snapshot knows {_snapshot.MunicipalityCount} municipalities and regions and {_snapshot.MunicipalityGroupCount} groups as of {_snapshot.CatalogueDate:yyyy-MM-dd}; see kolada municipality list and kolada group list, or drop --offline to ask the live API"),
        string.Create(CultureInfo.InvariantCulture, $"ögonblicksbilden känner {_snapshot.MunicipalityCount} kommuner och regioner och {_snapshot.MunicipalityGroupCount} grupper från {_snapshot.CatalogueDate:yyyy-MM-dd}; se kolada municipality list och kolada group list, eller utelämna --offline för att fråga det riktiga API:et"));

    /// <summary>What the snapshot is, in a sentence.</summary>
    public string Summary => texts.Say(
        string.Create(CultureInfo.InvariantCulture, $"The offline snapshot has {_snapshot.Kpis.Count} KPIs, {FirstYear}–{LastYear}, read from Kolada until {_snapshot.AsOf:yyyy-MM-dd}; {NationalCount} of them cover all municipalities, the others some."),
        string.Create(CultureInfo.InvariantCulture, $"Ögonblicksbilden har {_snapshot.Kpis.Count} nyckeltal, {FirstYear}–{LastYear}, lästa ur Kolada till och med {_snapshot.AsOf:yyyy-MM-dd}; {NationalCount} av dem täcker alla kommuner, de andra några."));

    private int FirstYear => _snapshot.Kpis.Min(kpi => kpi.FirstYear);

    private int LastYear => _snapshot.Kpis.Max(kpi => kpi.LastYear);

    private int NationalCount => _snapshot.Kpis.Count(kpi => kpi.MunicipalityCount >= AllMunicipalities);

    /// <summary>Refuses KPIs that the snapshot does not have, before anything is asked.</summary>
    /// <exception cref="ToolException">Some are not there; the message names them.</exception>
    public void RequireKpis(IEnumerable<KpiId> kpis)
    {
        List<string> missing = [.. kpis.Where(kpi => _snapshot.Find(kpi.Value) is null).Select(kpi => kpi.Value)];
        if (missing.Count > 0)
        {
            string ids = string.Join(", ", missing);
            throw ToolException.NotFound(texts.Say($"{ids} is not in the offline snapshot. {Summary}", $"{ids} finns inte i ögonblicksbilden. {Summary}"), AskLive);
        }
    }

    /// <summary>What the snapshot has of a KPI, in a sentence.</summary>
    public string Of(KpiId kpi) => _snapshot.Find(kpi.Value) is { } coverage
        ? Has(kpi.Value, coverage.MunicipalityCount, Years.Describe(coverage.Years))
        : texts.Say($"{kpi} is not in the offline snapshot.", $"{kpi} finns inte i ögonblicksbilden.");

    /// <summary>What of a question the snapshot has no value for, a sentence a KPI; empty when it has all of it.</summary>
    /// <param name="kpis">The KPIs asked for.</param>
    /// <param name="municipalities">The municipalities asked for; null for all.</param>
    /// <param name="years">The years asked for; null for all.</param>
    /// <param name="answered">For which of them there was a row.</param>
    public IReadOnlyList<string> Gaps(IReadOnlyList<KpiId> kpis, IReadOnlyList<MunicipalityId>? municipalities, IReadOnlyList<int>? years, IEnumerable<(KpiId Kpi, MunicipalityId Municipality, int Year)> answered)
    {
        ILookup<KpiId, (KpiId Kpi, MunicipalityId Municipality, int Year)> rows = answered.ToLookup(row => row.Kpi);
        List<string> gaps = [];
        foreach (KpiId kpi in kpis)
        {
            string list = string.Join("; ", Lacking(kpi, municipalities, years, [.. rows[kpi]]));
            if (list.Length > 0)
            {
                gaps.Add(texts.Say($"{kpi}: no values here for {list}. {Of(kpi)}", $"{kpi}: här saknas värden för {list}. {Of(kpi)}"));
            }
        }

        return gaps;
    }

    /// <summary>Which of a model's key figures the snapshot has for some of the compared municipalities only, or not at all; a sentence each.</summary>
    public IReadOnlyList<string> Partial(EfficiencyReport report, EfficiencyModel model)
    {
        HashSet<KpiId> complete = [.. report.Years
            .SelectMany(year => year.Areas)
            .SelectMany(area => area.Resource.Components.Concat(area.Quality.Components))
            .GroupBy(part => part.Kpi)
            .Where(parts => parts.All(part => part.N == report.Group.Size))
            .Select(parts => parts.Key)];
        List<KpiId> lacking = [.. model.GetKpis().Where(kpi => !kpi.IsOwn && !complete.Contains(kpi))];
        List<string> absent = [.. lacking.Where(kpi => _snapshot.Find(kpi.Value) is null).Select(kpi => kpi.Value)];
        string ids = string.Join(", ", absent);
        return
        [
            .. absent.Count == 0 ? Array.Empty<string>() : [texts.Say($"Not in the offline snapshot: {ids}.", $"Finns inte i ögonblicksbilden: {ids}.")],
            .. lacking.Select(kpi => _snapshot.Find(kpi.Value)).OfType<SandboxKpiCoverage>()
                .GroupBy(coverage => (coverage.MunicipalityCount, Years: Years.Describe(coverage.Years)))
                .Select(same => Has(string.Join(", ", same.Select(coverage => coverage.Id)), same.Key.MunicipalityCount, same.Key.Years)),
        ];
    }

    /// <summary>Years first: where no year is covered, it is not the municipalities' fault.</summary>
    private IEnumerable<string> Lacking(KpiId kpi, IReadOnlyList<MunicipalityId>? municipalities, IReadOnlyList<int>? years, IReadOnlyCollection<(KpiId Kpi, MunicipalityId Municipality, int Year)> rows)
    {
        IReadOnlyList<int> covered = _snapshot.Find(kpi.Value)?.Years ?? [];
        List<int> uncovered = [.. years?.Where(year => !covered.Contains(year)) ?? []];
        HashSet<MunicipalityId> seen = [.. rows.Select(row => row.Municipality)];
        bool aboutPlaces = uncovered.Count == 0 || uncovered.Count < years!.Count;
        return Listed(uncovered.Select(year => year.ToString(CultureInfo.InvariantCulture)))
            .Concat(Listed(aboutPlaces ? municipalities?.Where(id => !seen.Contains(id)).Select(id => id.Value) : null));
    }

    private IEnumerable<string> Listed(IEnumerable<string>? items)
    {
        List<string> all = [.. items ?? []];
        if (all.Count > 0)
        {
            string shown = string.Join(", ", all.Take(MostListed));
            yield return all.Count <= MostListed ? shown : texts.Say($"{shown} and {all.Count - MostListed} more", $"{shown} och {all.Count - MostListed} till");
        }
    }

    private string Has(string kpis, int places, string years) => texts.Say(
        string.Create(CultureInfo.InvariantCulture, $"The snapshot has {kpis} for {places} of {_snapshot.MunicipalityCount} municipalities and regions, {years}."),
        string.Create(CultureInfo.InvariantCulture, $"Ögonblicksbilden har {kpis} för {places} av {_snapshot.MunicipalityCount} kommuner och regioner, {years}."));
}
