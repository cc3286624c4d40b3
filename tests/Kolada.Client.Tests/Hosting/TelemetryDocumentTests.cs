using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Kolada.Client.Tests.Hosting;

/// <summary>docs/telemetry.md and the code say the same.</summary>
public sealed class TelemetryDocumentTests
{
    [Fact]
    public void The_page_lists_every_log_message()
    {
        IEnumerable<string> inCode = typeof(KoladaClient).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (method.Name, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(entry => entry.Attribute is not null)
            .OrderBy(entry => entry.Attribute!.EventId)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Attribute!.EventId} | `{entry.Name}` | {entry.Attribute.Level} | {entry.Attribute.Message}"));

        Assert.Equal(inCode, Table("Logs"));
    }

    [Fact]
    public void The_page_lists_every_instrument()
    {
        List<Instrument> inCode = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == KoladaTelemetry.MeterName)
            {
                inCode.Add(instrument);
            }
        };
        RuntimeHelpers.RunClassConstructor(typeof(KoladaTelemetry).TypeHandle);
        listener.Start();

        Assert.Equal(
            inCode.Select(instrument => $"`{instrument.Name}` | {(instrument is Histogram<double> ? "histogram" : "counter")} | `{instrument.Unit}` | {instrument.Description}").Order(StringComparer.Ordinal),
            Table("Metrics").Select(row => row.Split(" | ")).Select(cells => string.Join(" | ", cells[0], cells[1], cells[2], cells[4])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_lists_every_tag()
    {
        string page = Page();
        IEnumerable<string> tags = typeof(KoladaTelemetry).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.Name.EndsWith("Tag", StringComparison.Ordinal))
            .Select(field => (string)field.GetValue(null)!);

        Assert.NotEmpty(tags);
        Assert.All(tags, tag => Assert.Contains($"`{tag}`", page, StringComparison.Ordinal));
    }

    /// <summary>The rows of the table under a heading, without the outer bars.</summary>
    private static IEnumerable<string> Table(string heading) => Page()
        .Split($"## {heading}\n")[1]
        .Split("\n## ")[0]
        .Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Skip(1)
        .Select(line => line.Trim('|', ' '));

    private static string Page() => File.ReadAllText(Repository.PathOf("docs", "telemetry.md"));
}
