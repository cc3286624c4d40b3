namespace Kolada.Efficiency;

/// <summary>
/// The codes of <see cref="Reason"/>, each with the names of its arguments. Codes and names are a contract: some may be added, and none
/// changes its meaning. Arguments with a question mark are there only where they apply.
/// </summary>
public static class ReasonCodes
{
    /// <summary>The model names no components for the index. <c>index</c></summary>
    public const string NoComponents = "no-components";

    /// <summary>The model or the area is not meant for the year. <c>model, year, validFrom?, validTo?</c></summary>
    public const string OutsideValidYears = "outside-valid-years";

    /// <summary>None of the index's components is part of it in the year. <c>index, year</c></summary>
    public const string NoComponentInYear = "no-component-in-year";

    /// <summary>
    /// The municipality has fewer components than the model asks for; the reasons of each follow. <c>municipality, required, components, present</c>
    /// </summary>
    public const string TooFewComponents = "too-few-components";

    /// <summary>There is no efficiency index, since the model names no components for one half. <c>index</c></summary>
    public const string NoEfficiencyWithoutComponents = "no-efficiency-without-components";

    /// <summary>Efficiency needs both indices, and these are missing; the reasons of each follow. <c>indices</c></summary>
    public const string EfficiencyNeedsBoth = "efficiency-needs-both";

    /// <summary>The municipality has no value. <c>municipality, kpi, title?, year, yearBefore?, status?</c></summary>
    public const string NoValue = "no-value";

    /// <summary>No compared municipality has a value. <c>count, kpi, title?, year, yearBefore?, adjacentYears?, status?</c></summary>
    public const string NobodyHasValue = "nobody-has-value";

    /// <summary>The catalogue that was asked does not have the key figure. <c>kpi</c></summary>
    public const string UnknownKpi = "unknown-kpi";

    /// <summary>
    /// Only one municipality has what is compared, so that nothing can be. <c>municipality (the one that has it), of (component, index or efficiency),
    /// kpi?, title?, index?, normalise?</c>
    /// </summary>
    public const string OnlyOne = "only-one";

    /// <summary>
    /// All have (nearly) the same: with RKA's normalisation, the 2.5th and the 97.5th percentile are equal. <c>count, of (component, index or
    /// efficiency), kpi?, title?, index?, normalise?</c>
    /// </summary>
    public const string AllEqual = "all-equal";

    /// <summary>The index is a geometric or harmonic mean, and these components have scores that are not above 0. <c>municipality, index, kpis</c></summary>
    public const string ScoresNotAboveZero = "scores-not-above-zero";

    /// <summary>
    /// The year is the latest in which enough of the compared municipalities are covered. <c>area, areaTitle, year, indices, coverage, covered,
    /// compared</c>
    /// </summary>
    public const string LatestCoveredYear = "latest-covered-year";

    /// <summary>No year is covered well enough; this one is covered best. <c>area, areaTitle, year, indices, coverage, covered, compared</c></summary>
    public const string BestCoveredYear = "best-covered-year";

    /// <summary>No year is covered at all; this is the latest one with values. <c>area, areaTitle, year, indices, compared</c></summary>
    public const string NoCoveredYear = "no-covered-year";

    /// <summary>No compared municipality has any value, so there is no year to report.</summary>
    public const string NoYear = "no-year";

    /// <summary>So few are compared that the percentiles are coarse. <c>compared, coarseBelow</c></summary>
    public const string FewCompared = "few-compared";

    /// <summary>
    /// So few of the compared municipalities have a value that the percentiles are coarse. <c>area, areaTitle, years, kpi, count, coarseBelow</c>
    /// </summary>
    public const string FewValues = "few-values";

    /// <summary>Members of the group that are not compared. <c>ids</c></summary>
    public const string ExcludedMembers = "excluded-members";

    /// <summary>Key figures of the user's own. <c>kpis</c></summary>
    public const string OwnFigures = "own-figures";

