namespace Kolada;

/// <summary>The defaults of <see cref="KoladaClientOptions"/>.</summary>
public static class KoladaDefaults
{
    /// <summary>The live API: <c>https://api.kolada.se/v3</c>.</summary>
    public static Uri BaseAddress { get; } = new("https://api.kolada.se/v3");

    /// <summary>Calls started a second: 5.</summary>
    public const double MaxRequestsPerSecond = 5;

    /// <summary>Calls in flight at the same time: 4.</summary>
    public const int MaxConcurrency = 4;

    /// <summary>How many times a failed call is tried again: 4.</summary>
    public const int MaxRetries = 4;

    /// <summary>The wait before the first retry, before jitter: half a second. It doubles with each further one.</summary>
    public static TimeSpan RetryDelay { get; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a retry where the service names none: 15 seconds.</summary>
    public static TimeSpan MaxRetryDelay { get; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest <c>Retry-After</c> that is waited for: 60 seconds.</summary>
    public static TimeSpan MaxRetryAfter { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may stand still: 30 seconds.</summary>
    public static TimeSpan AttemptTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one call, with its retries, may take: 100 seconds.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(100);

    /// <summary>Failures in a row, over all uses of one client, after which it pauses: 30.</summary>
    public const int BreakerThreshold = 30;

    /// <summary>How long such a pause lasts: 5 seconds.</summary>
    public static TimeSpan BreakerPause { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest body read, unpacked: 64 MiB.</summary>
    public const long MaxBodyBytes = 64L * 1024 * 1024;

    /// <summary>The most pages read of one list: 10,000.</summary>
    public const int MaxPages = 10_000;

    /// <summary>Whether answers are kept: true.</summary>
    public const bool UseCache = true;

    /// <summary>How long answers about KPIs, municipalities, groups and units are kept: one hour.</summary>
    public static TimeSpan CacheMetadataFor { get; } = TimeSpan.FromHours(1);

    /// <summary>How long answers with values are kept: not at all.</summary>
    public static TimeSpan CacheDataFor { get; } = TimeSpan.Zero;

    /// <summary>How many bytes of answers are kept: 64 MiB.</summary>
    public const long MaxCacheBytes = 64L * 1024 * 1024;
}
