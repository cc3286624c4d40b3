using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kolada.Cli.Tests.Support;

/// <summary>A Kolada of forty municipalities on a socket, whose values a test makes up; for what the snapshot does not have.</summary>
/// <param name="kpis">The key figures that it knows.</param>
/// <param name="value">The value of a key figure for the municipality with a number from 0, in every year.</param>
internal sealed class LoopbackKolada(IReadOnlyList<string> kpis, Func<string, int, double> value) : IAsyncDisposable
{
    public const int Municipalities = 40;

    private readonly TcpListener _listener = Listening();
    private readonly CancellationTokenSource _stop = new();
    private Task? _serving;

    /// <summary>What the titles end with, escaped as in JSON.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>What the titles begin with, escaped as in JSON.</summary>
    public string Prefix { get; init; } = "";

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/v3";

    public static string Id(int number) => (1000 + number).ToString(CultureInfo.InvariantCulture);

    public LoopbackKolada Start()
    {
        _serving = ServeAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await (_serving ?? Task.CompletedTask);
        _listener.Dispose();
        _stop.Dispose();
    }

    private static TcpListener Listening()
    {
        TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                using StreamReader reader = new(client.GetStream(), Encoding.ASCII, leaveOpen: true);
                string path = (await reader.ReadLineAsync(_stop.Token) ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
                {
                }

                byte[] body = Encoding.UTF8.GetBytes(Answer(path.Split('?')[0].Replace("/v3", "", StringComparison.Ordinal)));
                byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n\r\n");
                await client.GetStream().WriteAsync((byte[])[.. head, .. body], _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private string Answer(string path)
    {
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        List<string> rows = parts[0] switch
        {
            "municipality" => [.. Enumerable.Range(0, Municipalities).Where(number => IsAsked(Id(number))).Select(number => $$"""{"id":"{{Id(number)}}","title":"{{Prefix}}Kommun {{number.ToString(CultureInfo.InvariantCulture)}}{{Suffix}}","type":"K"}""")],
            "municipality_groups" => [$$"""{"id":"G1","title":"{{Prefix}}Grupp{{Suffix}}","members":[{{string.Join(',', Enumerable.Range(0, Municipalities).Select(number => $$"""{"member_id":"{{Id(number)}}"}"""))}}]}"""],
            "kpi" => [.. kpis.Where(IsAsked).Select(kpi => $$"""{"id":"{{kpi}}","title":"{{Prefix}}Titel {{kpi}}{{Suffix}}","description":"","is_divided_by_gender":false,"municipality_type":"K","operating_area":"","has_ou_data":false}""")],
            _ => [.. Data(parts)],
        };
        return $$"""{"values":[{{string.Join(',', rows)}}],"count":{{rows.Count.ToString(CultureInfo.InvariantCulture)}},"next_url":null,"previous_url":null}""";

        bool IsAsked(string id) => parts.Length == 1 || parts[1].Split(',').Contains(id, StringComparer.Ordinal);
    }

    private IEnumerable<string> Data(string[] parts) =>
        from kpi in parts[2].Split(',')
        from municipality in parts[4].Split(',')
        let number = int.Parse(municipality, CultureInfo.InvariantCulture) - 1000
        let shown = value(kpi, number).ToString("R", CultureInfo.InvariantCulture)
        select $$"""{"kpi":"{{kpi}}","municipality":"{{municipality}}","period":2023,"values":[{"gender":"T","count":1,"status":"","value":{{shown}},"isdeleted":false}]}""";
}
