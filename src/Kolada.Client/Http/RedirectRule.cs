namespace Kolada.Client.Http;

/// <summary>Where an answer may come from, when the service sends a call elsewhere.</summary>
internal static class RedirectRule
{
    private static readonly HttpRequestOptionsKey<bool> OtherHosts = new("Kolada.AllowRedirectsToOtherHosts");

    extension(HttpRequestMessage request)
    {
        /// <summary>Whether redirects may lead to other hosts; travels with the request, since one handler may serve several clients.</summary>
        public bool AllowsOtherHosts
        {
            get => request.Options.TryGetValue(OtherHosts, out bool allowed) && allowed;
            set => request.Options.Set(OtherHosts, value);
        }
    }

    /// <summary>
    /// Whether a call may be sent on: on the same host and port, or from http to https on the same host; elsewhere only where that is allowed,
    /// and never to what is not the web, nor from https to http.
    /// </summary>
    public static bool Allows(Uri from, Uri to, bool otherHosts) =>
        (to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp))
        && (otherHosts
            || (from.Scheme == to.Scheme && from.IdnHost == to.IdnHost && from.Port == to.Port)
            || (from.Scheme != to.Scheme && from.IdnHost == to.IdnHost));

    /// <summary>Where an answer sends its call; null when it does not, or not to an address.</summary>
    public static Uri? TargetOf(HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 300 or 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            && Uri.TryCreate(from, location, out Uri? target)
            ? target
            : null;
}
