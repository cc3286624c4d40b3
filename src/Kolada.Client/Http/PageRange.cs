using System.Globalization;

namespace Kolada.Http;

/// <summary>A page as its path asks for it: which rows of which list.</summary>
/// <param name="List">The path without its query.</param>
/// <param name="Filter">The query without page and per_page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Size">Rows a page; null where the path leaves it to the service.</param>
internal readonly record struct PageRange(string List, string Filter, int Page, int? Size)
{
    /// <summary>How many rows of the list come before this page.</summary>
    public long Offset => (Page - 1L) * (Size ?? Endpoints.MaxPageSize);

    public static PageRange Parse(string path)
    {
        int cut = path.IndexOf('?', StringComparison.Ordinal);
        string list = cut < 0 ? path : path[..cut];
        (int page, int? size) = (1, null);
        List<string> filter = [];
        foreach (string parameter in cut < 0 ? [] : path[(cut + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Number(parameter, "page=") is { } number)
            {
                page = number;
            }
            else if (Number(parameter, "per_page=") is { } rows)
            {
                size = rows;
            }
            else
            {
                filter.Add(parameter);
            }
        }

        return new(list, string.Join('&', filter), page, size);
    }

    /// <summary>The page of the same list that begins with the given row, or as little before it as page numbers allow, and brings the most rows after it.</summary>
    /// <param name="row">How many rows come before the given one.</param>
    /// <remarks>
    /// Pages begin at multiples of their size, so a size is chosen of which a multiple lies at the row or just before. Reading
    /// page by page, the overlap grows by one row a page: 1 row on page 2, 2 rows on page 3.
    /// </remarks>
    public PageRange From(long row)
    {
        PageRange best = this with { Page = 1, Size = Endpoints.MaxPageSize };
        long reach = row < Endpoints.MaxPageSize ? Endpoints.MaxPageSize : 0;
        long fewest = Math.Max(1, (row + Endpoints.MaxPageSize - 1) / Endpoints.MaxPageSize);
        for (long before = fewest; before <= Math.Min(row, fewest + 2); before++)
        {
            long size = row / before;
            if ((before + 1) * size > reach)
            {
                reach = (before + 1) * size;
                best = this with { Page = (int)before + 1, Size = (int)size };
            }
        }

        return best;
    }

    public string ToPath() => string.Create(CultureInfo.InvariantCulture, $"{List}?{Filter}{(Filter.Length > 0 ? "&" : "")}page={Page}&per_page={Size ?? Endpoints.MaxPageSize}");

    /// <summary>Whether a next_url stays with this list and its filter, however the service spells them; it may add parameters.</summary>
    public bool IsContinuedBy(PageRange next) => Spelling(List) == Spelling(next.List) && Parameters(Filter).IsSubsetOf(Parameters(next.Filter));

    private static int? Number(string parameter, string name) =>
        parameter.StartsWith(name, StringComparison.Ordinal) && int.TryParse(parameter.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    private static string Spelling(string list) => Uri.UnescapeDataString(list).TrimEnd('/');

    private static HashSet<string> Parameters(string filter) => new(filter.Split('&').Select(parameter => Uri.UnescapeDataString(parameter.Replace('+', ' '))), StringComparer.Ordinal);
}
