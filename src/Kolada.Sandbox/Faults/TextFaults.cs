using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox;

/// <summary>Texts that a program should not trust: titles of entities, and the status of values. Null where a fault does not fit.</summary>
internal static class TextFaults
{
    private const int Long = 10_000;
    private const int LongStatuses = 1000;

    /// <summary>An escape sequence that clears a screen, a bell, a line break, a right-to-left override and an isolate that is never closed.</summary>
    private const string Hostile = "\e[2J\a\r\n\u202E\u2066\u009B31m";

    public static JsonObject? Change(SandboxFault fault, JsonObject envelope, Random random) => fault switch
    {
        SandboxFault.ControlCharactersInTexts => WithControlCharacters(envelope),
        SandboxFault.LongTitle => WithLongTitle(envelope, random),
        SandboxFault.DistinctStatuses => WithStatuses(envelope, random, int.MaxValue, ""),
        SandboxFault.LongStatuses => WithStatuses(envelope, random, LongStatuses, new string('x', Long)),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault is not one of texts."),
    };

    /// <summary>Half of a pair cannot be held in a tree of JSON, only written into its text.</summary>
    public static byte[]? WithHalfSurrogate(byte[] envelope)
    {
        var (title, status) = (envelope.AsSpan().IndexOf("\"title\":\""u8), envelope.AsSpan().IndexOf("\"status\":\""u8));
        return title >= 0 ? Inserted(envelope, title + "\"title\":\"".Length, "\\ud83d")
            : status >= 0 ? Inserted(envelope, status + "\"status\":\"".Length, "\\ud83d")
            : null;
    }

    /// <summary>A tree of JSON cannot hold a member twice either.</summary>
    public static byte[] WithRepeatedEnvelope(byte[] envelope) => Inserted(envelope, envelope.Length - 1, ",\"values\":[],\"count\":0");

    public static byte[]? WithRepeatedItem(byte[] envelope)
    {
        var end = envelope.AsSpan().LastIndexOf("}],\"count\":"u8);
        return end < 0 ? null : Inserted(envelope, end, envelope.AsSpan().IndexOf("\"period\":"u8) < 0
            ? ",\"title\":\"En annan titel\""
            : ",\"values\":[{\"gender\":\"T\",\"count\":1,\"status\":\"\",\"value\":0,\"isdeleted\":false}]");
    }

    private static byte[] Inserted(byte[] bytes, int at, string text) => [.. bytes.AsSpan(0, at), .. Encoding.UTF8.GetBytes(text), .. bytes.AsSpan(at)];

    private static IEnumerable<JsonObject> Items(JsonObject envelope) => envelope["values"]!.AsArray().Select(item => item!.AsObject());

    private static IEnumerable<JsonObject> Entries(JsonObject envelope) =>
        Items(envelope).Where(item => item["values"] is JsonArray).SelectMany(row => row["values"]!.AsArray()).Select(entry => entry!.AsObject());

    private static JsonObject? WithControlCharacters(JsonObject envelope)
    {
        var changed = 0;
        foreach (var item in Items(envelope).Where(item => item.ContainsKey("title")))
        {
            item["title"] = Hostile + item["title"]!.GetValue<string>();
            changed++;
        }

        foreach (var entry in Entries(envelope))
        {
            entry["status"] = Hostile;
            changed++;
        }

        return changed == 0 ? null : envelope;
    }

    private static JsonObject? WithLongTitle(JsonObject envelope, Random random)
    {
        JsonObject[] titled = [.. Items(envelope).Where(item => item.ContainsKey("title"))];
        if (titled.Length == 0)
            return null;
        var item = titled[random.Next(titled.Length)];
        item["title"] = item["title"]!.GetValue<string>() + new string('å', Long);
        return envelope;
    }

    private static JsonObject? WithStatuses(JsonObject envelope, Random random, int most, string rest)
    {
        var call = random.Next();
        var number = 0;
        foreach (var entry in Entries(envelope).Take(most))
            entry["status"] = string.Create(CultureInfo.InvariantCulture, $"Reason {call:x8}-{++number}{rest}");
        return number == 0 ? null : envelope;
    }
}
