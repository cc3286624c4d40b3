using System.Globalization;
using System.Text.Json;

namespace Kolada.Faults.Tests.Services;

/// <summary>What a reader got, as lines that can be compared with those of the truth.</summary>
internal static class Lines
{
    public static Line Of(Kpi kpi) => new(
        kpi.Id.Value,
        OfKpi(
            kpi.Title,
            kpi.Description,
            kpi.IsDividedByGender,
            kpi.MunicipalityType.Value,
            kpi.Auspice,
            kpi.OperatingArea,
            kpi.Perspective,
            kpi.PreliminaryPublicationDate?.ToString("O", CultureInfo.InvariantCulture),
            kpi.PublicationDate?.ToString("O", CultureInfo.InvariantCulture),
            kpi.PublicationPeriod,
            kpi.HasOrganizationalUnitData));

    public static Line Of(Municipality municipality) => new(municipality.Id.Value, $"{municipality.Title}|{municipality.Type.Value}");

    public static Line Of(OrganizationalUnit unit) => new(unit.Id.Value, $"{unit.Title}|{unit.Municipality.Value}");

    public static Line Of(KpiGroup group) => new(group.Id.Value, $"{group.Title}|{string.Join(',', group.Members)}");

    public static Line Of(MunicipalityGroup group) => new(group.Id.Value, $"{group.Title}|{string.Join(',', group.Members)}");

    public static Line Of(JsonElement item) => new(item.GetProperty("id").GetString()!, item.GetProperty("title").GetString()!);

    public static Line Of(DataPoint value) => new(
        FormattableString.Invariant($"{value.Kpi.Value},{value.Municipality.Value},{value.Year},{CodeOf(value.Gender)}"),
        OfValue(value.Value, value.Count, value.Status.Value, value.IsDeleted));

    public static Line Of(UnitDataPoint value) => new(
        FormattableString.Invariant($"{value.Kpi.Value},{value.Unit.Value},{value.Year},{CodeOf(value.Gender)}"),
        OfValue(value.Value, value.Count, value.Status.Value, value.IsDeleted));

    public static string OfKpi(
        string title,
        string description,
        bool isDivided,
        string type,
        string? auspice,
        string area,
        string? perspective,
        string? preliminary,
        string? published,
        int? period,
        bool hasUnits) =>
        FormattableString.Invariant(
            $"{title}|{description}|{isDivided}|{type}|{auspice}|{area}|{perspective}|{preliminary}|{published}|{period}|{hasUnits}");

    public static string OfValue(double? value, int? count, string status, bool isDeleted) =>
        FormattableString.Invariant($"{value:R}|{count}|{status}|{isDeleted}");

    public static Gender GenderOf(char code) => code switch { 'T' => Gender.Total, 'K' => Gender.Women, _ => Gender.Men };

    private static char CodeOf(Gender gender) => gender switch { Gender.Total => 'T', Gender.Women => 'K', _ => 'M' };
}
