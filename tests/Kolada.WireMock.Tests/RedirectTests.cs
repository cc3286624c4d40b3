using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kolada.WireMock.Tests;

/// <summary>Redirects are followed on the same host, and from http to https there. Every other is a refusal.</summary>
public sealed class RedirectTests
{
    /// <summary>How many redirects in a row the handler of .NET follows.</summary>
    private const int MaxRedirects = 50;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_on_the_same_host_is_followed(int status)
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Redirect("/v3/kommun?x=1", status));
        kolada.Get("/v3/kommun").RespondWith(Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options() with { ApplicationName = "MyReport" });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(["/v3/municipality", "/v3/kommun?x=1"], kolada.Targets);
        Assert.All(
            kolada.Server.LogEntries,
            entry => Assert.StartsWith("MyReport ", string.Join(' ', entry.RequestMessage!.Headers!["User-Agent"]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_behind_a_redirect_is_retried_from_the_original_address()
    {
        using MockKolada kolada = new();
        kolada.InTurn(Answers.Redirect("/busy"), Answers.TwoMunicipalities);
        kolada.Get("/busy").RespondWith(Answers.Status(503));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(["/v3/municipality", "/busy", "/v3/municipality"], kolada.Targets);
    }

    [Fact]
    public async Task A_redirect_to_a_login_page_is_an_invalid_answer()
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Redirect("/login"));
        kolada.Get("/login").RespondWith(Response.Create().WithHeader("Content-Type", "text/html").WithBody("<html>Log in</html>"));
        using KoladaClient client = new(kolada.Options() with { MaxRetries = 0 });

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.InvalidAnswer, trouble.Kind);
        Assert.Contains("The content type is 'text/html', not JSON", trouble.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_redirect_is_a_refusal()
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Redirect(Answers.ListPath));
        using KoladaClient client = new(kolada.Options());

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        AssertNotFollowed(302, refused);
        Assert.Equal(MaxRedirects + 1, kolada.Requests);
    }

    [Fact]
    public async Task A_redirect_without_a_location_is_a_refusal()
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Status(302));
        using KoladaClient client = new(kolada.Options());

        AssertNotFollowed(302, await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token)));
        Assert.Equal(1, kolada.Requests);
    }

    [Fact]
    public async Task A_redirect_is_a_refusal_when_the_HttpClient_does_not_follow_it()
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Redirect("/v3/kommun", 301));
        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        using KoladaClient client = new(http, kolada.Options());

        AssertNotFollowed(301, await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token)));
        Assert.Equal(1, kolada.Requests);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_refused()
    {
        using MockKolada kolada = new();
        using MockKolada moved = new();
        kolada.Always(Answers.Redirect(moved.Origin + Answers.ListPath));
        moved.Always(Answers.TwoMunicipalities);
        using KoladaClient client = new(kolada.Options());

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        AssertNotFollowed(302, refused);
        Assert.Contains(moved.Origin, refused.Message, StringComparison.Ordinal);
        Assert.Contains("KoladaClientOptions.AllowRedirectsToOtherHosts", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (kolada.Requests, moved.Requests));
    }

    [Fact]
    public async Task An_answer_from_another_host_is_refused_when_the_HttpClient_has_followed()
    {
        using MockKolada kolada = new();
        using MockKolada moved = new();
        kolada.Always(Answers.Redirect(moved.Origin + Answers.ListPath));
        moved.Always(Answers.TwoMunicipalities);
        using HttpClient http = new();
        using KoladaClient client = new(http, kolada.Options());

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Refused, refused.Kind);
        Assert.Contains($"was redirected to {moved.Origin}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, kolada.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_redirect_to_another_host_that_is_allowed_is_followed_for_this_call_only(bool ownConnections)
    {
        using MockKolada kolada = new();
        using MockKolada moved = new();
        kolada.InTurn(Answers.Redirect(moved.Origin + "/new/v3/municipality"), Answers.Page([Answers.Municipality("1283", "Helsingborg")]));
        moved.Get("/new/v3/municipality").RespondWith(Answers.Page([Answers.Municipality("1267", "Höör")], next: moved.Origin + "/v3/municipality?page=2"));
        KoladaClientOptions options = kolada.Options() with { AllowRedirectsToOtherHosts = true };
        using HttpClient http = new();
        using KoladaClient client = ownConnections ? new(options) : new(http, options);

        Assert.Equal(["Höör", "Helsingborg"], await client.NamesAsync(Token));
        Assert.Equal(["/new/v3/municipality"], moved.Targets);
        Assert.Equal(["/v3/municipality", "/v3/municipality?page=2"], kolada.Targets);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("data:application/json,{}")]
    [InlineData("gopher://127.0.0.1")]
    public async Task A_redirect_to_what_is_not_the_web_is_refused(string location)
    {
        using MockKolada kolada = new();
        kolada.Always(Answers.Redirect(location));
        using HttpClient http = new();
        foreach (bool allowed in new[] { false, true })
        {
            KoladaClientOptions options = kolada.Options() with { AllowRedirectsToOtherHosts = allowed };
            using KoladaClient own = new(options);
            using KoladaClient brought = new(http, options);

            AssertNotFollowed(302, await Assert.ThrowsAsync<KoladaException>(() => own.NamesAsync(Token)));
            Assert.Equal(KoladaErrorKind.Refused, (await Assert.ThrowsAsync<KoladaException>(() => brought.NamesAsync(Token))).Kind);
        }
    }

    [Fact]
    public async Task Own_connections_follow_from_http_to_https_on_the_same_host()
    {
        using X509Certificate2 certificate = SelfSigned();
        using MockKolada kolada = new();
        using MockKolada secure = new(certificate);
        kolada.Always(Answers.Redirect(secure.Origin + Answers.ListPath));
        using KoladaClient client = new(kolada.Options());

        KoladaException distrusted = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        // It goes there, and finds a certificate that nobody vouches for.
        Assert.Equal(KoladaErrorKind.Unreachable, distrusted.Kind);
        Assert.Equal(1, kolada.Requests);
    }

    [Fact]
    public async Task A_redirect_from_http_to_https_is_followed()
    {
        using X509Certificate2 certificate = SelfSigned();
        using MockKolada kolada = new();
        using MockKolada secure = new(certificate);
        kolada.Always(Answers.Redirect(secure.Origin + Answers.ListPath));
        secure.Always(Answers.TwoMunicipalities);
        using HttpClient http = Trusting(certificate);
        using KoladaClient client = new(http, kolada.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(1, secure.Requests);
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_not_followed()
    {
        using X509Certificate2 certificate = SelfSigned();
        using MockKolada plain = new();
        using MockKolada secure = new(certificate);
        secure.Always(Answers.Redirect(plain.Origin + Answers.ListPath));
        plain.Always(Answers.TwoMunicipalities);
        using HttpClient http = Trusting(certificate);
        using KoladaClient client = new(http, secure.Options());

        AssertNotFollowed(302, await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token)));
        Assert.Equal(0, plain.Requests);
    }

    [Fact]
    public async Task An_untrusted_certificate_is_not_retried()
    {
        using X509Certificate2 certificate = SelfSigned();
        using MockKolada secure = new(certificate);
        secure.Always(Answers.TwoMunicipalities);
        using KoladaClient client = new(secure.Options());

        KoladaException trouble = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Unreachable, trouble.Kind);
        Assert.DoesNotContain("Tried", trouble.Message, StringComparison.Ordinal);
        Assert.Equal(0, secure.Requests);
    }

    private static void AssertNotFollowed(int status, KoladaException refused)
    {
        Assert.Equal(KoladaErrorKind.Refused, refused.Kind);
        Assert.Equal(status, (int?)refused.StatusCode);
        Assert.Contains("(a redirection that was not followed", refused.Message, StringComparison.Ordinal);
    }

    private static HttpClient Trusting(X509Certificate2 certificate) => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => certificate.Equals(shown) },
    });

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
