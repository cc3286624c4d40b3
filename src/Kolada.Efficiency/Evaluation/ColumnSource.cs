namespace Kolada.Efficiency.Evaluation;

/// <summary>Where the values of a component come from: a key figure in the table, by the model's rules, or an index below it.</summary>
internal sealed record ColumnSource
{
    /// <summary>The KPI that was used: the component's own, a successor or an alternative.</summary>
    public required KpiId Kpi { get; init; }

    /// <summary>The year of the values, but for those in <see cref="FromYearBefore"/>.</summary>
    public required int Year { get; init; }

    /// <summary>The values, NaN where missing.</summary>
    public required double[] Measured { get; init; }

    /// <summary>Which municipalities took their own value of the year before; null when none did.</summary>
    public bool[]? FromYearBefore { get; init; }

    /// <summary>The index that the values are; null for a key figure.</summary>
    public IndexColumn? Index { get; init; }

    public static ColumnSource Read(KpiTable table, Population population, IndexComponent component, int year, PercentileType type)
    {
        if (component.Index is { } definition)
        {
            IndexColumn index = IndexColumn.Read(table, population, definition, year, type);
            return new ColumnSource { Kpi = component.Kpi, Year = year, Measured = index.Indices, Index = index };
        }

        (KpiId kpi, int from, double[] values) = ReadYear(table, population, component, year);
        bool[]? before = component.UseYearBefore ? FillFromYearBefore(table, population, kpi, from, values) : null;
        return new ColumnSource { Kpi = kpi, Year = from, Measured = values, FromYearBefore = before };
    }

    private static (KpiId Kpi, int Year, double[] Values) ReadYear(KpiTable table, Population population, IndexComponent component, int year)
    {
        double[] values = new double[population.Members.Count];
        int[] years = component.UseAdjacentYear ? [year, year + 1, year - 1] : [year];
        foreach (int candidate in years)
        {
            foreach (KpiId kpi in component.KpisFor(candidate))
            {
                if (Fill(table, population, kpi, candidate, values))
                {
                    return (kpi, candidate, values);
                }
            }
        }

        Array.Fill(values, double.NaN);
        return (component.KpiFor(year), year, values);
    }

    private static bool Fill(KpiTable table, Population population, KpiId kpi, int year, double[] values)
    {
        bool any = false;
        for (int i = 0; i < values.Length; i++)
        {
            double? value = table.GetValue(kpi, population.Members[i].Id, year);
            values[i] = value ?? double.NaN;
            any |= value is not null;
        }

        return any;
    }

    private static bool[]? FillFromYearBefore(KpiTable table, Population population, KpiId kpi, int year, double[] values)
    {
        bool[]? filled = null;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) && table.GetValue(kpi, population.Members[i].Id, year - 1) is { } value)
            {
                values[i] = value;
                (filled ??= new bool[values.Length])[i] = true;
            }
        }

        return filled;
    }
}
