using System.Globalization;
using System.Text;
using WireMock;
using WireMock.Types;
using WireMock.Util;

namespace Kolada.WireMock.Tests.Support;

/// <summary>What the mock server answers, written by WireMock's own serializer or spelled out by the test.</summary>
internal static class Answers
{
    /// <summary>The path of the list of municipalities, below which nearly all tests ask.</summary>
    public const string ListPath = "/v3/municipality";

    /// <summary>The body of <see cref="TwoMunicipalities"/>.</summary>
    public const string TwoMunicipalitiesJson =
        """{"count":2,"next_url":null,"values":[{"id":"1267","title":"Höör","type":"K"},{"id":"0000","title":"Riket","type":"L"}]}""";

    /// <summary>The list of municipalities on one page: Höör and Riket.</summary>
    public static IResponseBuilder TwoMunicipalities => Json(TwoMunicipalitiesJson);

    public static IResponseBuilder Json(string body) => Response.Create().WithHeader("Content-Type", "application/json; charset=utf-8").WithBody(body);

    /// <summary>A page of a list. The items are written by WireMock.</summary>
    public static IResponseBuilder Page<T>(IReadOnlyList<T> items, string? next = null) => Response.Create()
        .WithHeader("Content-Type", "application/json; charset=utf-8")
        .WithBodyAsJson(new Dictionary<string, object?>(StringComparer.Ordinal) { ["count"] = items.Count, ["next_url"] = next, ["values"] = items });

    /// <summary>A municipality as the API spells it.</summary>
    /// <summary>An answer that is made of the query's parameters when it is asked for.</summary>
    public static IResponseBuilder Callback(Func<IDictionary<string, WireMockList<string>>, string> body) =>
        Response.Create().WithCallback(request => new ResponseMessage
        {
            StatusCode = 200,
            Headers = new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal) { ["Content-Type"] = new("application/json; charset=utf-8") },
            BodyData = new BodyData
            {
                BodyAsString = body(request.Query ?? new Dictionary<string, WireMockList<string>>(StringComparer.Ordinal)),
                DetectedBodyType = BodyType.String,
                Encoding = Encoding.UTF8,
            },
        });

    public static object Municipality(string id, string title) => new { id, title, type = "K" };

    public static IResponseBuilder Status(int status, string body = "") => Response.Create().WithStatusCode(status).WithBody(body);

    /// <summary>A refusal that says when to come back, in seconds.</summary>
    public static IResponseBuilder ComeBack(int status, int seconds) =>
        Status(status).WithHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>A redirection.</summary>
    public static IResponseBuilder Redirect(string location, int status = 302) => Status(status).WithHeader("Location", location);

    /// <summary>The names on the list of municipalities.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this KoladaClient client, CancellationToken cancellationToken) =>
        await client.GetMunicipalitiesAsync(cancellationToken: cancellationToken).Select(place => place.Title).ToListAsync(CancellationToken.None);
}
