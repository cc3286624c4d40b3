namespace Kolada;

/// <summary>A value with its municipality's title: a line of the long view.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Municipality">The municipality, region or group.</param>
/// <param name="MunicipalityTitle">Its title; null when it is not known.</param>
/// <param name="Year">The year.</param>
/// <param name="Gender">Whom the value is about.</param>
/// <param name="Value">The value in the unit that the KPI's title names; null when it is missing.</param>
/// <param name="Count">How many stand behind it; null when not stated or not kept.</param>
/// <param name="Status">A remark, most often why the value is missing.</param>
public sealed record LongRow(KpiId Kpi, MunicipalityId Municipality, string? MunicipalityTitle, int Year, Gender Gender, double? Value, int? Count, ValueStatus Status);

/// <summary>What stands side by side in a wide view.</summary>
public enum WideColumns
{
    /// <summary>A column a KPI; a line is one municipality, year and gender.</summary>
    Kpis,

    /// <summary>A column a year; a line is one KPI, municipality and gender.</summary>
    Years,
}

/// <summary>A table with KPIs or years side by side.</summary>
/// <param name="Columns">What the columns stand for: KPI ids in ordinal order, or years ascending.</param>
/// <param name="Rows">The lines, ordered by KPI, municipality, year and gender.</param>
public sealed record WideTable(IReadOnlyList<string> Columns, IReadOnlyList<WideRow> Rows);

/// <summary>A line of a wide view.</summary>
/// <param name="Kpi">The KPI; null where KPIs are columns.</param>
/// <param name="Municipality">The municipality, region or group.</param>
/// <param name="MunicipalityTitle">Its title; null when it is not known.</param>
/// <param name="Year">The year; null where years are columns.</param>
/// <param name="Gender">Whom the values are about.</param>
/// <param name="Values">One a column, in the unit that the KPI's title names; null where it is missing or the table has none.</param>
public sealed record WideRow(KpiId? Kpi, MunicipalityId Municipality, string? MunicipalityTitle, int? Year, Gender Gender, IReadOnlyList<double?> Values);

/// <summary>The mean of a group.</summary>
/// <param name="Mean">The unweighted mean of the members that have a value, in the unit of the KPI; null when none has.</param>
/// <param name="Count">How many members have a value.</param>
/// <param name="Members">How many members there are.</param>
public readonly record struct GroupMean(double? Mean, int Count, int Members);
