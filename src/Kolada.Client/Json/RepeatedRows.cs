namespace Kolada.Client.Json;

/// <summary>Finds a row that a page brings twice: whoever reads values as they come would count it twice.</summary>
internal static class RepeatedRows
{
    /// <summary>A row that has the KPI, place and year of an earlier one of the page; null where there is none.</summary>
    /// <remarks>
    /// Rows most often come sorted, which takes one pass and no memory; in another order, or where some have no values, their keys
    /// are compared. That the values of one row have different genders is for the readers of rows to see.
    /// </remarks>
    public static string? Find(DataPage page) => AreSortedAndDistinct(page) ? null : FindInAnyOrder(page);

    private static bool AreSortedAndDistinct(DataPage page)
    {
        ReadOnlySpan<DataEntry> entries = page.Entries;
        int rows = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            int order = i == 0 ? 1 : Compare(entries[i], entries[i - 1]);
            if (order < 0)
            {
                return false;
            }

            rows += order == 0 ? 0 : 1;
        }

        return rows == page.Rows;
    }

    private static string? FindInAnyOrder(DataPage page)
    {
        HashSet<(int Kpi, int Place, int Year)> seen = new(page.Rows);
        foreach ((int kpi, int place, int year) row in page.EachRow())
        {
            if (!seen.Add(row))
            {
                return page.Ids.RowText(row.kpi, row.place, row.year);
            }
        }

        return seen.Count == page.Rows ? null : "a row";
    }

    private static int Compare(in DataEntry left, in DataEntry right) =>
        left.Kpi != right.Kpi ? left.Kpi.CompareTo(right.Kpi)
        : left.Year != right.Year ? left.Year.CompareTo(right.Year)
        : left.Place.CompareTo(right.Place);
}
