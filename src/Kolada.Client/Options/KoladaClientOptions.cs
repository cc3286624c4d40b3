using System.Net.Http.Headers;
using Kolada.Client.Text;
using Microsoft.Extensions.Logging;

namespace Kolada;

/// <summary>How a <see cref="KoladaClient"/> behaves. Values are checked when the client is made.</summary>
/// <remarks>
/// A call is one page: all its attempts, the waits between them included. An attempt is sending, reading the whole body and making
/// sense of it; what fails in any of the three has failed as one, and is tried again when another try may help: a broken
/// connection, a stall, a body that ends early or is not Kolada's JSON, and the statuses 408, 429 and 5xx. This is the only layer
/// that retries: do not add another to the <see cref="HttpClient"/>.
/// </remarks>
public sealed record KoladaClientOptions
{
    /// <summary>The longest time that an option may name: 24 days. The system's timers reach no further.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(24);

    /// <summary>The default of <see cref="MaxRequestsPerSecond"/>, for whoever tells it without the cost of making options.</summary>
    internal const int DefaultRequestsPerSecond = 5;

    /// <summary>The default of <see cref="MaxConcurrency"/>.</summary>
    internal const int DefaultConcurrency = 4;

    /// <summary>Where the API is, with <c>/v3</c>; a trailing slash is optional.</summary>
    /// <value><c>https://api.kolada.se/v3</c>, the live API.</value>
    public Uri BaseAddress { get; set; } = new("https://api.kolada.se/v3");

    /// <summary>
    /// Calls started a second, retries included, over all uses of one client; 0 for no limit. They are spaced evenly, and idleness
    /// saves nothing up. Kolada publishes no limit: be polite.
    /// </summary>
    /// <value>5.</value>
    public double MaxRequestsPerSecond { get; set; } = DefaultRequestsPerSecond;

    /// <summary>Calls in flight at the same time, over all uses of one client; at least 1.</summary>
    /// <value>4.</value>
    public int MaxConcurrency { get; set; } = DefaultConcurrency;

    /// <summary>How many times a failed call is tried again; 0 for never, at most 100.</summary>
    /// <value>4.</value>
    public int MaxRetries { get; set; } = 4;

    /// <summary>About how long to wait before the first retry; the wait doubles with each further one, and jitter spreads it.</summary>
    /// <value>Half a second.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a retry where the service names none (<c>Retry-After</c>).</summary>
    /// <value>15 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The longest <c>Retry-After</c> that is waited for. When the service asks for more, or for more than is left of
    /// <see cref="CallTimeout"/>, the refusal comes back at once, with <see cref="KoladaException.RetryAfter"/>: trying earlier than
    /// asked would be rude, and waiting in vain useless.
    /// </summary>
    /// <value>60 seconds.</value>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long one attempt may stand still, in the headers or in the body, before it counts as failed; fewer than 16 KiB in this
    /// time is standing still.
    /// </summary>
    /// <value>30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one call, with its retries, may take; then it is a <see cref="TimeoutException"/>. A list of several pages has it
    /// anew for each, and it stands still while a call waits for its turn under <see cref="MaxRequestsPerSecond"/> and
    /// <see cref="MaxConcurrency"/>: a long download that gets on never meets it.
    /// </summary>
    /// <value>100 seconds.</value>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a whole operation may take, however many calls it makes and however well it gets on, waiting included; then it is a
    /// <see cref="TimeoutException"/>. For a list this lasts from the first item asked for to the last. Null for no such limit.
    /// </summary>
    /// <value>Null.</value>
    public TimeSpan? OperationTimeout { get; set; }

    /// <summary>
    /// How many attempts have to fail in a row, over all uses of one client, before it pauses and sends nothing; at least 2. Calls
    /// wait for the end of the pause within their <see cref="CallTimeout"/>. One success starts the count anew.
    /// </summary>
    /// <value>30.</value>
    public int BreakerThreshold { get; set; } = 30;

    /// <summary>How long such a pause lasts; after it a single call tries whether the service is back. Half a second to a day.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The largest body read, unpacked, in bytes, at most 2,147,483,591; a larger one is a <see cref="KoladaException"/>. Kolada's largest
    /// page has five million.
    /// </summary>
    /// <value>16 MiB.</value>
    public long MaxBodyBytes { get; set; } = 16L * 1024 * 1024;

    /// <summary>The most pages read of one list; more is a <see cref="KoladaException"/>.</summary>
    /// <value>10,000.</value>
    public int MaxPages { get; set; } = 10_000;

    /// <summary>False to keep no answers, whatever the options below say.</summary>
    /// <value>True.</value>
    public bool UseCache { get; set; } = true;

    /// <summary>
    /// How long answers about KPIs, municipalities, groups and units are kept, since names and ids are looked up again and again;
    /// zero for not at all.
    /// </summary>
    /// <value>One hour.</value>
    public TimeSpan CacheMetadataFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long answers with values are kept; zero for not at all. <see cref="KpiTable.RetrievedAt"/> stays the time of the answer.
    /// Changes (<see cref="DataQuery.ChangedSince"/>) are never kept.
    /// </summary>
    /// <value>Zero.</value>
    public TimeSpan CacheDataFor { get; set; }

    /// <summary>
    /// Where answers are kept on disk, for several processes or runs; made when it is missing. Null to keep them in the client's
    /// memory. A damaged file counts as missing, and a disk that fails is logged and does without.
    /// </summary>
    /// <value>Null.</value>
    public string? CacheDirectory { get; set; }

