using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kolada;

/// <summary>Where the client's traces and metrics come from. <c>docs/telemetry.md</c> lists them, and the logs, with their meaning.</summary>
/// <example>
/// <code>
/// tracing.AddSource(KoladaTelemetry.ActivitySourceName);
/// metrics.AddMeter(KoladaTelemetry.MeterName);
/// </code>
/// </example>
public static class KoladaTelemetry
{
    /// <summary>The name of the source of spans: <c>Kolada</c>. One span an operation; .NET adds those of the HTTP calls beneath it.</summary>
    public const string ActivitySourceName = "Kolada";

    /// <summary>The name of the meter: <c>Kolada</c>.</summary>
    public const string MeterName = "Kolada";

    /// <summary>The category of the logs: <c>Kolada</c>.</summary>
    public const string LogCategory = "Kolada";

    internal const string OperationTag = "kolada.operation";
    internal const string EndpointTag = "kolada.endpoint";
    internal const string RowsTag = "kolada.rows";
    internal const string ReasonTag = "kolada.reason";
    internal const string ResultTag = "kolada.result";
    internal const string ErrorTag = "error.type";

    internal static readonly ActivitySource Source = new(ActivitySourceName);

    internal static readonly Meter Meter = new(MeterName);

    internal static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("kolada.client.operation.duration", "s", "How long operations take, from the first item asked for to the last.");

    internal static readonly Counter<long> Rows =
        Meter.CreateCounter<long>("kolada.client.rows", "{row}", "Items read: values of data, entries of lists.");

    internal static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("kolada.client.retries", "{retry}", "Attempts that failed and were followed by another.");

    internal static readonly Counter<long> CacheLookups =
        Meter.CreateCounter<long>("kolada.client.cache.lookups", "{lookup}", "Answers looked for in the cache.");
}
