namespace Kolada.Client.Http;

/// <summary>The service's clock, as far as it can be believed.</summary>
internal static class ServiceClock
{
    /// <summary>A clock that is set wrong may be months away; one that is further away says nothing about when an answer was made.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>The answer's Date; null when it has none, or one that is more than a year from our clock.</summary>
    public static DateTimeOffset? Read(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.Date is { } date && (date - clock.GetUtcNow()).Duration() <= Furthest ? date : null;
}
