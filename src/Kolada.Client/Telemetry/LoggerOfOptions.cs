using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kolada.Client.Telemetry;

/// <summary>The logger that a client's options name.</summary>
internal static class LoggerOfOptions
{
    extension(KoladaClientOptions options)
    {
        /// <summary>Where the client logs; a logger that keeps nothing where the options name no factory.</summary>
        public ILogger Logger => options.LoggerFactory?.CreateLogger(KoladaTelemetry.LogCategory) ?? NullLogger.Instance;
    }
}
