using System.Globalization;

namespace Kolada.Sandbox;

/// <summary>The query of a request. Names are exact; unknown names are ignored, as by the API.</summary>
internal sealed class QueryString
{
    private readonly List<(string Name, string Value, string Raw)> _pairs = [];

    public QueryString(string raw)
    {
        foreach (var part in raw.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            _pairs.Add((Decode(name), Decode(value), part));
        }
    }

    /// <summary>The last value of a parameter, or null: what FastAPI takes of a repeated one.</summary>
    public string? Last(string name) =>
        _pairs.FindLast(pair => string.Equals(pair.Name, name, StringComparison.Ordinal)) is { Name: not null } found ? found.Value : null;

    /// <summary>All values of a parameter, repeated or comma-separated.</summary>
    public IReadOnlyList<string> List(string name) =>
    [
        .. _pairs.Where(pair => string.Equals(pair.Name, name, StringComparison.Ordinal))
            .SelectMany(pair => pair.Value.Split(',', StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>The query without the paging parameters, as it stood on the wire.</summary>
    public string WithoutPaging() =>
        string.Join('&', _pairs.Where(pair => pair.Name is not ("page" or "per_page")).Select(pair => pair.Raw));

    /// <summary>A whole number within bounds, or 422.</summary>
    public int Number(string name, int fallback, int min, int max)
    {
        if (Last(name) is not { } text)
            return fallback;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw Problem.Unprocessable("query", name, "Input should be a valid integer, unable to parse string as an integer", "int_parsing");
        if (number < min)
            throw Problem.Unprocessable("query", name, $"Input should be greater than or equal to {min}", "greater_than_equal");
        return number <= max
            ? (int)number
            : throw Problem.Unprocessable("query", name, $"Input should be less than or equal to {max}", "less_than_equal");
    }

    /// <summary>A date, also one with a time of day after it, or 422.</summary>
    public DateOnly? Date(string name)
    {
        if (Last(name) is not { Length: > 0 } text)
            return null;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)
            ? DateOnly.FromDateTime(date)
            : throw Problem.Unprocessable("query", name, "Input should be a valid date in the format YYYY-MM-DD", "date_from_datetime_parsing");
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
