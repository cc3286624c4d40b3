using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace Kolada.WireMock.Tests.Support;

/// <summary>A WireMock server that plays Kolada, on 127.0.0.1 and a free port. It knows only what a test stubs.</summary>
internal sealed class MockKolada : IDisposable
{
    private readonly ConcurrentQueue<string> _targets = new();

    /// <param name="certificate">The certificate to serve https with; null for http.</param>
    public MockKolada(X509Certificate2? certificate = null) => Server = WireMockServer.Start(new WireMockServerSettings
    {
        Urls = [certificate is null ? "http://127.0.0.1:0" : "https://127.0.0.1:0"],
        UseSSL = certificate is not null,
        CertificateSettings = certificate is null ? null : new WireMockCertificateSettings { X509Certificate = certificate },
        PreWireMockMiddlewareInit = pipeline => ((IApplicationBuilder)pipeline).Use((HttpContext context, RequestDelegate next) =>
        {
            _targets.Enqueue(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
            return next(context);
        }),
    });

    public WireMockServer Server { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Origin => Server.Url!;

    /// <summary>The targets of the request lines that arrived, in order, exactly as they were sent: WireMock's own log shows them decoded.</summary>
    public IReadOnlyList<string> Targets => [.. _targets];

    /// <summary>How many requests have arrived.</summary>
    public int Requests => _targets.Count;

    /// <summary>
    /// Options that reach this server, without limits, waits between attempts and a cache. The breaker is out of the way: no test here is about it.
    /// </summary>
    public KoladaClientOptions Options() => new()
    {
        BaseAddress = new Uri(Origin + "/v3"),
        MaxRequestsPerSecond = 0,
        RetryDelay = TimeSpan.Zero,
        BreakerThreshold = 1000,
        UseCache = false,
    };

    /// <summary>Stubs a GET of a path, whatever its query.</summary>
    public IRespondWithAProvider Get(string path) => Server.Given(Request.Create().WithPath(path).UsingGet());

    /// <summary>Answers every request for the list of municipalities in the same way.</summary>
    public void Always(IResponseProvider answer) => Get(Answers.ListPath).RespondWith(answer);

    /// <summary>Answers successive requests for the list of municipalities differently, with a WireMock scenario; the last answer is repeated.</summary>
    /// <param name="answers">Two or more.</param>
    public void InTurn(params IReadOnlyList<IResponseProvider> answers)
    {
        for (int i = 0; i < answers.Count; i++)
        {
            IRespondWithAProvider stub = Get(Answers.ListPath).InScenario("in turn");
            stub = i == 0 ? stub : stub.WhenStateIs(State(i));

            // A scenario without a next state begins anew, so the last answer leads to itself.
            stub.WillSetStateTo(State(Math.Min(i + 1, answers.Count - 1))).RespondWith(answers[i]);
        }

        static string State(int number) => FormattableString.Invariant($"after {number}");
    }

    public void Dispose() => Server.Dispose();
}
