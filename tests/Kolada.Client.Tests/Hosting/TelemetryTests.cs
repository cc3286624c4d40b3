using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Kolada.Client.Tests.Hosting;

/// <summary>What the client tells of itself while it works.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operation_is_one_span_with_its_rows_and_the_http_calls_beneath_it()
    {
        ConcurrentQueue<Activity> spans = new();
        using ActivityListener listener = Listen(spans);
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options());

        using Activity test = new Activity("test").Start();
        await client.NamesAsync(Token);

        Activity span = Assert.Single(spans, span => span.ParentSpanId == test.SpanId);
        Assert.Equal("kolada municipality", span.DisplayName);
        Assert.Equal("municipality", span.GetTagItem("kolada.operation"));
        Assert.Equal(2L, span.GetTagItem("kolada.rows"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Same(test, Activity.Current);
        Assert.Single(spans, http => http.Source.Name == "System.Net.Http" && http.ParentSpanId == span.SpanId);
    }

    [Fact]
    public async Task A_failed_operation_says_so_on_its_span()
    {
        ConcurrentQueue<Activity> spans = new();
        using ActivityListener listener = Listen(spans);
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(404));
        using KoladaClient client = new(server.Options());

        using Activity test = new Activity("test").Start();
        await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));

        Activity span = Assert.Single(spans, span => span.ParentSpanId == test.SpanId);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("Kolada.KoladaException", span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Durations_rows_and_retries_are_measured_without_ids()
    {
        ConcurrentQueue<(string Name, double Value, string Tags)> seen = new();
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == KoladaTelemetry.MeterName)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Enqueue((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue((instrument.Name, value, Text(tags))));
        listener.Start();
        await using RawServer server = RawServer.Start(
            exchange => exchange.StatusAsync(418),
            exchange => exchange.StatusAsync(507),
            exchange => exchange.JsonAsync("""{"values":[{"id":"G2KPI1","title":"A","members":[]}],"next_url":null}"""));
        using KoladaClient client = new(server.Options());

        await Assert.ThrowsAsync<KoladaException>(async () => await client.GetKpiGroupsAsync(cancellationToken: Token).ToListAsync(Token));
        await client.GetKpiGroupsAsync(cancellationToken: Token).ToListAsync(Token);

        // Other tests measure at the same time; no other of this suite reads KPI groups over a server that answers so.
        Assert.Contains(seen, measured => measured is ("kolada.client.retries", 1, "kolada.endpoint=kpi_groups kolada.reason=507"));
        Assert.Contains(seen, measured => measured is ("kolada.client.rows", 1, "kolada.operation=kpi_groups"));
        Assert.Contains(seen, measured => measured is ("kolada.client.operation.duration", >= 0, "kolada.operation=kpi_groups"));
        Assert.Contains(
            seen,
            measured => measured is ("kolada.client.operation.duration", >= 0, "kolada.operation=kpi_groups error.type=Kolada.KoladaException"));
    }

    [Fact]
    public async Task Logs_go_to_the_given_factory_with_their_ids()
    {
        using RecordingLoggerFactory logs = new();
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(503), exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options() with { LoggerFactory = logs });

        await client.NamesAsync(Token);

        Assert.Equal(
            ["Kolada 4 TriedAgain", "Kolada 3 Answered", "Kolada 1 OperationDone"],
            logs.Entries.Select(entry => $"{entry.Category} {entry.Id.Id} {entry.Id.Name}"));
        Assert.Contains("/v3/municipality, attempt 1: Kolada answered 503", logs.Entries.First().Text, StringComparison.Ordinal);
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> spans)
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is KoladaTelemetry.ActivitySourceName or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordingLoggerFactory : ILoggerFactory
{
    public ConcurrentQueue<(string Category, EventId Id, LogLevel Level, string Text)> Entries { get; } = new();

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => new RecordingLogger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class RecordingLogger(RecordingLoggerFactory factory, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            factory.Entries.Enqueue((category, eventId, logLevel, formatter(state, exception)));
    }
}
