namespace Kolada.Sandbox;

/// <summary>Which part of a list a request wants, and the links around it.</summary>
internal readonly record struct PageWindow(int Page, int PerPage)
{
    public const int MaxPerPage = 5000;

    public long Skip => (long)(Page - 1) * PerPage;

    public static PageWindow From(QueryString query) => new(
        query.Number("page", 1, 1, int.MaxValue),
        query.Number("per_page", MaxPerPage, 1, MaxPerPage));

    /// <summary>Closes the envelope that <c>{"values":[</c> opened.</summary>
    public void WriteEnd(PooledBuffer json, int count, bool more, PageLinks links)
    {
        json.Write("],\"count\":"u8);
        json.WriteNumber(count);
        json.Write(",\"next_url\":"u8);
        links.Write(json, more && Page < int.MaxValue ? Page + 1 : null, PerPage);
        json.Write(",\"previous_url\":"u8);
        links.Write(json, Page > 1 ? Page - 1 : null, PerPage);
        json.Write("}"u8);
    }
}

/// <summary>Builds absolute links to other pages of the same request.</summary>
internal sealed class PageLinks(string origin, string rawPath, string otherQuery)
{
    public void Write(PooledBuffer json, int? page, int perPage)
    {
        if (page is not { } number)
        {
            json.Write("null"u8);
            return;
        }

        var separator = otherQuery.Length == 0 ? "?" : "&";
        var query = otherQuery.Length == 0 ? "" : "?" + otherQuery;
        JsonValues.Write(json, string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{origin}{rawPath}{query}{separator}page={number}&per_page={perPage}"));
    }
}
