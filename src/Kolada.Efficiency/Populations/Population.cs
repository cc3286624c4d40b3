using System.Globalization;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>The municipalities that are compared. Never Riket, a region or a group's mean row.</summary>
public sealed record Population
{
    /// <summary>The share of the municipalities that a year must cover to be that of the criteria.</summary>
    private const double WantedCoverage = 0.9;

    /// <summary>The id of the group behind it; null for a list of the user's own.</summary>
    public MunicipalityGroupId? Id { get; init; }

    /// <summary>What a user sees, such as "Skåne läns kommuner (ovägt medel)" or "All municipalities".</summary>
    public required string Title { get; init; }

    /// <summary>The same in Swedish, for documents in that language; null where <see cref="Title"/> serves both.</summary>
    public string? TitleInSwedish { get; init; }

    /// <summary>The compared municipalities, each once, the chosen one included.</summary>
    public required IReadOnlyList<Municipality> Members { get; init; }

    /// <summary>Members of the group that are not compared, since they are no municipalities or no longer exist; empty for most groups.</summary>
    public IReadOnlyList<MunicipalityId> Excluded { get; init; } = [];

    /// <summary>
    /// How far each member is from the chosen one in structure, in standard deviations (see <see cref="SimilarMunicipalities"/>), where the
    /// population was made by distance; null otherwise. Peers to learn from are then listed nearest first.
    /// </summary>
    public IReadOnlyDictionary<MunicipalityId, double>? Distances { get; init; }

    /// <summary>The title in a language.</summary>
    /// <param name="language">The language.</param>
    public string GetTitle(ReportLanguage language = ReportLanguage.English) => new Texts(language).Say(Title, TitleInSwedish ?? Title);

    /// <summary>The title and how many there are: "Skåne läns kommuner, 33 municipalities".</summary>
    public override string ToString() => FormattableString.Invariant($"{Title}, {Members.Count} municipalities");

