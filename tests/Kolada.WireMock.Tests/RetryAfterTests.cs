using System.Globalization;

namespace Kolada.WireMock.Tests;

/// <summary><c>Retry-After</c>, with a WireMock scenario: the service is overloaded first and answers afterwards.</summary>
public sealed class RetryAfterTests
{
    private const string Scenario = "overload";
    private const string Over = "over";

    /// <summary>A test that waits for something that never happens fails after this time, in milliseconds.</summary>
    private const int MaxTime = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = MaxTime)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Seconds_are_waited_for(int status)
    {
        TestClock clock = new();
        using MockKolada kolada = Overloaded(Answers.ComeBack(status, seconds: 17));
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(17));
        clock.Advance(TimeSpan.FromSeconds(16.999));
        Assert.Equal(1, kolada.Requests);
        clock.Advance(TimeSpan.FromSeconds(0.001));

        Assert.Equal(["Höör", "Riket"], await names);
        Assert.Equal(2, kolada.Requests);
    }

    /// <summary>
    /// The date is months away from the client's clock. What counts is its distance from the answer's own Date, which WireMock always
    /// writes: 40 seconds, less the time that the test takes from one line to the next.
    /// </summary>
    [Fact(Timeout = MaxTime)]
    public async Task A_date_is_waited_for_by_the_services_own_clock()
    {
        TestClock clock = new();
        string date = DateTimeOffset.UtcNow.AddSeconds(40).ToString("r", CultureInfo.InvariantCulture);
        using MockKolada kolada = Overloaded(Answers.Status(503).WithHeader("Retry-After", date));
        KoladaClientOptions patient = kolada.Options() with { AttemptTimeout = TimeSpan.FromMinutes(5), CallTimeout = TimeSpan.FromMinutes(10) };
        using KoladaClient client = new(patient with { TimeProvider = clock });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await clock.WhenWaitingAsync(left => left > TimeSpan.FromSeconds(5) && left <= TimeSpan.FromSeconds(40));
        clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(["Höör", "Riket"], await names);
        Assert.Equal(2, kolada.Requests);
    }

    [Theory(Timeout = MaxTime)]
    [InlineData("0")]
    [InlineData("soon")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    public async Task A_value_that_names_no_time_ahead_is_an_ordinary_failure(string value)
    {
        using MockKolada kolada = Overloaded(Answers.Status(429).WithHeader("Retry-After", value));
        using KoladaClient client = new(kolada.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Fact(Timeout = MaxTime)]
    public async Task A_wait_longer_than_MaxRetryAfter_fails_at_once()
    {
        using MockKolada kolada = Overloaded(Answers.ComeBack(429, seconds: 61));
        using KoladaClient client = new(kolada.Options() with { TimeProvider = new TestClock(), MaxRetryAfter = TimeSpan.FromSeconds(60) });

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(KoladaErrorKind.Refused, refused.Kind);
        Assert.Equal(TimeSpan.FromSeconds(61), refused.RetryAfter);
        Assert.Equal(1, kolada.Requests);
    }

    [Fact(Timeout = MaxTime)]
    public async Task A_wait_longer_than_what_is_left_of_the_deadline_fails_at_once()
    {
        TestClock clock = new();
        using MockKolada kolada = Overloaded(Answers.ComeBack(503, seconds: 20), Answers.ComeBack(503, seconds: 20));
        using KoladaClient client = new(kolada.Options() with { TimeProvider = clock, CallTimeout = TimeSpan.FromSeconds(35) });

        Task<IReadOnlyList<string>> names = client.NamesAsync(Token);
        await clock.WhenWaitingAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(20));
        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => names);

        Assert.Equal(TimeSpan.FromSeconds(20), refused.RetryAfter);
        Assert.Equal(2, kolada.Requests);
    }

    [Fact(Timeout = MaxTime)]
    public async Task A_final_error_reports_its_Retry_After_too()
    {
        using MockKolada kolada = Overloaded(Answers.ComeBack(403, seconds: 5));
        using KoladaClient client = new(kolada.Options());

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Assert.Equal(TimeSpan.FromSeconds(5), refused.RetryAfter);
        Assert.Equal(1, kolada.Requests);
    }

    /// <summary>A service that is overloaded for one or two requests, and then answers.</summary>
    private static MockKolada Overloaded(IResponseBuilder first, IResponseBuilder? second = null)
    {
        MockKolada kolada = new();
        kolada.Get(Answers.ListPath).InScenario(Scenario).WillSetStateTo(second is null ? Over : "still").RespondWith(first);
        if (second is not null)
        {
            kolada.Get(Answers.ListPath).InScenario(Scenario).WhenStateIs("still").WillSetStateTo(Over).RespondWith(second);
        }

        kolada.Get(Answers.ListPath).InScenario(Scenario).WhenStateIs(Over).WillSetStateTo(Over).RespondWith(Answers.TwoMunicipalities);
        return kolada;
    }
}
