namespace Kolada.Application;

/// <summary>What a <see cref="Notice"/> is about. The arguments are named in parentheses.</summary>
public enum NoticeCode
{
    /// <summary>Not a notice of this version of the library.</summary>
    None = 0,

    /// <summary>
    /// The answer rests on the embedded snapshot (<c>kpis</c>, <c>nationalKpis</c>: how many there are, and how many cover all municipalities;
    /// <c>firstYear</c>, <c>lastYear</c>; <c>asOf</c>; <c>municipalities</c>, <c>groups</c>: how many are listed; <c>catalogueDate</c>).
    /// </summary>
    SnapshotUsed = 1,

    /// <summary>As <see cref="SnapshotUsed"/>, with the same arguments; the live API may have what the snapshot lacks.</summary>
    SnapshotIncomplete = 2,

    /// <summary>The snapshot has nothing of these KPIs (<c>kpis</c>).</summary>
    KpisNotInSnapshot = 3,

    /// <summary>
    /// The snapshot has these KPIs for some municipalities or years (<c>kpis</c>; <c>municipalities</c>: for how many; <c>listed</c>: of how
    /// many; <c>years</c>).
    /// </summary>
    SnapshotCoverage = 4,

    /// <summary>
    /// The snapshot lacks values of a KPI that the question is about (<c>kpi</c>; <c>missingYears</c>, <c>missingMunicipalities</c>; and, where
    /// the snapshot has the KPI at all, <c>municipalities</c>, <c>listed</c> and <c>years</c> as in <see cref="SnapshotCoverage"/>).
    /// </summary>
    ValuesNotInSnapshot = 5,

    /// <summary>Kolada has no values for the question (no arguments).</summary>
    NoValues = 6,

    /// <summary>The source lacks the KPIs of the usual model, so another was used (<c>used</c>, <c>usual</c>).</summary>
    DefaultModelReplaced = 7,

    /// <summary>A user's own figures are among the values (<c>kpis</c>).</summary>
    OwnFiguresIncluded = 8,

    /// <summary>The model does not use some of the user's own figures (<c>model</c>, <c>kpis</c>).</summary>
    OwnFiguresUnused = 9,

    /// <summary>Only municipalities are compared, and this is none (<c>id</c>, <c>title</c>).</summary>
    NotMunicipality = 20,

    /// <summary>A group, a list and the nearest were asked for at the same time, or two of them; a comparison takes one (no arguments).</summary>
    ComparisonAmbiguous = 21,

    /// <summary>The nearest need a number and criteria, and one of the two is missing (no arguments).</summary>
    NearestIncomplete = 22,

    /// <summary>The mean rows of all groups come with all municipalities only, and some municipalities or groups were named (no arguments).</summary>
    GroupMeansNeedAll = 23,

    /// <summary>There is no such file of own figures (<c>path</c>).</summary>
    OwnFiguresNotFound = 24,

    /// <summary>The file is too large to be one of own figures (<c>path</c>, <c>maxMegabytes</c>).</summary>
    OwnFiguresTooLarge = 25,

    /// <summary>The file cannot be read as own figures (<c>path</c>; <c>problems</c>: a text in the language that was asked for).</summary>
    OwnFiguresInvalid = 26,

    /// <summary>There is neither a built-in model nor a file of this name (<c>model</c>; <c>builtIn</c>: the built-in ones).</summary>
    ModelNotFound = 27,

    /// <summary>The file is not a valid model (<c>model</c>; <c>problems</c>: a text in the language that was asked for).</summary>
    ModelInvalid = 28,

    /// <summary>The file cannot be opened (<c>model</c>; <c>problem</c>: the system's message).</summary>
    ModelUnreadable = 29,

    /// <summary>The model has no such area (<c>model</c>, <c>area</c>; <c>areas</c>: those that it has).</summary>
    AreaNotFound = 30,

    /// <summary>
    /// A calibration needs an index of one component that RKA publishes (<c>area</c>; <c>components</c>: how many the index has;
    /// <c>published</c>: its published KPI, empty when there is none).
    /// </summary>
    NotCalibratable = 31,

    /// <summary>None of the compared municipalities has a value of the area's KPIs (no arguments).</summary>
    NothingToRank = 32,

    /// <summary>There is no year with values of both KPIs (<c>kpis</c>).</summary>
    NoCommonYear = 33,

    /// <summary>Kolada does not know these KPIs (<c>kpis</c>).</summary>
    KpisUnknown = 34,

    /// <summary>The KPI is about regions, and only municipalities are compared (<c>kpi</c>, <c>title</c>).</summary>
    KpiOfRegions = 35,

    /// <summary>No KPI matches the words (<c>text</c>).</summary>
    NoKpiMatches = 36,

    /// <summary>No group has the text in its title (<c>text</c>).</summary>
    NoGroupMatches = 37,

    /// <summary>The file of own figures cannot be opened (<c>path</c>; <c>problem</c>: the system's message).</summary>
    OwnFiguresUnreadable = 38,

    /// <summary>The number of the nearest to compare with is below 1 (<c>count</c>).</summary>
    NearestCountTooSmall = 39,
}
