namespace Kolada.Client.Http;

/// <summary>The connections that the client makes for itself.</summary>
internal static class OwnHttpClient
{
    /// <param name="handlers">What stands in front of the connections, the first outermost.</param>
    /// <exception cref="ArgumentException">A handler is null, or has an inner handler already.</exception>
    public static HttpClient Create(params IReadOnlyList<DelegatingHandler> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        if (handlers.Any(handler => handler is null || handler.InnerHandler is not null) || handlers.Distinct().Count() < handlers.Count)
        {
            throw new ArgumentException(
                "A handler is null or already in use; give each client handlers of its own, without an inner handler.",
                nameof(handlers));
        }

        HttpMessageHandler outermost = CreateHandler();
        foreach (DelegatingHandler handler in handlers.Reverse())
        {
            handler.InnerHandler = outermost;
            outermost = handler;
        }

        return new(outermost) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>
    /// Connections are renewed every five minutes, so that a client may live for ever and still follow DNS. Bodies come as they were sent, since
    /// only whoever unpacks them sees whether they are whole.
    /// </summary>
    public static HttpMessageHandler CreateHandler() => new CleanFailureHandler(new RedirectHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    }));
}
