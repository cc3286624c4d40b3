namespace Kolada.WireMock.Tests;

/// <summary>Which statuses are retried, and which exception each becomes.</summary>
public sealed class StatusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>520 is a status of a content delivery network; .NET has no name for it.</summary>
    public static TheoryData<int> Transient => [408, 429, 500, 501, 502, 503, 504, 520];

    public static TheoryData<int, KoladaErrorKind> Final => new()
    {
        { 400, KoladaErrorKind.Refused },
        { 401, KoladaErrorKind.Refused },
        { 403, KoladaErrorKind.Refused },
        { 404, KoladaErrorKind.NotFound },
        { 405, KoladaErrorKind.Refused },
        { 410, KoladaErrorKind.Refused },
        { 418, KoladaErrorKind.Refused },
        { 422, KoladaErrorKind.Refused },
        { 451, KoladaErrorKind.Refused },
    };

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task A_transient_error_is_retried_and_does_not_show(int status)
    {
        using MockKolada kolada = new();
        kolada.InTurn(Answers.Status(status), Answers.Status(status), Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(3, kolada.Requests);
    }

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task A_persistent_error_is_a_refusal_after_the_last_retry(int status)
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Status(status, "<h1>Sorry</h1>"));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 3 });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(4, kolada.Requests);
        Assert.Equal(KoladaErrorKind.Refused, refused.Kind);
        Assert.Equal(status, (int?)refused.StatusCode);
        Assert.Equal("<h1>Sorry</h1>", refused.ResponseBody);
        Assert.Contains("Tried 4 times.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Final))]
    public async Task A_final_error_is_not_retried(int status, KoladaErrorKind kind)
    {
        using MockKolada kolada = new();
        kolada.InTurn(Answers.Status(status, "no"), Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options());

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(1, kolada.Requests);
        Assert.Equal(kind, refused.Kind);
        Assert.Equal(status, (int?)refused.StatusCode);
        Assert.Equal("no", refused.ResponseBody);
        Assert.Equal(kolada.Origin + Answers.ListPath, refused.RequestUri?.ToString());
    }

    [Fact]
    public async Task A_request_that_no_stub_matches_is_not_found()
    {
        using MockKolada kolada = new();
        using KoladaClient client = new(kolada.Options());

        KoladaException missing = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.NotFound, missing.Kind);
        Assert.Contains("No matching mapping found", missing.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_retries_the_first_error_is_the_last()
    {
        using MockKolada kolada = new();
        kolada.InTurn(Answers.Status(503), Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(1, kolada.Requests);
    }

    [Fact]
    public async Task A_client_is_usable_after_a_failed_call()
    {
        using MockKolada kolada = new();
        kolada.InTurn(Answers.Status(500), Answers.Status(404), Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options());

        KoladaException missing = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.NotFound, missing.Kind);
        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(3, kolada.Requests);
    }
}
