using System.Text.Json.Nodes;

namespace Kolada.Sandbox;

/// <summary>Changes to an envelope that leave it well-formed JSON. Null where a fault does not fit.</summary>
internal static class JsonFaults
{
    private const string UninvitedGroup = "G33621";

    public static JsonNode? Change(SandboxFault fault, JsonObject envelope, Random random, string address) => fault switch
    {
        SandboxFault.WrongShape => WrongShape(envelope, random),
        SandboxFault.MissingFields => MissingFields(envelope, random),
        SandboxFault.ExtraFields => ExtraFields(envelope),
        SandboxFault.WrongCount => WrongCount(envelope),
        SandboxFault.NextUrlOnOtherHost => NextUrlOnOtherHost(envelope),
        SandboxFault.NextUrlLooping => NextUrlLooping(envelope, address),
        SandboxFault.UnsortedRows => UnsortedRows(envelope, random),
        SandboxFault.GendersReordered => GendersReordered(envelope),
        SandboxFault.TotalMissing => TotalMissing(envelope),
        SandboxFault.GroupRowsAmongMunicipalities => GroupRows(envelope),
        SandboxFault.SameIdWithOtherContent => SameIdAgain(envelope, random),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault does not change JSON."),
    };

    private static JsonArray Values(JsonObject envelope) => envelope["values"]!.AsArray();

    private static List<JsonObject> Rows(JsonObject envelope) =>
        [.. Values(envelope).Select(item => item!.AsObject()).Where(item => item.ContainsKey("period"))];

    private static JsonNode WrongShape(JsonObject envelope, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return Values(envelope).DeepClone();
            case 1:
                envelope["values"] = null;
                return envelope;
            case 2:
                envelope["values"] = new JsonObject { ["first"] = Values(envelope).DeepClone() };
                return envelope;
            default:
                envelope["values"] = "none";
                return envelope;
        }
    }

    private static JsonObject? MissingFields(JsonObject envelope, Random random)
    {
        var values = Values(envelope);
        if (values.Count == 0)
            return null;
        var item = values[random.Next(values.Count)]!.AsObject();
        item.Remove(item.ContainsKey("period") ? "period" : "id");
        return envelope;
    }

    private static JsonObject ExtraFields(JsonObject envelope)
    {
        envelope.Insert(0, "generated", new JsonObject { ["by"] = "sandbox", ["values"] = new JsonArray(1, "två", null) });
        foreach (var item in Values(envelope).Select(value => value!.AsObject()))
        {
            item.Insert(1, "revision", 7);
            if (item["values"] is not JsonArray entries)
                continue;
            foreach (var entry in entries)
                entry!.AsObject().Insert(0, "quality", new JsonObject { ["value"] = null, ["gender"] = "X" });
        }

        return envelope;
    }

    private static JsonObject WrongCount(JsonObject envelope)
    {
        envelope["count"] = envelope["count"]!.GetValue<int>() + 1;
        return envelope;
    }

    private static JsonObject? NextUrlOnOtherHost(JsonObject envelope)
    {
        if (envelope["next_url"] is not { } next)
            return null;
        envelope["next_url"] = "http://elsewhere.invalid:8081" + new Uri(next.GetValue<string>()).PathAndQuery;
        return envelope;
    }

    private static JsonObject NextUrlLooping(JsonObject envelope, string address)
    {
        envelope["next_url"] = address;
        return envelope;
    }

    private static JsonObject? UnsortedRows(JsonObject envelope, Random random)
    {
        var values = Values(envelope);
        if (values.Count < 2)
            return null;
        var shuffled = values.ToArray();
        values.Clear();
        random.Shuffle(shuffled);
        foreach (var value in shuffled)
            values.Add(value);
        return envelope;
    }

    private static JsonObject? GendersReordered(JsonObject envelope)
    {
        var rows = Rows(envelope);
        foreach (var entries in rows.Select(row => row["values"]!.AsArray()))
        {
            var reversed = entries.Reverse().ToArray();
            entries.Clear();
            foreach (var entry in reversed)
                entries.Add(entry);
        }

        return rows.Count == 0 ? null : envelope;
    }

    private static JsonObject? TotalMissing(JsonObject envelope)
    {
        var rows = Rows(envelope);
        foreach (var row in rows)
            row["values"]!.AsArray().RemoveAll(entry => entry!["gender"]!.GetValue<string>() is "T");
        return rows.Count == 0 ? null : envelope;
    }

    /// <summary>A copy of the first row of each KPI and year, as if it were a group's.</summary>
    private static JsonObject? GroupRows(JsonObject envelope)
    {
        var values = Values(envelope);
        var firsts = Rows(envelope).DistinctBy(row => (row["kpi"]!.GetValue<string>(), row["period"]!.GetValue<int>())).ToList();
        foreach (var row in firsts)
        {
            var copy = row.DeepClone();
            copy[row.ContainsKey("ou") ? "ou" : "municipality"] = UninvitedGroup;
            values.Insert(row.GetElementIndex() + 1, copy);
        }

        envelope["count"] = values.Count;
        return firsts.Count == 0 ? null : envelope;
    }

    /// <summary>A second item of the same id at the end of the page, an entity with another title, a row with other values.</summary>
    private static JsonObject? SameIdAgain(JsonObject envelope, Random random)
    {
        var values = Values(envelope);
        if (values.Count == 0)
            return null;
        var again = values[random.Next(values.Count)]!.DeepClone().AsObject();
        if (again["values"] is JsonArray entries)
            entries[0]!["value"] = (entries[0]!["value"]?.GetValue<double>() ?? 0) + 1;
        else
            again["title"] = again["title"]!.GetValue<string>() + " (en annan)";
        values.Insert(values.Count, again);
        envelope["count"] = values.Count;
        return envelope;
    }
}
