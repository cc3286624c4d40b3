using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Evaluation;

/// <summary>A component of an index in one year for all compared municipalities, with the model's rules for missing values applied.</summary>
internal sealed class ComponentColumn
{
    private ComponentColumn(IndexComponent component, KpiId kpi, int year, double[] measured, bool[]? fromYearBefore, PercentileType type)
    {
        Component = component;
        Kpi = kpi;
        Year = year;
        Measured = measured;
        FromYearBefore = fromYearBefore;
        Scale = Normalizer.Over(measured, type);
        Values = component.FillWith == GapFilling.Nothing ? measured : Imputation.Fill(measured, Middle(component.FillWith, measured));
        Scores = IndexCalculator.Scores(Values, Scale, component.LowerIsBetter);
    }

    public IndexComponent Component { get; }

    /// <summary>The KPI that was used: the component's own, a successor or an alternative.</summary>
    public KpiId Kpi { get; }

    /// <summary>The year of the values, but for those in <see cref="FromYearBefore"/>.</summary>
    public int Year { get; }

    /// <summary>The values as Kolada has them, of this year or the year before; NaN where missing. Percentiles and changes stand on these.</summary>
    public double[] Measured { get; }

    /// <summary>The values that are scored: the measured ones, with gaps filled where the model asks for it.</summary>
    public double[] Values { get; }

    /// <summary>Which municipalities took their own value of the year before; null when none did.</summary>
    public bool[]? FromYearBefore { get; }

    public Normalizer Scale { get; }

    public double[] Scores { get; }

    /// <summary>The year of one municipality's value.</summary>
    public int YearOf(int member) => FromYearBefore is { } before && before[member] ? Year - 1 : Year;

    /// <summary>Whether one municipality's value stands in for a missing one.</summary>
    public bool IsImputed(int member) => double.IsNaN(Measured[member]) && !double.IsNaN(Values[member]);

    public static ComponentColumn Read(KpiTable table, Population population, IndexComponent component, int year, PercentileType type)
    {
        (KpiId kpi, int from, double[] values) = ReadYear(table, population, component, year);
        bool[]? before = component.UseYearBefore ? FillFromYearBefore(table, population, kpi, from, values) : null;
        return new ComponentColumn(component, kpi, from, values, before, type);
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

    private static double Middle(GapFilling filling, double[] measured) => filling == GapFilling.Mean ? Moments.Mean(measured) : Moments.Median(measured);

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
