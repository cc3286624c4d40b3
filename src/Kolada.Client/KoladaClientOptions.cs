namespace Kolada;

/// <summary>The defaults of <see cref="KoladaClientOptions"/>.</summary>
public static class KoladaDefaults
{
    /// <summary>The live API.</summary>
    public static Uri BaseAddress { get; } = new("https://api.kolada.se/v3");

    /// <summary>Calls started a second: 5.</summary>
    public const double MaxRequestsPerSecond = 5;

    /// <summary>Calls in flight at the same time: 4.</summary>
    public const int MaxConcurrency = 4;

    /// <summary>How many times a failed call is tried again: 4.</summary>
    public const int MaxRetries = 4;

    /// <summary>How long a chain of attempts may go on without progress: 100 seconds.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest body read, unpacked: 64 MiB.</summary>
    public const long MaxBodyBytes = 64L * 1024 * 1024;

    /// <summary>The most pages read of one list: 10,000.</summary>
    public const int MaxPages = 10_000;
}

/// <summary>How a <see cref="KoladaClient"/> behaves. Values are checked when the client is made.</summary>
public sealed record KoladaClientOptions
{
    /// <summary>Where the API is, with <c>/v3</c>; a trailing slash is optional.</summary>
    /// <value><see cref="KoladaDefaults.BaseAddress"/>.</value>
    public Uri BaseAddress { get; set; } = KoladaDefaults.BaseAddress;

    /// <summary>Calls started a second, over all uses of one client; 0 for no limit. Kolada publishes none: be polite.</summary>
    /// <value><see cref="KoladaDefaults.MaxRequestsPerSecond"/>.</value>
    public double MaxRequestsPerSecond { get; set; } = KoladaDefaults.MaxRequestsPerSecond;

    /// <summary>Calls in flight at the same time, over all uses of one client; at least 1.</summary>
    /// <value><see cref="KoladaDefaults.MaxConcurrency"/>.</value>
    public int MaxConcurrency { get; set; } = KoladaDefaults.MaxConcurrency;

    /// <summary>How many times a failed call is tried again; 0 for never.</summary>
    /// <value><see cref="KoladaDefaults.MaxRetries"/>.</value>
    public int MaxRetries { get; set; } = KoladaDefaults.MaxRetries;

    /// <summary>How long one call, with its retries, may go on without progress; then it is a <see cref="TimeoutException"/>.</summary>
    /// <value><see cref="KoladaDefaults.Deadline"/>.</value>
    public TimeSpan Deadline { get; set; } = KoladaDefaults.Deadline;

    /// <summary>The largest body read, unpacked, in bytes; a larger one is a <see cref="KoladaException"/>.</summary>
    /// <value><see cref="KoladaDefaults.MaxBodyBytes"/>.</value>
    public long MaxBodyBytes { get; set; } = KoladaDefaults.MaxBodyBytes;

    /// <summary>The most pages read of one list; more is a <see cref="KoladaException"/>.</summary>
    /// <value><see cref="KoladaDefaults.MaxPages"/>.</value>
    public int MaxPages { get; set; } = KoladaDefaults.MaxPages;

    /// <summary>The clock, for limits, deadlines and preliminary values.</summary>
    /// <value><see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of range; the message names it, the rule and the value.</exception>
    public void Validate()
    {
        Require(BaseAddress is { IsAbsoluteUri: true } && BaseAddress.Scheme is "http" or "https", nameof(BaseAddress), BaseAddress, "an absolute http or https address, such as https://api.kolada.se/v3");
        Require(BaseAddress.UserInfo.Length == 0 && BaseAddress.Query.Length == 0 && BaseAddress.Fragment.Length == 0, nameof(BaseAddress), BaseAddress.Host, "an address without user, query or fragment");
        Require(double.IsFinite(MaxRequestsPerSecond) && MaxRequestsPerSecond >= 0, nameof(MaxRequestsPerSecond), MaxRequestsPerSecond, "0 (no limit) or more");
        Require(MaxConcurrency >= 1, nameof(MaxConcurrency), MaxConcurrency, "at least 1");
        Require(MaxRetries is >= 0 and <= 100, nameof(MaxRetries), MaxRetries, "0 to 100");
        Require(Deadline > TimeSpan.Zero, nameof(Deadline), Deadline, "longer than zero");
        Require(MaxBodyBytes >= 1, nameof(MaxBodyBytes), MaxBodyBytes, "at least 1");
        Require(MaxPages >= 1, nameof(MaxPages), MaxPages, "at least 1");
        Require(TimeProvider is not null, nameof(TimeProvider), null, "a clock");
    }

    private static void Require(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{nameof(KoladaClientOptions)}.{option} is {value ?? "null"}; it must be {rule}."), option);
        }
    }
}
