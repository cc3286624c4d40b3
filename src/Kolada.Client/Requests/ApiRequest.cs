using System.Globalization;
using System.Text;
using Kolada.Client.Model;

namespace Kolada.Client.Requests;

/// <summary>
/// One call to the API as a value: the endpoint, the ids and years, the filter and the page. It is made by the planner and carried
/// through paging, cache, telemetry and messages; nothing else builds or parses a path.
/// </summary>
internal sealed record ApiRequest
{
    private const string PageName = "page";
    private const string PageSizeName = "per_page";
    private const string ChangedSinceName = "from_date";

    /// <summary>Parameters that leave only a part of a list: one that was not asked for makes another list of it.</summary>
    private static readonly string[] Restrictions = ["title", "municipality", "municipality_id", ChangedSinceName];

    /// <summary>The link that this request follows, exactly as the service wrote it; null for a request of our own.</summary>
    private readonly string? _link;
    private readonly bool _hasAddedParameters;

    /// <summary>The path without its query, where a user wrote it; null where endpoint and segments make it.</summary>
    private readonly string? _list;
    private string? _path;

    /// <param name="endpoint">One of <see cref="Endpoints"/>.</param>
    public ApiRequest(string endpoint) => Endpoint = endpoint;

    private ApiRequest(string endpoint, string list)
        : this(endpoint) => _list = list;

    private ApiRequest(ApiRequest other)
    {
        // What is derived from the members is not copied: a copy is made to change one of them.
        Endpoint = other.Endpoint;
        Segments = other.Segments;
        Filter = other.Filter;
        Page = other.Page;
        PageSize = other.PageSize;
        _hasAddedParameters = other._hasAddedParameters;
        _list = other._list;
    }

    private ApiRequest(ApiRequest other, IReadOnlyList<KeyValuePair<string, string>> filter, int? page, int? size, string? link)
        : this(other)
    {
        _hasAddedParameters |= filter.Count != other.Filter.Count;
        Filter = filter;
        Page = page;
        PageSize = size;
        _link = link;
    }

    /// <summary>The endpoint, one of few words: also the name for metrics.</summary>
    public string Endpoint { get; }

    /// <summary>The ids and years that the path names, in its order; empty for a whole list.</summary>
    public IReadOnlyList<PathSegment> Segments { get; init; } = [];

    /// <summary>The query without the page, with values as they are before escaping.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filter { get; init; } = [];

    /// <summary>The page, from 1; null for the first, left to the service.</summary>
    public int? Page { get; private init; }

    /// <summary>Rows a page; null to leave it to the service.</summary>
    public int? PageSize { get; private init; }

    /// <summary>Whether it has what the declared endpoints know; false for a link of the service, or one with parameters that it added.</summary>
    public bool IsDeclared => _link is null && !_hasAddedParameters;

    /// <summary>Whether the answer has rows of data rather than entities.</summary>
    public bool IsData => Endpoint is Endpoints.Data or Endpoints.UnitData;

    /// <summary>Whether only what changed is asked for (<c>from_date</c>).</summary>
    public bool IsChangeFeed => Filter.Any(parameter => parameter.Key == ChangedSinceName);

    /// <summary>Whether it asks for every entity of its endpoint, or for the first page of them.</summary>
    public bool IsWholeList => !IsData && Segments.Count == 0 && Filter.Count == 0 && (_list is null || _list == Endpoint);

    /// <summary>How many rows of the list come before this page.</summary>
    public long Offset => ((Page ?? 1) - 1L) * Size;

    /// <summary>How many rows a full page of this request has.</summary>
    public int Size => PageSize ?? Endpoints.MaxPageSize;

    /// <summary>The path and query below the base address. Ids have passed <see cref="IdRules"/>; everything else is escaped.</summary>
    public string Path => _path ??= _link ?? Render();

    /// <summary>The value of a parameter of the filter; null when it is not given.</summary>
    public string? this[string parameter] => Filter.FirstOrDefault(given => given.Key == parameter).Value;

    /// <summary>The values of a dimension, joined by commas; null when it is left open.</summary>
    public string? Values(string dimension) =>
        Segments.FirstOrDefault(segment => segment.Name == dimension) is { Values: not null } segment ? segment.ToText() : null;

    /// <summary>The whole list of an endpoint, or the part of it that the parameters leave. A parameter that is null is left out.</summary>
    public static ApiRequest List(string endpoint, params ReadOnlySpan<(string Name, string? Value)> parameters) =>
        new(endpoint) { Filter = Given(parameters) };

    /// <summary>The entries of an endpoint that have the given ids, at most <see cref="Endpoints.MaxSegmentValues"/> of them.</summary>
    public static ApiRequest ByIds(string endpoint, IReadOnlyList<string> ids) => new(endpoint) { Segments = [new("", ids)] };

