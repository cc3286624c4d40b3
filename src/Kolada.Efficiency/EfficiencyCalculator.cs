namespace Kolada.Efficiency;

/// <summary>Computes reports from a table, without any call.</summary>
public static class EfficiencyCalculator
{
    /// <summary>Evaluates one municipality against a population.</summary>
    public static EfficiencyReport Evaluate(
        KpiTable table,
        IEnumerable<Kpi> kpis,
        EfficiencyModel model,
        MunicipalityId municipality,
        Population population,
        IReadOnlyList<int>? years = null,
        EfficiencyOptions? options = null) => throw new NotSupportedException();

    internal static void RefuseInvalid(EfficiencyModel model, IReadOnlyList<int>? years) => throw new NotSupportedException();

    internal static IReadOnlyList<int>? YearsToFetch(EfficiencyModel model, IReadOnlyList<int>? years) => throw new NotSupportedException();
}
