using System.Globalization;

namespace Kolada.Sandbox;

/// <summary>Lists of ids and years in a request: at most 25 values each, or 422.</summary>
internal static class ValueList
{
    public const int MaxValues = 25;

    /// <summary>A comma list in a path segment; an empty segment is no path of the API.</summary>
    public static IReadOnlyList<string> FromPath(string name, string segment)
    {
        if (segment.Length == 0)
            throw Problem.NotFound();
        return AtMostMax("path", name, segment.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A list in the query, or null where the parameter is absent or empty.</summary>
    public static IReadOnlyList<string>? FromQuery(QueryString query, string name)
    {
        var values = query.List(name);
        return values.Count == 0 ? null : AtMostMax("query", name, values);
    }

    public static IReadOnlyList<int>? Years(IReadOnlyList<string>? years) => years is null ? null :
    [
        .. years.Select(text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw Problem.Unprocessable("path", "year", "Input should be a valid integer, unable to parse string as an integer", "int_parsing")),
    ];

    private static IReadOnlyList<string> AtMostMax(string place, string name, IReadOnlyList<string> values) =>
        values.Count <= MaxValues
            ? values
            : throw Problem.Unprocessable(place, name, $"List should have at most {MaxValues} items after validation, not {values.Count}", "too_long");
}

/// <summary>
/// The <c>region_type</c> parameter: what the field <c>type</c> holds. The API refuses no value that is known of, so that others, such as the
/// <c>municipality</c> that some programs send, narrow nothing.
/// </summary>
internal static class RegionType
{
    public static IReadOnlyList<string>? Of(QueryString query) => query.Last("region_type") switch
    {
        "K" or "k" => ["K"],
        "L" or "l" => ["L"],
        _ => null,
    };
}
