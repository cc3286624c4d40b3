using System.Text.Json;

namespace Kolada.Sandbox;

/// <summary>Lists whose order or pages are others than at the request before. Null where a fault does not fit.</summary>
internal static class ListFaults
{
    private const int SwappedPairs = 3;

    /// <summary>The page asked for, of the whole list in an order of its own.</summary>
    public static SandboxResponse? InOtherOrder(StruckCall call) => Reordered(call, order => call.Random.Shuffle(order));

    /// <summary>The page asked for, of the whole list with a few pairs swapped.</summary>
    public static SandboxResponse? PairsSwapped(StruckCall call) => Reordered(call, order =>
    {
        for (var i = 0; i < SwappedPairs; i++)
        {
            var (one, other) = (call.Random.Next(order.Length), call.Random.Next(order.Length - 1));
            other = other >= one ? other + 1 : other;
            (order[one], order[other]) = (order[other], order[one]);
        }
    });

    /// <summary>What a service with smaller pages answers.</summary>
    public static SandboxResponse? SmallerPages(StruckCall call)
    {
        if (call.Envelope() is not { } envelope || envelope["values"]!.AsArray().Count <= call.Rule.PageSize)
            return null;
        return call.Pack(call.Plain(call.AtPage(call.Window.Page, call.Rule.PageSize)));
    }

    private static SandboxResponse? Reordered(StruckCall call, Action<int[]> reorder)
    {
        if (ItemsOfAllPages(call) is not { Count: > 1 } items)
            return null;
        int[] order = [.. Enumerable.Range(0, items.Count)];
        reorder(order);
        var window = call.Window;
        var body = new PooledBuffer();
        body.Write("{\"values\":["u8);
        var first = (int)Math.Min(window.Skip, order.Length);
        var end = Math.Min(first + window.PerPage, order.Length);
        for (var i = first; i < end; i++)
        {
            if (i > first)
                body.Write(","u8);
            body.Write(items[order[i]].Span);
        }

        window.WriteEnd(body, end - first, end < order.Length, call.Links);
        return call.Pack(new SandboxResponse(200, body));
    }

    /// <summary>Every item of the list as it stands in the answers; null where the call is refused.</summary>
    private static List<ReadOnlyMemory<byte>>? ItemsOfAllPages(StruckCall call)
    {
        List<ReadOnlyMemory<byte>> items = [];
        for (var page = 1; ; page++)
        {
            using var answer = call.Plain(call.AtPage(page, PageWindow.MaxPerPage));
            if (answer.Status != 200)
                return null;
            var before = items.Count;
            AddItems(answer.Body.ToArray(), items);
            if (items.Count - before < PageWindow.MaxPerPage)
                return items;
        }
    }

    private static void AddItems(byte[] envelope, List<ReadOnlyMemory<byte>> items)
    {
        var json = new Utf8JsonReader(envelope);
        while (json.TokenType != JsonTokenType.StartArray)
            json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)json.TokenStartIndex;
            json.Skip();
            items.Add(envelope.AsMemory(start..(int)json.BytesConsumed));
        }
    }
}
