using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kolada.Cli.Output;

/// <summary>The JSON of <c>kolada data</c>: the source, and an object for each value with the names of the CSV's columns.</summary>
internal static class DataJson
{
    private const int FlushAt = 64 * 1024;

    public static async Task WriteAsync(
        KpiTable table,
        IReadOnlyDictionary<MunicipalityId, string> titles,
        bool offline,
        Stream output,
        CancellationToken cancellationToken = default)
    {
        ArrayBufferWriter<byte> buffer = new();
        Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("source", KoladaClient.SourceLabel);
            json.WriteBoolean("offline", offline);
            json.WriteString("retrieved", table.RetrievedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            WriteOwn(json, table);
            json.WriteStartArray("values");
            foreach (DataPoint row in table)
            {
                WriteRow(json, row, titles.GetValueOrDefault(row.Municipality));
                if (json.BytesPending + buffer.WrittenCount > FlushAt)
                {
                    await SendAsync(json, buffer, output, cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            buffer.Write("\n"u8);
            await SendAsync(json, buffer, output, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Figures of the user's own are not Kolada's, whatever the source above says.</summary>
    private static void WriteOwn(Utf8JsonWriter json, KpiTable table)
    {
        List<KpiId> own = [.. table.Kpis.Where(kpi => kpi.IsOwn)];
        if (own.Count > 0)
        {
            json.WriteStartArray("own");
            own.ForEach(kpi => json.WriteStringValue(kpi.Value));
            json.WriteEndArray();
        }
    }

    private static void WriteRow(Utf8JsonWriter json, DataPoint row, string? title)
    {
        json.WriteStartObject();
        json.WriteString("kpi", row.Kpi.Value);
        json.WriteString("municipality", row.Municipality.Value);
        json.WriteString("municipality_title", title);
        json.WriteNumber("year", row.Year);
        json.WriteString("gender", row.Gender.ToCode());
        WriteNumber(json, "value", row.Value);
        WriteNumber(json, "count", row.Count);
        json.WriteString("status", row.Status.Value);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static async Task SendAsync(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, Stream output, CancellationToken cancellationToken)
    {
        json.Flush();
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        buffer.ResetWrittenCount();
    }
}
