namespace Kolada.Sandbox;

/// <summary>Makes clients that read the sandbox in this process instead of the live service.</summary>
public static class KoladaSandbox
{
    /// <summary>A client over the embedded snapshot: real figures, no network. See <see cref="SandboxSnapshot"/> for what it covers.</summary>
    /// <param name="options">How the client behaves; null for the defaults without a rate limit, since there is nobody to be polite to.
    /// The base address may be any that ends in <c>/v3</c>; nothing is sent to it.</param>
    /// <param name="sandbox">What the sandbox serves and how it misbehaves; null for the snapshot without faults.</param>
    /// <returns>A client; nothing of it needs to be disposed.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static KoladaClient CreateClient(KoladaClientOptions? options = null, SandboxOptions? sandbox = null) => new(
        new HttpClient(new SandboxHandler(sandbox ?? new SandboxOptions())) { Timeout = Timeout.InfiniteTimeSpan },
        options ?? new KoladaClientOptions { MaxRequestsPerSecond = 0 });
}
