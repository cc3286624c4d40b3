using Kolada.Efficiency.Calculation;

namespace Kolada.Efficiency.Evaluation;

/// <summary>A component of an index in one year for all compared municipalities, with the model's rules for missing values and outliers applied.</summary>
internal sealed class ComponentColumn
{
    /// <summary>The first digits of a municipality's id are its county's.</summary>
    private const int CountyDigits = 2;

    private ComponentColumn(IndexComponent component, IndexDefinition definition, ColumnSource source, Population population, PercentileType type)
    {
        Component = component;
        Source = source;
        Treatment = definition.Outliers == OutlierRule.Winsorize ? OutlierTreatment.Over(source.Measured) : OutlierTreatment.None;
        double tolerance = component.Index is null ? 0 : Normalizer.ScoreTolerance;
        Scale = Scale.Over(Treatment.Apply(source.Measured), definition.Normalization, type, component.Goalposts, tolerance);
        FilledWith = component.Index is not null ? GapFilling.Nothing : component.FillWith != GapFilling.Nothing ? component.FillWith : definition.FillWith;
        Values = Fill(source, FilledWith, population);
        Scores = Scale.Scores(Treatment.Apply(Values), component.LowerIsBetter);
    }

    public IndexComponent Component { get; }

    public ColumnSource Source { get; }

    /// <summary>The KPI that was used: the component's own, a successor or an alternative.</summary>
    public KpiId Kpi => Source.Kpi;

    /// <summary>The year of the values, but for those in <see cref="FromYearBefore"/>.</summary>
    public int Year => Source.Year;

    /// <summary>The values as Kolada has them, of this year or the year before; NaN where missing. Scales and changes stand on these.</summary>
    public double[] Measured => Source.Measured;

    /// <summary>Which municipalities took their own value of the year before; null when none did.</summary>
    public bool[]? FromYearBefore => Source.FromYearBefore;

    /// <summary>The index that the values come from, where the component is one; null for a key figure.</summary>
    public IndexColumn? Index => Source.Index;

    /// <summary>What gaps are filled with.</summary>
    public GapFilling FilledWith { get; }

    /// <summary>What was done about outliers.</summary>
    public OutlierTreatment Treatment { get; }

    /// <summary>The values that are scored: the measured ones, with gaps filled where the model asks for it.</summary>
    public double[] Values { get; }

    public Scale Scale { get; }

    public double[] Scores { get; }

    /// <summary>The components that stand on key figures: the column itself, or those below it.</summary>
    public IEnumerable<ComponentColumn> Leaves => Index?.Leaves ?? [this];

    /// <summary>The year of one municipality's value.</summary>
    public int YearOf(int member) => FromYearBefore is { } before && before[member] ? Year - 1 : Year;

    /// <summary>Whether one municipality's value stands in for a missing one.</summary>
    public bool IsImputed(int member) => double.IsNaN(Measured[member]) && !double.IsNaN(Values[member]);

    /// <summary>The percentiles in the unit of the values; NaN where the scale does not stand on them, or stands on logarithms.</summary>
    public (double Low, double High) Percentiles => Treatment.IsLogarithm ? (double.NaN, double.NaN) : Scale.Percentiles;

    /// <summary>Whether one municipality's value is an outlier that is scored as the next.</summary>
    public bool IsTreated(int member) => !Treatment.IsLogarithm && !double.IsNaN(Values[member]) && Treatment.Apply(Values[member]) != Values[member];

    /// <summary>The score of a value that a municipality could have.</summary>
    public double Score(double value) => Scale.Score(Treatment.Apply(value), Component.LowerIsBetter);

    public static ComponentColumn Read(
        KpiTable table,
        Population population,
        IndexComponent component,
        IndexDefinition definition,
        int year,
        PercentileType type) =>
        new(component, definition, ColumnSource.Read(table, population, component, year, type), population, type);

    private static double[] Fill(ColumnSource source, GapFilling filling, Population population) => filling switch
    {
        GapFilling.Mean => Imputation.Fill(source.Measured, Moments.Mean(source.Measured)),
        GapFilling.Median => Imputation.Fill(source.Measured, Moments.Median(source.Measured)),
        GapFilling.CountyMean => FillWithCountyMeans(source, population),
        _ => source.Measured,
    };

    /// <summary>The mean is of the same year: a municipality that took its own value of the year before keeps it, and has no part in the mean.</summary>
    private static double[] FillWithCountyMeans(ColumnSource source, Population population)
    {
        double[] sameYear = [.. source.Measured.Select((value, member) => source.FromYearBefore is { } before && before[member] ? double.NaN : value)];
        double[] filled = Imputation.FillWithGroupMeans(sameYear, [.. population.Members.Select(member => member.Id.Value[..CountyDigits])]);
        return [.. source.Measured.Zip(filled, (measured, mean) => double.IsNaN(measured) ? mean : measured)];
    }
}
