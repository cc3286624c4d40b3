using System.Globalization;

namespace Kolada.Client.Http;

/// <summary>Reads <c>Retry-After</c>, in seconds or as a date.</summary>
internal static class RetryAfterHeader
{
    private const string Name = "Retry-After";

    /// <summary>What is asked for beyond this is not a time to wait, and is told as this much.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>How long the service asks to wait; null when it does not say, or not in a way that can be read.</summary>
    /// <remarks>
    /// A date is compared with the answer's own Date where there is one that can be believed: the two clocks may differ. At most a year.
    /// </remarks>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider clock) =>
        Stated(response, clock) is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, Longest.Ticks)) : null;

    /// <summary>A wait in words, as a part of a sentence.</summary>
    public static string InWords(TimeSpan wait) => wait >= Longest ? "a year or more"
        : wait >= TimeSpan.FromDays(2) ? FormattableString.Invariant($"{Math.Ceiling(wait.TotalDays)} days")
        : wait >= TimeSpan.FromHours(2) ? FormattableString.Invariant($"{Math.Ceiling(wait.TotalHours)} hours")
        : wait >= TimeSpan.FromMinutes(2) ? FormattableString.Invariant($"{Math.Ceiling(wait.TotalMinutes)} minutes")
        : FormattableString.Invariant($"{Math.Ceiling(wait.TotalSeconds)} seconds");

    private static TimeSpan? Stated(HttpResponseMessage response, TimeProvider clock)
    {
        string? text = response.Headers.TryGetValues(Name, out IEnumerable<string>? values) ? values.FirstOrDefault()?.Trim() : null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit))
        {
            return TimeSpan.FromSeconds(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds : int.MaxValue);
        }

        if (!DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            return null;
        }

        return date - (ServiceClock.Read(response, clock) ?? clock.GetUtcNow());
    }
}
