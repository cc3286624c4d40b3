namespace Kolada.Client.Queries;

/// <summary>Refuses what cannot be asked, before anything is sent: Kolada would answer it with silence.</summary>
internal static class QueryRules
{
    /// <exception cref="ArgumentException">The message names the value, the rule and the way out.</exception>
    public static void Check(DataQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        RefuseEmpty(query.Kpis, nameof(query.Kpis));
        RefuseEmpty(query.Municipalities, nameof(query.Municipalities));
        RefuseEmpty(query.Groups, nameof(query.Groups));
        RefuseEmpty(query.Years, nameof(query.Years));
        RefuseEmpty(query.Genders, nameof(query.Genders));
        Refuse(query.Groups?.Any(id => id.Value.Length == 0) ?? false, "A group id in the query is a default value; give an id such as G33621.");
        Refuse(
            query is { Groups: not null, IncludeGroups: true },
            "IncludeGroups adds the rows of all groups to those of all municipalities; where Groups names some, leave it out.");
        Refuse(
            Given(query.Kpis) + Math.Max(Given(query.Municipalities), Given(query.Groups)) + Given(query.Years) < 2,
            "A data query needs at least two of Kpis, Municipalities or Groups, and Years; Kolada answers fewer with nothing. "
            + "Name the KPIs and the years, for instance.");
        CheckKpis(query.Kpis);
        CheckMunicipalities(query.Municipalities);
        CheckYears(query.Years);
        CheckGenders(query.Genders);
    }

    /// <exception cref="ArgumentException">The message names the value, the rule and the way out.</exception>
    public static void Check(UnitDataQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        RefuseEmpty(query.Kpis, nameof(query.Kpis));
        RefuseEmpty(query.Units, nameof(query.Units));
        RefuseEmpty(query.Municipalities, nameof(query.Municipalities));
        RefuseEmpty(query.Years, nameof(query.Years));
        RefuseEmpty(query.Genders, nameof(query.Genders));
        Refuse(
            query.Units is not null && query.Municipalities is not null,
            "A unit query takes Units or Municipalities, not both: a unit lies in one municipality.");
        Refuse(
            Given(query.Kpis) + Given(query.Units) + Given(query.Years) < 2 && (query.Municipalities is null || query.Years is null),
            "A unit query needs two of Kpis, Units and Years, or Municipalities and Years; Kolada answers fewer with nothing.");
        Refuse(
            query is { Kpis: not null, Municipalities.Count: > 1 },
            "A unit query with Kpis takes one municipality at a time; ask once for each.");
        Refuse(query.Units?.Any(unit => unit.Value.Length == 0) ?? false, "A unit id in the query is a default value; give an id such as V15E144001101.");
        Refuse(query.Municipalities?.Any(id => id.IsGroup) ?? false, "Units lie in municipalities; a group's id is not one. Pass the group's members.");
        CheckKpis(query.Kpis);
        CheckMunicipalities(query.Municipalities);
        CheckYears(query.Years);
        CheckGenders(query.Genders);
    }

    private static void CheckKpis(IReadOnlyList<KpiId>? kpis)
    {
        foreach (KpiId kpi in kpis ?? [])
        {
            Refuse(kpi.Value.Length == 0, "A KPI id in the query is a default value; give an id such as N15428.");
            Refuse(kpi.IsOwn, $"{kpi} is a figure of your own, which Kolada does not have; join it to the table after fetching.");
        }
    }

    private static void CheckMunicipalities(IReadOnlyList<MunicipalityId>? municipalities) =>
        Refuse(municipalities?.Any(id => id.Value.Length == 0) ?? false, "A municipality id in the query is a default value; give an id such as 1267.");

    private static void CheckYears(IReadOnlyList<int>? years)
    {
        foreach (int year in years ?? [])
        {
            Refuse(
                year is < DataQuery.MinYear or > DataQuery.MaxYear,
                FormattableString.Invariant($"The year {year} is outside {DataQuery.MinYear} to {DataQuery.MaxYear}."));
        }
    }

    private static void CheckGenders(IReadOnlyList<Gender>? genders) =>
        Refuse(genders?.Any(gender => !Enum.IsDefined(gender)) ?? false, "A gender in the query is none of Total, Women and Men.");

    private static int Given<T>(IReadOnlyList<T>? list) => list is null ? 0 : 1;

    private static void RefuseEmpty<T>(IReadOnlyList<T>? list, string name) =>
        Refuse(list is { Count: 0 }, $"{name} is an empty list; leave it null for no restriction, or name at least one.");

    private static void Refuse(bool wrong, string message)
    {
        if (wrong)
        {
            throw new ArgumentException(message);
        }
    }
}
