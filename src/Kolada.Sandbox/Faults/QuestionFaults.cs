using System.Text.Json.Nodes;

namespace Kolada.Sandbox;

/// <summary>Answers to another question than the one that was asked. Null where a fault does not fit.</summary>
internal static class QuestionFaults
{
    private const string OwnId = "own:sandbox";

    /// <summary>One row becomes that of another KPI, whose id is the first of the catalogue that was not asked for.</summary>
    public static JsonObject? RowOfOtherKpi(StruckCall call) => WithRow(call, AskedFor(call, "kpi"), "kpi", asked => FirstOther(call, "kpi", asked));

    public static JsonObject? RowOfOtherPlace(StruckCall call)
    {
        var place = call.Segments is [_, "oudata", ..] ? "ou" : "municipality";
        return WithRow(call, AskedFor(call, place), place, asked => FirstOther(call, place, asked));
    }

    public static JsonObject? RowOfOtherYear(StruckCall call) => WithRow(
        call,
        AskedFor(call, "year"),
        "period",
        asked => ValueList.Years(asked)!.Min() - 1);

    /// <summary>The rows of all municipalities.</summary>
    public static SandboxResponse? AllMunicipalities(StruckCall call)
    {
        if (call.Segments is not [_, "data", ..] || AskedFor(call, "municipality").Count == 0)
            return null;
        var answer = call.Plain(EngineTweaks.None with { IgnorePlaces = true });
        if (answer.Status == 200)
            return call.Pack(answer);
        answer.Dispose();
        return null;
    }

    /// <summary>What the call before got, or would have got without faults.</summary>
    public static SandboxResponse? AnswerOfAnotherCall(StruckCall call, SandboxRequest? before)
    {
        if (before is not { } other)
            return null;
        var answer = call.Plain(other);
        if (answer.Status == 200)
            return call.Pack(answer);
        answer.Dispose();
        return null;
    }

    public static JsonObject? OwnIdFromService(StruckCall call)
    {
        if (call.Envelope() is not { } envelope || RandomItem(envelope, call.Random) is not { } item)
            return null;
        item[item.ContainsKey("period") ? "kpi" : "id"] = OwnId;
        return envelope;
    }

    public static JsonObject? EmptyList(StruckCall call) => IsWholeList(call) && call.PageNumber is null or 1 && call.Envelope() is not null
        ? new JsonObject { ["values"] = new JsonArray(), ["count"] = 0, ["next_url"] = null, ["previous_url"] = null }
        : null;

    public static SandboxResponse? ShrunkenList(StruckCall call) =>
        IsWholeList(call) ? call.Pack(call.Plain(EngineTweaks.None with { ShrinkLists = true })) : null;

    /// <summary>Whether the call asks for all KPIs, municipalities, units or groups.</summary>
    private static bool IsWholeList(StruckCall call) =>
        call.Segments is [_, "kpi" or "kpi_groups" or "municipality" or "municipality_groups" or "ou"] && call.Query.WithoutPaging().Length == 0;

    /// <summary>The ids or years that the call names for a dimension; empty where it names none.</summary>
    private static IReadOnlyList<string> AskedFor(StruckCall call, string dimension)
    {
        var segments = call.Segments;
        if (segments is not [_, "data" or "oudata", ..])
            return [];
        var at = Array.IndexOf(segments, dimension);
        return at >= 0 && at + 1 < segments.Length
            ? segments[at + 1].Split(',', StringSplitOptions.RemoveEmptyEntries)
            : call.Query.List(dimension is "year" ? "year" : dimension + "_id");
    }

    private static JsonObject? WithRow(StruckCall call, IReadOnlyList<string> asked, string field, Func<IReadOnlyList<string>, JsonNode?> other)
    {
        if (asked.Count == 0 || call.Envelope() is not { } envelope || RandomItem(envelope, call.Random) is not { } row || other(asked) is not { } value)
            return null;
        row[field] = value;
        return envelope;
    }

    private static JsonNode? FirstOther(StruckCall call, string list, IReadOnlyList<string> asked)
    {
        var all = call.Envelope(call.Request with { Target = $"/v3/{list}?per_page={ValueList.MaxValues + 1}" });
        return all?["values"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).FirstOrDefault(id => !asked.Contains(id, StringComparer.Ordinal));
    }

    private static JsonObject? RandomItem(JsonObject envelope, Random random) =>
        envelope["values"]!.AsArray() is { Count: > 0 } values ? values[random.Next(values.Count)]!.AsObject() : null;
}
