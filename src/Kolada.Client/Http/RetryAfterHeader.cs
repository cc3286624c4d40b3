using System.Globalization;

namespace Kolada.Client.Http;

/// <summary>Reads <c>Retry-After</c>, in seconds or as a date.</summary>
internal static class RetryAfterHeader
{
    private const string Name = "Retry-After";

    /// <summary>How long the service asks to wait; null when it does not say, or not in a way that can be read.</summary>
    /// <remarks>A date is compared with the answer's own Date where there is one: the two clocks may differ.</remarks>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider clock)
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

        TimeSpan wait = date - (response.Headers.Date ?? clock.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
