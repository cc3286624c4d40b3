using Kolada.Client.Model;

namespace Kolada;

/// <summary>One value of one KPI for one municipality (or region, or group), year and gender.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Municipality">The municipality, region or group.</param>
/// <param name="Year">The year (Kolada's period).</param>
/// <param name="Gender">Whom the value is about.</param>
/// <param name="Value">The value, unrounded, in the unit that the KPI's title names; null when it is missing. Zero is a value.</param>
/// <param name="Count">
/// How many stand behind it: 1 for a municipality, the contributing members for a group. Null when not stated, or in a table that does not keep it.
/// </param>
/// <param name="Status">A remark, most often why the value is missing.</param>
/// <param name="IsDeleted">True when the value has been withdrawn.</param>
public readonly record struct DataPoint(
    KpiId Kpi,
    MunicipalityId Municipality,
    int Year,
    Gender Gender,
    double? Value,
    int? Count = null,
    ValueStatus Status = default,
    bool IsDeleted = false)
{
    /// <summary>All that is known of the value in one line, invariant: <c>N15428, 1267, 2023, Total: 93.8</c>.</summary>
    public override string ToString() => ValueText.Of(FormattableString.Invariant($"{Kpi}, {Municipality}, {Year}, {Gender}"), Value, Status, IsDeleted);
}

/// <summary>One value of one KPI for one organisational unit, year and gender.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Unit">The organisational unit.</param>
/// <param name="Year">The year (Kolada's period).</param>
/// <param name="Gender">Whom the value is about.</param>
/// <param name="Value">The value, unrounded, in the unit that the KPI's title names; null when it is missing. Zero is a value.</param>
/// <param name="Count">How many stand behind it. Null when not stated.</param>
/// <param name="Status">A remark, most often why the value is missing.</param>
/// <param name="IsDeleted">True when the value has been withdrawn.</param>
public readonly record struct UnitDataPoint(
    KpiId Kpi,
    OrganizationalUnitId Unit,
    int Year,
    Gender Gender,
    double? Value,
    int? Count = null,
    ValueStatus Status = default,
    bool IsDeleted = false)
{
    /// <summary>All that is known of the value in one line, invariant: <c>N15428, 1267, 2023, Total: 93.8</c>.</summary>
    public override string ToString() => ValueText.Of(FormattableString.Invariant($"{Kpi}, {Unit}, {Year}, {Gender}"), Value, Status, IsDeleted);
}
