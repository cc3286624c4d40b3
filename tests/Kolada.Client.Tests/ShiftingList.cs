using System.Globalization;
using System.Net;
using System.Text;
using System.Web;

namespace Kolada.Client.Tests;

/// <summary>A service in process whose list (of organisational units, or of rows of data) can change between two requests.</summary>
internal sealed class ShiftingList(IEnumerable<int> units) : HttpMessageHandler
{
    private readonly List<int> _units = [.. units];

    /// <summary>Called before each answer with its number, from 0, and the list, which it may change.</summary>
    public Action<int, List<int>> BeforeAnswer { get; set; } = (_, _) => { };

    /// <summary>Which page is really served when one is asked for.</summary>
    public Func<int, int, int> Serve { get; set; } = (_, page) => page;

    /// <summary>What was asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public int LargestPage { get; set; } = 5000;

    public static string IdOf(int unit) => string.Create(CultureInfo.InvariantCulture, $"V{unit:D6}");

    public static string GroupOf(int row) => string.Create(CultureInfo.InvariantCulture, $"G{row:D6}");

    public async Task<List<string>> ReadAsync(KoladaClientOptions? options = null)
    {
        using HttpClient http = new(this, disposeHandler: false);
        using KoladaClient client = new(http, (options ?? new KoladaClientOptions()) with { MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero });
        return (await client.GetOrganizationalUnitsAsync().ToListAsync(TestContext.Current.CancellationToken)).ConvertAll(unit => unit.Id.Value);
    }

    /// <summary>Reads the rows as they come: what has been handed out cannot be taken back.</summary>
    public async Task<List<string>> StreamAsync()
    {
        using HttpClient http = new(this, disposeHandler: false);
        using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero });
        return await client.GetOrganizationalUnitsAsync().Select(unit => unit.Id.Value).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads page by page, each in a run of its own that goes on from the token of the one before.</summary>
    public async Task<List<string>> ReadPieceByPieceAsync()
    {
        List<string> read = [];
        string? token = null;
        do
        {
            using HttpClient http = new(this, disposeHandler: false);
            using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero });
            KoladaPage<OrganizationalUnit> page = await client.GetOrganizationalUnitsAsync().AsPages(token).FirstAsync(TestContext.Current.CancellationToken);
            read.AddRange(page.Items.Select(unit => unit.Id.Value));
            token = page.ContinuationToken;
        }
        while (token is not null);
        return read;
    }

    public async Task<List<string>> ReadDataPieceByPieceAsync()
    {
        List<string> read = [];
        string? token = null;
        do
        {
            using HttpClient http = new(this, disposeHandler: false);
            using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero });
            DataQuery query = new() { Kpis = ["N15428"], Years = [2023], IncludeGroups = true };
            KoladaPage<DataPoint> page = await client.QueryPagesAsync(query, token).FirstAsync(TestContext.Current.CancellationToken);
            read.AddRange(page.Items.Select(value => value.Municipality.Value + value.Gender));
            token = page.ContinuationToken;
        }
        while (token is not null);
        return read;
    }

    public async Task<List<string>> ReadDataAsync()
    {
        using HttpClient http = new(this, disposeHandler: false);
        using KoladaClient client = new(http, new KoladaClientOptions { MaxRequestsPerSecond = 0, RetryDelay = TimeSpan.Zero });
        DataQuery query = new() { Kpis = ["N15428"], Years = [2023], IncludeGroups = true };
        return await client.QueryAsync(query).Select(value => value.Municipality.Value + value.Gender).ToListAsync(TestContext.Current.CancellationToken);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        BeforeAnswer(Asked.Count, _units);
        Asked.Add(request.RequestUri!.PathAndQuery);
        System.Collections.Specialized.NameValueCollection query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        int page = Serve(Asked.Count - 1, int.Parse(query["page"] ?? "1", CultureInfo.InvariantCulture));
        int size = Math.Min(LargestPage, int.Parse(query["per_page"] ?? "5000", CultureInfo.InvariantCulture));
        List<int> items = [.. _units.Skip((page - 1) * size).Take(size)];
        string next = (long)page * size < _units.Count
            ? string.Create(CultureInfo.InvariantCulture, $"\"http://inside.example{request.RequestUri.AbsolutePath}?page={page + 1}&per_page={size}\"")
            : "null";
        bool isData = request.RequestUri.AbsolutePath.Contains("/data/", StringComparison.Ordinal);
        string json = $$"""{"values":[{{string.Join(',', items.Select(unit => isData ? Row(unit) : Item(unit)))}}],"count":{{items.Count}},"next_url":{{next}}}""";
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }

    private static string Row(int row)
    {
        IEnumerable<string> values = (row % 5 == 4 ? "" : "TKM").Select(gender => $$"""{"gender":"{{gender}}","count":1,"status":"","value":1.5,"isdeleted":false}""");
        return $$"""{"kpi":"N15428","municipality":"{{GroupOf(row)}}","period":2023,"values":[{{string.Join(',', values)}}]}""";
    }

    private static string Item(int unit) => $$"""{"id":"{{IdOf(unit)}}","title":"Enhet","municipality":"1267"}""";
}
