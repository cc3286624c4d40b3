using Kolada.Client.Model;

namespace Kolada;

/// <summary>One value of one KPI for one municipality (or region, or group), year and gender.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Municipality">The municipality, region or group.</param>
/// <param name="Year">The year (Kolada's period).</param>
/// <param name="Gender">Whom the value is about.</param>
public readonly record struct DataPoint(KpiId Kpi, MunicipalityId Municipality, int Year, Gender Gender)
{
    /// <summary>The value, unrounded, in the unit that the KPI's title names; null when it is missing. Zero is a value.</summary>
    public double? Value { get; init; }

    /// <summary>
    /// How many stand behind it: 1 for a municipality, the contributing members for a group. Null when not stated, or in a table that does not keep it.
    /// </summary>
    public int? Count { get; init; }

    /// <summary>A remark, most often why the value is missing.</summary>
    public ValueStatus Status { get; init; }

    /// <summary>True when the value has been withdrawn.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>All that is known of the value in one line, invariant: <c>N15428, 1267, 2023, Total: 93.8</c>.</summary>
    public override string ToString() => ValueText.Of(FormattableString.Invariant($"{Kpi}, {Municipality}, {Year}, {Gender}"), Value, Status, IsDeleted);
}

/// <summary>One value of one KPI for one organisational unit, year and gender.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Unit">The organisational unit.</param>
/// <param name="Year">The year (Kolada's period).</param>
/// <param name="Gender">Whom the value is about.</param>
public readonly record struct UnitDataPoint(KpiId Kpi, OrganizationalUnitId Unit, int Year, Gender Gender)
{
    /// <inheritdoc cref="DataPoint.Value"/>
    public double? Value { get; init; }

    /// <summary>How many stand behind it. Null when not stated.</summary>
    public int? Count { get; init; }

    /// <inheritdoc cref="DataPoint.Status"/>
    public ValueStatus Status { get; init; }

    /// <inheritdoc cref="DataPoint.IsDeleted"/>
    public bool IsDeleted { get; init; }

    /// <inheritdoc cref="DataPoint.ToString"/>
    public override string ToString() => ValueText.Of(FormattableString.Invariant($"{Kpi}, {Unit}, {Year}, {Gender}"), Value, Status, IsDeleted);
}
