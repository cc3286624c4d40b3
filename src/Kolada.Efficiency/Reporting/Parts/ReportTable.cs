namespace Kolada.Efficiency;

/// <summary>The flat tables that a report can be written as, see <see cref="ReportWriting.ToCsv"/>.</summary>
public enum ReportTable
{
    /// <summary>
    /// One line an index, and one a component behind it. Columns of analyses are filled where these were asked for: what a component contributes
    /// to its own index and to the efficiency index, the group's median index and the rest, RKA's published value, the interval of the ranks and
    /// the choice of method that matters most.
    /// </summary>
    Indices,

    /// <summary>The same columns for each year of the trends.</summary>
    Trends,

    /// <summary>One line a change between the first and the last year of a trend: an index or a component, against the group's own change.</summary>
    Changes,

    /// <summary>One line a municipality to learn from.</summary>
    Peers,
}
