using System.Text.Json;

namespace Kolada.Efficiency.Models;

/// <summary>A place in a JSON document that knows its path, and collects what is wrong there instead of stopping at the first.</summary>
internal readonly struct JsonCursor(JsonElement element, string path, List<string> problems)
{
    public string Path => path;

    public void Problem(string rule) => problems.Add($"{path}: {rule}");

    /// <summary>Refuses members that the format does not have, so that a misspelt one is not silently ignored.</summary>
    public bool IsObjectWith(params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Problem($"must be an object, and is {Kind(element)}.");
            return false;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                problems.Add($"{path}.{Shown(member.Name)}: is not part of the format. Here are allowed {string.Join(", ", names!)}.");
            }
        }

        return true;
    }

    public JsonCursor? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement found) && found.ValueKind != JsonValueKind.Null
            ? new JsonCursor(found, $"{path}.{name}", problems)
            : null;

    public JsonCursor? Require(string name, string what)
    {
        JsonCursor? found = Find(name);
        if (found is null)
        {
            problems.Add($"{path}.{name}: is missing; give {what}.");
        }

        return found;
    }

    public string? Text() => Is(JsonValueKind.String, "a text in quotes") ? element.GetString() : null;

    public bool? Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Problem($"must be true or false, without quotes, and is {Kind(element)}.");
        return null;
    }

    public double? Number() => Is(JsonValueKind.Number, "a number, without quotes") ? element.GetDouble() : null;

    public int? Integer()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number))
        {
            return number;
        }

        Problem($"must be a whole number, without quotes, and is {Kind(element)}.");
        return null;
    }

    public KpiId? Kpi()
    {
        if (Text() is not { } text)
        {
            return default(KpiId?);
        }

        if (KpiId.IsValid(text))
        {
            return new KpiId(text);
        }

        Problem($"{Shown(text)} is not a KPI id: it must be N or U and five digits (N15428), or own: and a name (own:lokalkostnad).");
        return default(KpiId?);
    }

    public IEnumerable<JsonCursor> Items()
    {
        if (!Is(JsonValueKind.Array, "a list in square brackets"))
        {
            return [];
        }

        string parent = path;
        List<string> shared = problems;
        return [.. element.EnumerateArray().Select((item, i) => new JsonCursor(item, FormattableString.Invariant($"{parent}[{i}]"), shared))];
    }

    private bool Is(JsonValueKind kind, string what)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        Problem($"must be {what}, and is {Kind(element)}.");
        return false;
    }

    /// <summary>What a user wrote, bounded, so that a message stays readable.</summary>
    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Undefined => "nothing",
        _ => Shown(element.GetRawText()),
    };

    private static string Shown(string text)
    {
        const int MaxShown = 40;
        return text.Length <= MaxShown ? text : text[..MaxShown] + "…";
    }
}
