using WireMock.ResponseProviders;

namespace Kolada.WireMock.Tests;

/// <summary>Whatever is wrong with an answer, the whole attempt has failed: it is retried, and nothing of the answer is used.</summary>
public sealed class FaultTests
{
    private const string NotAsPromised = "not what Kolada's API promises";

    /// <summary>The connection failed, whatever came of the answer before.</summary>
    private static readonly Dictionary<string, Func<IResponseProvider>> BrokenConnections = new(StringComparer.Ordinal)
    {
        ["cut before the answer"] = () => new Aborting(),
        ["cut in the body"] = () => new Aborting(Answers.TwoMunicipalitiesJson[..50]),
        ["cut after the last byte of the JSON"] = () => new Aborting(Answers.TwoMunicipalitiesJson),
    };

    /// <summary>The whole answer came, and it is not one of Kolada's.</summary>
    private static readonly Dictionary<string, (Func<IResponseProvider> Answer, string Says)> InvalidAnswers = new(StringComparer.Ordinal)
    {
        ["an empty body"] = (() => Answers.TwoMunicipalities.WithFault(FaultType.EMPTY_RESPONSE), NotAsPromised),
        ["a malformed chunk"] = (() => Answers.TwoMunicipalities.WithFault(FaultType.MALFORMED_RESPONSE_CHUNK), NotAsPromised),
        ["no content"] = (() => Response.Create().WithStatusCode(204), NotAsPromised),
        ["HTML"] = (() => Typed("text/html", "<html><body>Logga in</body></html>"), "The content type is 'text/html', not JSON"),
        ["JSON with the content type of HTML"] = (() => Typed("text/html", Answers.TwoMunicipalitiesJson), "not JSON"),
        ["HTML with the content type of JSON"] = (() => Answers.Json("<html></html>"), "'<' is an invalid start of a value"),
        ["another character set"] = (() => Typed("application/json; charset=iso-8859-1", Answers.TwoMunicipalitiesJson), "not UTF-8"),
        ["a body longer than allowed"] = (() => Answers.Json(new string(' ', 5_000) + Answers.TwoMunicipalitiesJson), "(KoladaClientOptions.MaxBodyBytes)"),
        ["JSON that is cut short"] = (() => Answers.Json(Answers.TwoMunicipalitiesJson[..^1]), NotAsPromised),
        ["two answers in one"] = (() => Answers.Json(Answers.TwoMunicipalitiesJson + Answers.TwoMunicipalitiesJson), "after a single JSON value"),
        ["null"] = (() => Answers.Json("null"), "The answer is null"),
        ["a list without its envelope"] = (() => Answers.Json("""[{"id":"1267","title":"Höör","type":"K"}]"""), NotAsPromised),
        ["an envelope without values"] = (() => Answers.Json("""{"count":0,"next_url":null}"""), "values"),
        ["values that are null"] = (() => Answers.Json("""{"values":null,"count":0,"next_url":null}"""), "values"),
        ["an error with the status of success"] = (() => Answers.Json("""{"error":"This endpoint is deprecated. Please use /v3 instead."}"""), "values"),
        ["a municipality without an id"] = (() => Answers.Page([new { title = "Höör", type = "K" }]), "id"),
        ["an id that is a number"] = (() => Answers.Page([new { id = 1267, title = "Höör", type = "K" }]), "id"),
        ["fewer items than count says"] = (() => Answers.Json("""{"values":[],"count":2,"next_url":null}"""), "count says 2 items, but there are 0"),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> ConnectionFaults => [.. BrokenConnections.Keys];

    public static TheoryData<string> AnswerFaults => [.. InvalidAnswers.Keys];

    [Theory]
    [MemberData(nameof(ConnectionFaults))]
    public async Task A_broken_connection_is_retried_and_does_not_show(string fault) => await RecoversFromAsync(BrokenConnections[fault]);

    [Theory]
    [MemberData(nameof(AnswerFaults))]
    public async Task An_invalid_answer_is_retried_and_does_not_show(string fault) => await RecoversFromAsync(InvalidAnswers[fault].Answer);

    [Theory]
    [MemberData(nameof(ConnectionFaults))]
    public async Task A_connection_that_stays_broken_is_unreachable(string fault)
    {
        KoladaException trouble = await GivesUpOnAsync(BrokenConnections[fault]());

        Assert.Equal(KoladaErrorKind.Unreachable, trouble.Kind);
        Assert.Contains("the connection broke", trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AnswerFaults))]
    public async Task An_answer_that_stays_invalid_says_what_is_wrong(string fault)
    {
        KoladaException trouble = await GivesUpOnAsync(InvalidAnswers[fault].Answer());

        Assert.Equal(KoladaErrorKind.InvalidAnswer, trouble.Kind);
        Assert.Contains(InvalidAnswers[fault].Says, trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_has_stopped_is_unreachable()
    {
        MockKolada kolada = new();
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 2 });
        kolada.Dispose();

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Unreachable, trouble.Kind);
        Assert.Contains("Tried 3 times.", trouble.Message, StringComparison.Ordinal);
    }

    private static async Task RecoversFromAsync(Func<IResponseProvider> fault)
    {
        using MockKolada kolada = new();
        kolada.InTurn(fault(), fault(), Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options() with { MaxBodyBytes = 4_000 });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(3, kolada.Requests);
    }

    private static async Task<KoladaException> GivesUpOnAsync(IResponseProvider fault)
    {
        using MockKolada kolada = new();
        kolada.Always(fault);
        using KoladaClient client = new(kolada.Options() with { MaxBodyBytes = 4_000, MaxRetries = 2 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Null(trouble.StatusCode);
        Assert.Contains("Tried 3 times.", trouble.Message, StringComparison.Ordinal);
        Assert.Equal(3, kolada.Requests);
        return trouble;
    }

    private static IResponseBuilder Typed(string contentType, string body) => Response.Create().WithHeader("Content-Type", contentType).WithBody(body);
}