    /// <summary>The rows of data of the given dimensions. A dimension without values is left open.</summary>
    public static ApiRequest Rows(
        string endpoint,
        IEnumerable<(string Name, string[]? Values)> dimensions,
        DateOnly? changedSince,
        string? unitMunicipality = null) => new(endpoint)
        {
            Segments = [.. from dimension in dimensions where dimension.Values is not null select new PathSegment(dimension.Name, dimension.Values)],
            Filter = Given(("municipality_id", unitMunicipality), (ChangedSinceName, changedSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        };

    /// <summary>The request for a path that a user wrote: sent as it stands.</summary>
    /// <param name="path">A path and query below the base address.</param>
    public static ApiRequest ForPath(string path)
    {
        string list = Cut(path).List;
        string endpoint = list.Split('/')[0];
        return new ApiRequest(Endpoints.All.Contains(endpoint, StringComparer.Ordinal) ? endpoint : Endpoints.Other, list).WithLink(path);
    }

    /// <summary>The request for the page that a link of the service leads to, as the service wrote it.</summary>
    /// <param name="link">A path and query below the base address.</param>
    /// <returns>
    /// Null when the link leads to another list, or when its filter lets through more or less than this one's, however the service
    /// spells them. It may add parameters that do not filter.
    /// </returns>
    public ApiRequest? Follow(string link)
    {
        if (Spelling(Cut(link).List) != Spelling(Cut(Path).List))
        {
            return null;
        }

        ApiRequest next = WithLink(link);
        bool restrictsMore = next.Filter.Any(parameter => Restrictions.Contains(parameter.Key, StringComparer.Ordinal) && !Filter.Contains(parameter));
        return Filter.All(next.Filter.Contains) && !restrictsMore ? next : null;
    }

    /// <summary>
    /// The page of the same list that begins with the given row, or as little before it as page numbers allow, and brings the most rows
    /// after it.
    /// </summary>
    /// <param name="row">How many rows come before the given one.</param>
    /// <param name="largestPage">The most rows a page may have.</param>
    /// <remarks>
    /// Pages begin at multiples of their size, so a size is chosen of which a multiple lies at the row or just before. Reading
    /// page by page, the overlap grows by one row a page: 1 row on page 2, 2 rows on page 3.
    /// </remarks>
    public ApiRequest BeginningAt(long row, int largestPage = Endpoints.MaxPageSize)
    {
        int best = largestPage;
        for (int size = largestPage - 1; size > largestPage / 2 || (size > 0 && row % best == best - 1); size--)
        {
            best = size - (row % size) > best - (row % best) ? size : best;
        }

        return this with { Page = (int)(row / best) + 1, PageSize = best };
    }

    /// <summary>The page of the same list with a number, and with the rows a page that are given.</summary>
    public ApiRequest OnPage(int page, int? size) => this with { Page = page, PageSize = size };

    /// <summary>The same page, with as many rows as the service turned out to send; unchanged when its size was stated.</summary>
    public ApiRequest WithUsualSize(int? size) => PageSize is not null || size is null ? this : new ApiRequest(this, Filter, Page, size, _link);

    /// <summary>Two requests are equal when they ask for the same path.</summary>
    public bool Equals(ApiRequest? other) => other is not null && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    /// <summary>This request with the page and the filter that a link has.</summary>
    private ApiRequest WithLink(string link)
    {
        (int? page, int? size) = (null, null);
        List<KeyValuePair<string, string>> filter = [];
        foreach (string parameter in Cut(link).Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            (string name, string value) = Parameter(parameter);
            if (name == PageName && Number(value) is { } number)
            {
                page = number;
            }
            else if (name == PageSizeName && Number(value) is { } rows)
            {
                size = rows;
            }
            else
            {
                filter.Add(new(name, value));
            }
        }

        return new ApiRequest(this, filter, page, size, link);
    }

    private string Render()
    {
        StringBuilder path = new(_list ?? Endpoint);
        foreach (PathSegment segment in Segments)
        {
            if (segment.Name.Length > 0)
            {
                path.Append('/').Append(segment.Name);
            }

            path.Append('/').Append(segment.ToText());
        }

        char separator = '?';
        foreach ((string name, string value) in Filter)
        {
            Append(Uri.EscapeDataString(name), Uri.EscapeDataString(value));
        }

        Append(PageName, Page?.ToString(CultureInfo.InvariantCulture));
        Append(PageSizeName, PageSize?.ToString(CultureInfo.InvariantCulture));
        return path.ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
            {
                path.Append(separator).Append(name).Append('=').Append(value);
                separator = '&';
            }
        }
    }

    private static List<KeyValuePair<string, string>> Given(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        List<KeyValuePair<string, string>> given = [];
        foreach ((string name, string? value) in parameters)
        {
            if (value is not null)
            {
                given.Add(new(name, value));
            }
        }

        return given;
    }

    private static (string List, string Query) Cut(string path)
    {
        int cut = path.IndexOf('?', StringComparison.Ordinal);
        return cut < 0 ? (path, "") : (path[..cut], path[(cut + 1)..]);
    }

    private static (string Name, string Value) Parameter(string text)
    {
        int cut = text.IndexOf('=', StringComparison.Ordinal);
        return cut < 0 ? (Unescaped(text), "") : (Unescaped(text[..cut]), Unescaped(text[(cut + 1)..]));
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Spelling(string list) => Uri.UnescapeDataString(list).TrimEnd('/');

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}

/// <summary>Values that a path names: <c>/kpi/N15428,N15505</c>.</summary>
/// <param name="Name">The dimension; empty for the ids of an entity's own endpoint.</param>
/// <param name="Values">The ids or years, at most <see cref="Endpoints.MaxSegmentValues"/>.</param>
internal sealed record PathSegment(string Name, IReadOnlyList<string> Values)
{
    /// <summary>The values, joined by commas.</summary>
    public string ToText() => string.Join(',', Values);
}