    /// <summary>Only a part of the compared municipalities has the index. <c>area, areaTitle, index, years, count, compared</c></summary>
    public const string PartlyCovered = "partly-covered";

    /// <summary>Another key figure stands in for the model's. <c>area, areaTitle, year, kpi, insteadOf</c></summary>
    public const string KpiSubstituted = "kpi-substituted";

    /// <summary>Another year's values are used. <c>area, areaTitle, year, kpi, valueYear</c></summary>
    public const string YearSubstituted = "year-substituted";

    /// <summary>
    /// Municipalities without a value took their own of the year before. <c>area, areaTitle, year, kpi, valueYear, count, municipality? (the reported
    /// one, where it is among them)</c>
    /// </summary>
    public const string YearBeforeUsed = "year-before-used";

    /// <summary>
    /// Gaps were filled, as the model says. <c>area, areaTitle, year, kpi, count, filledWith (mean, median or county-mean), municipality? (the reported
    /// one, where it is among them)</c>
    /// </summary>
    public const string GapsFilled = "gaps-filled";

    /// <summary>A component is so skewed that its values are scored by their logarithm, as the model says. <c>area, areaTitle, year, kpi</c></summary>
    public const string LogarithmTaken = "logarithm-taken";

    /// <summary>
    /// An index is made by another method than RKA's, so that its scale may be another than 0 to 100. <c>area, areaTitle, index, normalise</c>
    /// </summary>
    public const string OtherMethod = "other-method";

    /// <summary>Years that a trend leaves out, since too few are covered. <c>years, covered, compared</c></summary>
    public const string YearsLeftOut = "years-left-out";

    /// <summary>A key figure continues the series of another. <c>kpi, continues</c></summary>
    public const string SeriesContinued = "series-continued";

    /// <summary>A sentence of the model's or the user's own. <c>english, swedish?</c></summary>
    public const string Text = "text";

    /// <summary>The names of arguments, where they are written and read.</summary>
    internal const string English = "english";
    internal const string Swedish = "swedish";
    internal const string Area = "area";
    internal const string AreaTitle = "areaTitle";
    internal const string Municipality = "municipality";
    internal const string Kpi = "kpi";
    internal const string Kpis = "kpis";
    internal const string Title = "title";
    internal const string Index = "index";
    internal const string Indices = "indices";
    internal const string Model = "model";
    internal const string Year = "year";
    internal const string Years = "years";
    internal const string ValueYear = "valueYear";
    internal const string YearBefore = "yearBefore";
    internal const string AdjacentYears = "adjacentYears";
    internal const string ValidFrom = "validFrom";
    internal const string ValidTo = "validTo";
    internal const string Status = "status";
    internal const string Of = "of";
    internal const string Normalise = "normalise";
    internal const string Count = "count";
    internal const string Compared = "compared";
    internal const string Covered = "covered";
    internal const string Coverage = "coverage";
    internal const string CoarseBelow = "coarseBelow";
    internal const string Required = "required";
    internal const string Components = "components";
    internal const string Present = "present";
    internal const string Ids = "ids";
    internal const string InsteadOf = "insteadOf";
    internal const string FilledWith = "filledWith";
    internal const string Continues = "continues";

    /// <summary>Every code of this library, each once.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NoComponents, OutsideValidYears, NoComponentInYear, TooFewComponents, NoEfficiencyWithoutComponents, EfficiencyNeedsBoth,
        NoValue, NobodyHasValue, UnknownKpi, OnlyOne, AllEqual, ScoresNotAboveZero,
        LatestCoveredYear, BestCoveredYear, NoCoveredYear, NoYear,
        FewCompared, FewValues, ExcludedMembers, OwnFigures, PartlyCovered,
        KpiSubstituted, YearSubstituted, YearBeforeUsed, GapsFilled, LogarithmTaken, OtherMethod,
        YearsLeftOut, SeriesContinued, Text,
    ];
}