    /// <summary>How many bytes of answers are kept, unpacked; the oldest give way. At least 1.</summary>
    /// <value>64 MiB.</value>
    public long MaxCacheBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// Whether redirects are followed to other hosts and ports. They are always followed on the same host and port, and from http to https on the
    /// same host; never from https to http. An <see cref="HttpClient"/> of yours follows by its own rules, and what comes back from elsewhere is
    /// refused unless this is true.
    /// </summary>
    /// <value>False.</value>
    public bool AllowRedirectsToOtherHosts { get; set; }

    /// <summary>
    /// Your application in the <c>User-Agent</c>, in front of this library's: <c>name</c> or <c>name/version</c>, of letters, digits
    /// and <c>!#$%&amp;'*+-.^_`|~</c>. Kolada's owner then sees whom to ask. Null for none.
    /// </summary>
    /// <value>Null.</value>
    public string? ApplicationName { get; set; }

    /// <summary>The clock, for limits, deadlines and preliminary values.</summary>
    /// <value><see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where logs go, under the category <c>Kolada</c>; null for nowhere. With AddKolada the host's is used.</summary>
    /// <value>Null.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Where jitter comes from, 0 up to 1; tests set it. Null for the shared random numbers.</summary>
    internal Func<double>? Jitter { get; set; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it, the rule and the value.</exception>
    public void Validate()
    {
        Require(
            BaseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" },
            nameof(BaseAddress),
            UntrustedText.Message(BaseAddress?.OriginalString ?? "null"),
            "an absolute http or https address, such as https://api.kolada.se/v3");
        Require(
            BaseAddress!.UserInfo.Length == 0 && BaseAddress.Query.Length == 0 && BaseAddress.Fragment.Length == 0,
            nameof(BaseAddress),
            BaseAddress.Host,
            "an address without user, query or fragment");
        Require(
            double.IsFinite(MaxRequestsPerSecond) && (MaxRequestsPerSecond == 0 || MaxRequestsPerSecond >= 1e-6),
            nameof(MaxRequestsPerSecond),
            MaxRequestsPerSecond,
            "0 (no limit), or at least 0.000001");
        Require(MaxConcurrency >= 1, nameof(MaxConcurrency), MaxConcurrency, "at least 1");
        Require(MaxRetries is >= 0 and <= 100, nameof(MaxRetries), MaxRetries, "0 to 100");
        Require(RetryDelay >= TimeSpan.Zero && RetryDelay <= TimeSpan.FromHours(1), nameof(RetryDelay), RetryDelay, "0 to 1 hour");
        Require(
            MaxRetryDelay >= RetryDelay && MaxRetryDelay <= LongestTime,
            nameof(MaxRetryDelay),
            MaxRetryDelay,
            $"at least {nameof(RetryDelay)} and at most 24 days");
        Require(MaxRetryAfter >= TimeSpan.Zero && MaxRetryAfter <= LongestTime, nameof(MaxRetryAfter), MaxRetryAfter, "0 to 24 days");
        Require(IsTime(AttemptTimeout), nameof(AttemptTimeout), AttemptTimeout, "longer than zero and at most 24 days");
        Require(IsTime(CallTimeout), nameof(CallTimeout), CallTimeout, "longer than zero and at most 24 days");
        Require(
            OperationTimeout is null || IsTime(OperationTimeout.Value),
            nameof(OperationTimeout),
            OperationTimeout,
            "null (no limit), or longer than zero and at most 24 days");
        Require(BreakerThreshold >= 2, nameof(BreakerThreshold), BreakerThreshold, "at least 2");
        Require(
            BreakerPause >= TimeSpan.FromSeconds(0.5) && BreakerPause <= TimeSpan.FromDays(1),
            nameof(BreakerPause),
            BreakerPause,
            "half a second to a day");
        Require(
            MaxBodyBytes >= 1 && MaxBodyBytes <= Array.MaxLength,
            nameof(MaxBodyBytes),
            MaxBodyBytes,
            FormattableString.Invariant($"1 to {Array.MaxLength}"));
        Require(MaxPages >= 1, nameof(MaxPages), MaxPages, "at least 1");
        Require(CacheMetadataFor >= TimeSpan.Zero, nameof(CacheMetadataFor), CacheMetadataFor, "zero (not at all) or more");
        Require(CacheDataFor >= TimeSpan.Zero, nameof(CacheDataFor), CacheDataFor, "zero (not at all) or more");
        Require(CacheDirectory is null || !string.IsNullOrWhiteSpace(CacheDirectory), nameof(CacheDirectory), "empty", "null (memory), or a directory");
        Require(MaxCacheBytes >= 1, nameof(MaxCacheBytes), MaxCacheBytes, "at least 1");
        Require(
            ApplicationName is null || ProductInfoHeaderValue.TryParse(ApplicationName, out _),
            nameof(ApplicationName),
            ApplicationName,
            "null, or a name or name/version as HTTP allows it, such as MyReport/1.2");
        Require(TimeProvider is not null, nameof(TimeProvider), null, "a clock");
    }

    private static bool IsTime(TimeSpan time) => time > TimeSpan.Zero && time <= LongestTime;

    private static void Require(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{nameof(KoladaClientOptions)}.{option} is {value ?? "null"}; it must be {rule}."),
                option);
        }
    }
}
