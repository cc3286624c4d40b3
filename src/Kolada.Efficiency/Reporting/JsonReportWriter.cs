using System.Text.Json;

namespace Kolada.Efficiency.Reporting;

/// <summary>The report as JSON. Scripts read it: names and order are a contract, to which members may be added and from which none goes.</summary>
internal static class JsonReportWriter
{
    public static string Write(EfficiencyReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("model");
        json.WriteString("id", report.ModelId);
        json.WriteString("version", report.ModelVersion);
        json.WriteEndObject();
        json.WriteNumber("percentileType", (int)report.PercentileType);
        json.WriteString("source", report.Source);
        json.WriteBoolean("offline", report.Offline);
        json.WriteStartObject("municipality");
        json.WriteString("id", report.Municipality.Id.Value);
        json.WriteString("title", report.Municipality.Title);
        json.WriteEndObject();
        json.WriteStartObject("group");
        json.WriteString("id", report.Group.Id?.Value);
        json.WriteString("title", report.Group.Title);
        json.WriteNumber("size", report.Group.Size);
        json.WriteEndObject();
        Array(json, "years", report.Years, Year);
        if (report.Trends.Count > 0)
        {
            Array(json, "trends", report.Trends, JsonPartsWriter.Trend);
        }

        Array(json, "notes", report.Notes, static (writer, note) => writer.WriteStringValue(note));
        json.WriteEndObject();
    });

    private static void Year(Utf8JsonWriter json, YearReport year)
    {
        json.WriteStartObject();
        json.WriteNumber("year", year.Year);
        Array(json, "areas", year.Areas, Area);
        json.WriteEndObject();
    }

    public static void Area(Utf8JsonWriter json, AreaResult area)
    {
        json.WriteStartObject();
        json.WriteString("id", area.Id);
        json.WriteString("title", area.Title);
        Index(json, "resource", area.Resource, withComponents: true);
        Index(json, "quality", area.Quality, withComponents: true);
        Index(json, "efficiency", area.Efficiency, withComponents: false);
        JsonPartsWriter.Parts(json, area);
        json.WriteEndObject();
    }

    private static void Index(Utf8JsonWriter json, string name, IndexResult index, bool withComponents)
    {
        json.WriteStartObject(name);
        Number(json, "index", index.Index);
        Number(json, "rank", index.Rank);
        json.WriteNumber("of", index.Of);
        Number(json, "quartile", index.Quartile);
        json.WriteString("missing", index.Missing);
        if (withComponents)
        {
            Array(json, "components", index.Components, Component);
        }

        json.WriteEndObject();
    }

    private static void Component(Utf8JsonWriter json, ComponentResult component)
    {
        json.WriteStartObject();
        json.WriteString("kpi", component.Kpi.Value);
        json.WriteString("title", component.Title);
        json.WriteBoolean("lowerIsBetter", component.LowerIsBetter);
        json.WriteNumber("weight", component.Weight);
        Number(json, "value", component.Value);
        Number(json, "score", component.Score);
        Number(json, "p2_5", component.LowPercentile);
        Number(json, "p97_5", component.HighPercentile);
        json.WriteNumber("n", component.N);
        json.WriteNumber("year", component.Year);
        if (component.IsImputed)
        {
            json.WriteBoolean("imputed", true);
        }

        Flag(json, "preliminary", component.Preliminary);
        json.WriteEndObject();
    }

    public static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    public static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Flag(Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } value)
        {
            json.WriteBoolean(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
