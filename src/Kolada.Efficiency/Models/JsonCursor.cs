using System.Text.Json;

namespace Kolada.Efficiency.Models;

/// <summary>A place in a JSON document that knows its path, and collects what is wrong there instead of stopping at the first.</summary>
internal readonly struct JsonCursor(JsonElement element, string path, ModelProblems problems)
{
    public string Path => path;

    public void Problem(FormattableString english, FormattableString swedish) => problems.Add(path, english, swedish);

    /// <summary>Refuses members that the format does not have, so that a misspelt one is not silently ignored.</summary>
    public bool IsObjectWith(params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Problem($"must be an object, and is {Kind()}.", $"måste vara ett objekt, och är {Kind()}.");
            return false;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                string allowed = string.Join(", ", names!);
                problems.Add(
                    $"{path}.{Shown(member.Name)}",
                    $"is not part of the format. Here are allowed {allowed}.",
                    $"ingår inte i formatet. Tillåtna namn här är {allowed}.");
            }
        }

        return true;
    }

    public JsonCursor? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement found) && found.ValueKind != JsonValueKind.Null
            ? new JsonCursor(found, $"{path}.{name}", problems)
            : null;

    /// <summary>A member that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="english">What to give, for the message, in English.</param>
    /// <param name="swedish">The same in Swedish.</param>
    public JsonCursor? Require(string name, string english, string swedish)
    {
        JsonCursor? found = Find(name);
        if (found is null)
        {
            problems.Add($"{path}.{name}", $"is missing; give {english}.", $"saknas; ange {swedish}.");
        }

        return found;
    }

    public string? Text()
    {
        if (!Is(JsonValueKind.String, "a text in quotes", "en text inom citattecken"))
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            Problem(
                $"has half a surrogate pair, such as \\ud83d without what belongs to it; write the character itself.",
                $"har ett halvt surrogatpar, som \\ud83d utan det som hör till; skriv tecknet självt.");
            return null;
        }
    }

    public bool? Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Problem($"must be true or false, without quotes, and is {Kind()}.", $"måste vara true eller false, utan citattecken, och är {Kind()}.");
        return null;
    }

    public double? Number() => Is(JsonValueKind.Number, "a number, without quotes", "ett tal, utan citattecken") ? element.GetDouble() : null;

    public int? Integer()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number))
        {
            return number;
        }

        Problem($"must be a whole number, without quotes, and is {Kind()}.", $"måste vara ett heltal, utan citattecken, och är {Kind()}.");
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

        Problem(
            $"{Shown(text)} is not a KPI id: it must be N or U and five digits (N15428), or own: and a name (own:lokalkostnad).",
            $"{Shown(text)} är inget nyckeltals-id: det ska vara N eller U och fem siffror (N15428), eller own: och ett namn (own:lokalkostnad).");
        return default(KpiId?);
    }

    public IEnumerable<JsonCursor> Items()
    {
        if (!Is(JsonValueKind.Array, "a list in square brackets", "en lista inom hakparenteser"))
        {
            return [];
        }

        string parent = path;
        ModelProblems shared = problems;
        return [.. element.EnumerateArray().Select((item, i) => new JsonCursor(item, FormattableString.Invariant($"{parent}[{i}]"), shared))];
    }

    private bool Is(JsonValueKind kind, string english, string swedish)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        Problem($"must be {english}, and is {Kind()}.", $"måste vara {swedish}, och är {Kind()}.");
        return false;
    }

    /// <summary>What a user wrote, bounded, so that a message stays readable.</summary>
    private string Kind() => element.ValueKind switch
    {
        JsonValueKind.Object => problems.Texts.Say("an object", "ett objekt"),
        JsonValueKind.Array => problems.Texts.Say("a list", "en lista"),
        JsonValueKind.Undefined => problems.Texts.Say("nothing", "ingenting"),
        _ => Shown(element.GetRawText()),
    };

    private static string Shown(string text)
    {
        const int MaxShown = 40;
        return text.Length <= MaxShown ? text : text[..MaxShown] + "…";
    }
}