    /// <summary>A group's members and the chosen municipality.</summary>
    /// <param name="group">The group. Its members that are not municipalities (type K) are left out, and listed in <see cref="Excluded"/>.</param>
    /// <param name="chosen">The municipality that is reported on; it is added where the group does not have it.</param>
    /// <param name="municipalities">All municipalities that Kolada knows, for names and types.</param>
    /// <exception cref="ArgumentException">The chosen one is not a municipality that Kolada knows.</exception>
    public static Population Create(MunicipalityGroup group, MunicipalityId chosen, IEnumerable<Municipality> municipalities)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Create(group.Title, group.Members, chosen, municipalities) with { Id = group.Id };
    }

    /// <summary>A group's members.</summary>
    /// <param name="group">The group. Its members that are not municipalities (type K) are left out, and listed in <see cref="Excluded"/>.</param>
    /// <param name="municipalities">All municipalities that Kolada knows, for names and types.</param>
    public static Population Create(MunicipalityGroup group, IEnumerable<Municipality> municipalities)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Of(group.Title, group.Members, municipalities.ToDictionary(municipality => municipality.Id)) with { Id = group.Id };
    }

    /// <summary>A list of the user's own and the chosen municipality.</summary>
    /// <param name="title">What a user sees.</param>
    /// <param name="members">The ids. Those that are not municipalities (type K) are left out, and listed in <see cref="Excluded"/>.</param>
    /// <param name="chosen">The municipality that is reported on; it is added where the list does not have it.</param>
    /// <param name="municipalities">All municipalities that Kolada knows, for names and types.</param>
    /// <exception cref="ArgumentException">The chosen one is not a municipality that Kolada knows.</exception>
    public static Population Create(string title, IEnumerable<MunicipalityId> members, MunicipalityId chosen, IEnumerable<Municipality> municipalities)
    {
        Dictionary<MunicipalityId, Municipality> known = municipalities.ToDictionary(municipality => municipality.Id);
        RefuseOthers(chosen, known);
        return Of(title, members.Append(chosen), known);
    }

    private static Population Of(string title, IEnumerable<MunicipalityId> members, Dictionary<MunicipalityId, Municipality> known)
    {
        IEnumerable<MunicipalityId> wanted = members.Distinct().OrderBy(id => id.Value, StringComparer.Ordinal);
        ILookup<bool, MunicipalityId> compared = wanted.ToLookup(
            id => known.TryGetValue(id, out Municipality? municipality) && municipality.Type == MunicipalityType.Municipality);
        return new Population
        {
            Title = title,
            Members = [.. compared[true].Select(id => known[id])],
            Excluded = [.. compared[false]],
        };
    }

    /// <summary>All municipalities of the country.</summary>
    /// <param name="municipalities">All entries that Kolada knows; regions and Riket are left out.</param>
    public static Population All(IEnumerable<Municipality> municipalities) => new()
    {
        Title = "All municipalities",
        TitleInSwedish = "Alla kommuner",
        Members = [.. municipalities.Where(
            municipality => municipality.Type == MunicipalityType.Municipality).OrderBy(municipality => municipality.Id.Value, StringComparer.Ordinal)],
    };

    /// <summary>A municipality and those that are nearest to it in structure.</summary>
    /// <param name="table">The values of the criteria, of all municipalities.</param>
    /// <param name="chosen">The municipality that is reported on.</param>
    /// <param name="municipalities">All municipalities that Kolada knows; regions and Riket are left out.</param>
    /// <param name="criteria">The key figures in which they are to be alike; at least one.</param>
    /// <param name="count">How many besides the chosen one; fewer are there when fewer have all criteria.</param>
    /// <param name="year">
    /// The year of the criteria; null for the latest in which the chosen one has all of them, and so have at least 90 % of the municipalities.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no criteria, a weight is not positive, the chosen one is no municipality, lacks a criterion in the year, or there is no such year.
    /// </exception>
    public static Population Nearest(
        KpiTable table,
        MunicipalityId chosen,
        IEnumerable<Municipality> municipalities,
        IReadOnlyList<SimilarityCriterion> criteria,
        int count,
        int? year = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(criteria);
        Dictionary<MunicipalityId, Municipality> known = municipalities.ToDictionary(municipality => municipality.Id);
        RefuseOthers(chosen, known);
        IReadOnlyList<Municipality> candidates = All(known.Values).Members;
        int at = year ?? YearOf(table, chosen, candidates, criteria);
        IReadOnlyList<SimilarMunicipality> nearest = SimilarMunicipalities.Nearest(table, chosen, candidates, criteria, at, count);
        string kpis = string.Join(", ", criteria.Select(criterion => criterion.Kpi));
        string basis = string.Create(CultureInfo.InvariantCulture, $"{known[chosen].Title} ({kpis}, {at})");
        string title = string.Create(CultureInfo.InvariantCulture, $"{nearest.Count} {(nearest.Count == 1 ? "municipality" : "municipalities")} nearest to {basis}");
        return Create(title, nearest.Select(similar => similar.Municipality.Id), chosen, known.Values) with
        {
            TitleInSwedish = string.Create(CultureInfo.InvariantCulture, $"{nearest.Count} {(nearest.Count == 1 ? "kommun" : "kommuner")} närmast {basis}"),
            Distances = nearest.ToDictionary(similar => similar.Municipality.Id, similar => similar.Distance),
        };
    }

    private static int YearOf(KpiTable table, MunicipalityId chosen, IReadOnlyList<Municipality> candidates, IReadOnlyList<SimilarityCriterion> criteria)
    {
        bool HasAll(MunicipalityId municipality, int year) => criteria.All(criterion => table.GetValue(criterion.Kpi, municipality, year) is not null);
        foreach (int year in table.Years.OrderDescending().Where(year => HasAll(chosen, year)))
        {
            if (candidates.Count(candidate => HasAll(candidate.Id, year)) >= WantedCoverage * candidates.Count)
            {
                return year;
            }
        }

        throw new ArgumentException(
            $"There is no year in which {chosen} and nine tenths of the municipalities have {string.Join(", ", criteria.Select(criterion => criterion.Kpi))}. Name the year, or take other criteria.", nameof(criteria));
    }

    private static void RefuseOthers(MunicipalityId chosen, Dictionary<MunicipalityId, Municipality> known)
    {
        if (!known.TryGetValue(chosen, out Municipality? municipality))
        {
            throw new ArgumentException($"There is no municipality with the id {chosen}. Take an id from the list of municipalities.", nameof(chosen));
        }

        RefuseOthers(municipality);
    }

    /// <summary>Refuses Riket and regions.</summary>
    internal static void RefuseOthers(Municipality chosen)
    {
        if (chosen.Type != MunicipalityType.Municipality)
        {
            throw new ArgumentException(
                $"{chosen.Title} ({chosen.Id}) is not a municipality, and only municipalities are compared. Choose one of the 290 municipalities.",
                nameof(chosen));
        }
    }
}
