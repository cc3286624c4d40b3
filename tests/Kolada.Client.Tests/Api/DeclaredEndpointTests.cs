using System.Net;
using Kolada.Client.Api;
using Kolada.Client.Http;
using Kolada.Client.Json;
using Kolada.Client.Requests;

namespace Kolada.Client.Tests.Api;

/// <summary>What Refit makes of the declared endpoints is what <see cref="ApiRequest"/> says in plans, tokens and messages.</summary>
public sealed class DeclaredEndpointTests
{
    private static readonly string[] Kpis = ["N15428", "U11001"];
    private static readonly string[] Places = ["0180", "1267", "G33621"];
    private static readonly string[] Years = ["2023", "2024"];
    private static readonly string[] Units = ["V15E144001101", "a.b-c_d"];
    private static readonly DateOnly Since = new(2026, 3, 4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lists => ["kpi", "kpi_groups", "municipality", "municipality_groups", "ou"];

    public static TheoryData<string, bool> Dimensions => new()
    {
        { "kpi municipality year", false }, { "kpi municipality", false }, { "kpi year", false }, { "municipality year", false },
        { "kpi ou year", true }, { "kpi ou", true }, { "ou year", true }, { "kpi year", true }, { "municipality year", true },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_is_asked_for_where_its_request_says(string endpoint)
    {
        foreach (string? title in new[] { null, "för & efter", "50 % + 1/3?#=;,", ", Höör, " })
        {
            ApiRequest list = endpoint == "ou"
                ? ApiRequest.List(endpoint, ("municipality", title is null ? null : "1267"), ("title", title))
                : ApiRequest.List(endpoint, ("title", title));
            await HoldsAsync(list);
            await HoldsAsync(list.BeginningAt(4999));
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Entries_are_asked_for_where_their_request_says(string endpoint)
    {
        await HoldsAsync(ApiRequest.ByIds(endpoint, Units));
        await HoldsAsync(ApiRequest.ByIds(endpoint, Kpis).BeginningAt(4999));
    }

    [Theory]
    [MemberData(nameof(Dimensions))]
    public async Task Rows_are_asked_for_where_their_request_says(string dimensions, bool ofUnits)
    {
        foreach (DateOnly? since in new DateOnly?[] { null, Since })
        {
            ApiRequest rows = ApiRequest.Rows(
                ofUnits ? "oudata" : "data",
                dimensions.Split(' ').Select(name => (name, (string[]?)ValuesOf(name))),
                since,
                ofUnits && dimensions == "kpi year" ? "1267" : null);
            await HoldsAsync(rows);
            await HoldsAsync(rows.BeginningAt(9998));
        }
    }

    [Fact]
    public async Task A_link_of_the_service_is_followed_as_it_stands()
    {
        ApiRequest list = ApiRequest.List("kpi", ("title", "skola"));
        await HoldsAsync(list.Follow("kpi?page=2&title=skola&cursor=a%2Fb")!);
        await HoldsAsync(list.Follow("kpi?page=2&title=skola&sort=id&per_page=1000")!.BeginningAt(999));
    }

    private static string[] ValuesOf(string dimension) => dimension switch
    {
        "kpi" => Kpis,
        "municipality" => Places,
        "year" => Years,
        _ => Units,
    };

    private static async Task HoldsAsync(ApiRequest request)
    {
        foreach (string address in new[] { "http://kolada.test/v3", "http://kolada.test:8080/proxy/kolada/v3/" })
        {
            using Recorder recorder = new();
            using HttpClient http = new(recorder);
            KoladaApi api = new(new Transport(http, new KoladaClientOptions { BaseAddress = new Uri(address), UseCache = false }));
            await Assert.ThrowsAsync<KoladaException>(() => SendAsync(api, request));
            Assert.Equal($"{address.TrimEnd('/')}/{request.Path}", Assert.Single(recorder.Asked));
        }
    }

    private static Task SendAsync(KoladaApi api, ApiRequest request) => request.Endpoint switch
    {
        "kpi" => api.GetKpisAsync(request, Token),
        "kpi_groups" => api.GetKpiGroupsAsync(request, Token),
        "municipality" => api.GetMunicipalitiesAsync(request, Token),
        "municipality_groups" => api.GetMunicipalityGroupsAsync(request, Token),
        "ou" => api.GetOrganizationalUnitsAsync(request, Token),
        "data" => api.GetDataAsync(request, new MunicipalityDataIds(), Token),
        _ => api.GetDataAsync(request, new UnitDataIds(), Token),
    };

    /// <summary>Stands for the network: notes what is asked, and has nothing.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }
}
