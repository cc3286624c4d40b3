using System.Globalization;
using Kolada.Client.Text;

namespace Kolada;

/// <summary>
/// A value of a table as a flat row of texts and numbers, for what takes rows by reflection: a data frame, a spreadsheet, a Parquet file, a JSON
/// document. Titles stand beside the ids.
/// </summary>
public sealed record KpiTableRow
{
    /// <summary>The KPI's id, such as <c>N15428</c>.</summary>
    public required string Kpi { get; init; }

    /// <summary>The KPI's title; null when it is not known.</summary>
    public string? KpiTitle { get; init; }

    /// <summary>The id of the municipality, region or group, such as <c>1267</c>.</summary>
    public required string Municipality { get; init; }

    /// <summary>Its title; null when it is not known.</summary>
    public string? MunicipalityTitle { get; init; }

    /// <summary>The year.</summary>
    public int Year { get; init; }

    /// <summary>Whom the value is about, as Kolada's letter: <c>T</c>, <c>K</c> or <c>M</c>.</summary>
    public string Gender { get; init; } = "T";

    /// <summary>The value in the unit that the KPI's title names; null when it is missing.</summary>
    public double? Value { get; init; }

    /// <summary>How many stand behind the value; null when that is not stated or not kept.</summary>
    public int? Count { get; init; }

    /// <summary>A remark, most often why the value is missing; empty when there is none.</summary>
    public string Status { get; init; } = "";
}

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
public sealed record WideTable(IReadOnlyList<string> Columns, IReadOnlyList<WideRow> Rows)
{
    /// <summary>How much the table holds and its first rows, for a person to read; invariant, in columns.</summary>
    public override string ToString() => TableText.Of(
        FormattableString.Invariant($"{Rows.Count} rows, {Columns.Count} columns of values"),
        ["kpi", "municipality", "year", "gender", .. Columns],
        Rows.Select(row => (string[])
        [
            row.Kpi?.Value ?? "",
            row.MunicipalityTitle ?? row.Municipality.Value,
            row.Year?.ToString(CultureInfo.InvariantCulture) ?? "",
            row.Gender.ToCode(),
            .. row.Values.Select(value => value?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ]),
        Rows.Count);
}

/// <summary>A line of a wide view.</summary>
public sealed record WideRow
{
    /// <summary>The KPI; null where KPIs are columns.</summary>
    public KpiId? Kpi { get; init; }

    /// <summary>The municipality, region or group.</summary>
    public required MunicipalityId Municipality { get; init; }

    /// <summary>Its title; null when it is not known.</summary>
    public string? MunicipalityTitle { get; init; }

    /// <summary>The year; null where years are columns.</summary>
    public int? Year { get; init; }

    /// <summary>Whom the values are about.</summary>
    public Gender Gender { get; init; }

    /// <summary>One a column, in the unit that the KPI's title names; null where it is missing or the table has none.</summary>
    public required IReadOnlyList<double?> Values { get; init; }
}

/// <summary>The mean of a group.</summary>
/// <param name="Mean">The unweighted mean of the members that have a value, in the unit of the KPI; null when none has.</param>
/// <param name="Count">How many members have a value.</param>
/// <param name="Members">How many members there are.</param>
public readonly record struct GroupMean(double? Mean, int Count, int Members);
