using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kolada.EndToEnd.Tests.Memory;

/// <summary>Answers that are made to take memory, each with the command line that asks for it.</summary>
internal static class HostileBodies
{
    private const int Megabyte = 1024 * 1024;
    private const string List = "municipality list --format csv";
    private const string Data = "data --kpi N15428 --municipality 1267 --year 2023 --format csv";

    public static IEnumerable<(string Name, Func<RawExchange, Task> Answer, string CommandLine)> All =>
    [
        ("a body without end", exchange => EndlessAsync(exchange, " "), List),
        ("a body of 60 MB, its length announced", Json(() => "{\"x\":\"" + new string('x', 60 * Megabyte) + "\"}"), List),
        ("gzip that unpacks to 1 GB", Gzip(), List),
        ("5,000 encodings", exchange => exchange.ReplyAsync(200, "x"u8.ToArray(), $"Content-Encoding: {string.Join(',', Enumerable.Repeat("gzip", 5000))}\r\n"), List),
        ("a refusal without end", exchange => EndlessAsync(exchange, "no ", status: 403), List),
        ("as many municipalities as fit, with short titles", Json(() => Items(15, i => $$"""{"id":"{{i % 10000:0000}}","title":"t{{i}}","type":"K"}""")), List),
        ("titles of 15,000 letters", Json(() => Items(15, i => $$"""{"id":"{{i % 10000:0000}}","title":"{{new string('x', 15_000)}}","type":"K"}""")), List),
        ("groups with as many members as fit", Json(() => $$"""{"count":1,"next_url":null,"values":[{"id":"G1","title":"g","members":[{{Joined(15, i => $$"""{"member_id":"G{{i}}"}""")}}]}]}"""), "group list --format csv"),
        ("a next_url of 15 MB", Json(() => $$"""{"count":0,"next_url":"https://x/v3/{{new string('a', 15 * Megabyte)}}","values":[]}"""), List),
        ("20,000 statuses", Json(() => Rows(15, i => (1267, 1900 + (i % 200), $"status {i} {new string('s', 1000)}"))), Data),
        ("statuses of 1 MB", Json(() => Rows(15, i => (1267, 1900 + i, new string('s', Megabyte)))), Data),
        ("as many values as fit", Json(() => Rows(15, i => (i % 10000, 1900 + (i / 10000), ""))), Data),
        ("places of any number", Json(() => Items(15, i => $$"""{"kpi":"N15428","municipality":"G{{i}}","period":2023,"values":[]}""")), Data),
        ("JSON of nothing but numbers", Json(() => $"[{Joined(15, _ => "0")}]"), "api x"),
        ("JSON items without number", Json(() => $$"""{"next_url":null,"values":[{{Joined(15, _ => "0")}}]}"""), "api x --paginate"),
        ("JSON of nothing but brackets", Json(() => $"[{Joined(15, _ => "[]")}]"), "api x"),
        ("a title of 10,000 letters in a table of 5,000 rows", Json(() => Numbered(5000, i => $$"""{"id":"{{i:0000}}","title":"{{(i == 7 ? new string('x', 10_000) : "t")}}","type":"K"}""")), "municipality list --format table"),
    ];

    private static Func<RawExchange, Task> Json(Func<string> body)
    {
        byte[]? made = null;
        return exchange => exchange.ReplyAsync(200, made ??= Encoding.UTF8.GetBytes(body()), "Content-Type: application/json\r\n");
    }

    private static Func<RawExchange, Task> Gzip()
    {
        using MemoryStream packed = new();
        using (GZipStream packing = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] blanks = new byte[Megabyte];
            blanks.AsSpan().Fill((byte)' ');
            for (int i = 0; i < 1024; i++)
            {
                packing.Write(blanks);
            }
        }

        byte[] body = packed.ToArray();
        return exchange => exchange.ReplyAsync(200, body, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n");
    }

    private static async Task EndlessAsync(RawExchange exchange, string part, int status = 200)
    {
        await exchange.SendAsync(status, "Content-Type: application/json\r\n", ReadOnlyMemory<byte>.Empty);
        byte[] block = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, part, 20_000).ToString());
        while (true)
        {
            await exchange.WriteAsync(block);
        }
    }

    /// <summary>A list of as many items as fit into so many megabytes.</summary>
    private static string Items(int megabytes, Func<int, string> item)
    {
        int count = 0;
        string items = Joined(megabytes, i =>
        {
            count++;
            return item(i);
        });
        return string.Create(CultureInfo.InvariantCulture, $$"""{"count":{{count}},"next_url":null,"values":[{{items}}]}""");
    }

    private static string Numbered(int count, Func<int, string> item) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"count":{{count}},"next_url":null,"values":[{{string.Join(',', Enumerable.Range(0, count).Select(item))}}]}""");

    private static string Rows(int megabytes, Func<int, (int Place, int Year, string Status)> row) => Items(megabytes, i =>
    {
        (int place, int year, string status) = row(i);
        return string.Create(CultureInfo.InvariantCulture, $$"""{"kpi":"N15428","municipality":"{{place:0000}}","period":{{year}},"values":[{"gender":"T","status":"{{status}}","value":{{i}}},{"gender":"K"},{"gender":"M"}]}""");
    });

    private static string Joined(int megabytes, Func<int, string> item)
    {
        StringBuilder text = new();
        for (int i = 0; text.Length < megabytes * Megabyte; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(item(i));
        }

        return text.ToString();
    }
}
