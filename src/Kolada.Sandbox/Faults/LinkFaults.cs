using System.Globalization;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox;

/// <summary>Pages whose links, or whose items at the seams, are wrong. Null where a fault does not fit.</summary>
internal static class LinkFaults
{
    private const string NextUrl = "next_url";

    public static JsonObject? Change(SandboxFault fault, JsonObject envelope, StruckCall call) => fault switch
    {
        SandboxFault.NextUrlAbsent => Renamed(envelope, null),
        SandboxFault.NextUrlNamedNextPage => Renamed(envelope, "next_page"),
        SandboxFault.NextUrlMisspelt => Renamed(envelope, "nextUrl"),
        SandboxFault.NextUrlNullOnFullPage => WithNext(envelope, _ => null),
        SandboxFault.PageSkipped => WithNext(envelope, _ => AtPage(call, call.Window.Page + 2)),
        SandboxFault.PageOneRowShort => OneRowShort(envelope),
        SandboxFault.NextUrlWithoutPerPage => WithNext(envelope, next => WithParameter(next, "per_page", null)),
        SandboxFault.NextUrlWithoutPageNumber => WithNext(
            envelope,
            next => WithParameter(next, "page", "cursor=" + Uri.EscapeDataString(PageCursor.Of(call.Window.Page + 1)))),
        SandboxFault.EmptyPageBetween => EmptyPage(envelope, call),
        SandboxFault.EmptyPagesWithoutEnd => AlwaysMore(envelope, call),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "This fault is not one of links."),
    };

    private static JsonObject Renamed(JsonObject envelope, string? name)
    {
        var next = envelope[NextUrl];
        envelope.Remove(NextUrl);
        if (name is not null)
            envelope[name] = next;
        return envelope;
    }

    private static JsonObject? WithNext(JsonObject envelope, Func<string, string?> change)
    {
        if (envelope[NextUrl] is not { } next)
            return null;
        envelope[NextUrl] = change(next.GetValue<string>());
        return envelope;
    }

    private static string AtPage(StruckCall call, int page)
    {
        var request = call.AtPage(page, call.Window.PerPage);
        return request.Origin + request.Target;
    }

    /// <summary>The address with another pair in place of a parameter, or without it.</summary>
    private static string WithParameter(string address, string name, string? replacement)
    {
        var parts = address.Split('?', 2);
        var pairs = parts[1].Split('&').Select(pair => pair.StartsWith(name + "=", StringComparison.Ordinal) ? replacement : pair).OfType<string>();
        return string.Create(CultureInfo.InvariantCulture, $"{parts[0]}?{string.Join('&', pairs)}");
    }

    private static JsonObject? OneRowShort(JsonObject envelope)
    {
        var values = envelope["values"]!.AsArray();
        if (envelope[NextUrl] is null || values.Count < 2)
            return null;
        values.RemoveAt(values.Count - 1);
        envelope["count"] = values.Count;
        return envelope;
    }

    private static JsonObject? EmptyPage(JsonObject envelope, StruckCall call)
    {
        if (call.Window.Page == 1 || envelope["values"]!.AsArray().Count == 0)
            return null;
        envelope["values"] = new JsonArray();
        envelope["count"] = 0;
        envelope[NextUrl] = AtPage(call, call.Window.Page + 1);
        return envelope;
    }

    private static JsonObject? AlwaysMore(JsonObject envelope, StruckCall call)
    {
        if (envelope[NextUrl] is not null)
            return null;
        envelope[NextUrl] = AtPage(call, call.Window.Page + 1);
        return envelope;
    }
}
