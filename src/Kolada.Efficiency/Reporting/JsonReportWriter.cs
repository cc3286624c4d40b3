using System.Text.Json;
using Kolada.Efficiency.Reasons;
using Kolada.Efficiency.Reporting.Parts;
using Kolada.Efficiency.Text;

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
        json.WriteArray("years", report.Years, Year);
        foreach (ReportPart part in RegisteredParts.All)
        {
            part.WriteJson(json, report, Area);
        }

        json.WriteArray("notes", report.Notes, static (writer, note) => writer.WriteStringValue(note.ToString(ReportLanguage.English)));
        json.WriteArray("noteReasons", report.Notes, ReasonJsonConverter.Write);
        json.WriteEndObject();
    });

    private static void Year(Utf8JsonWriter json, YearReport year)
    {
        json.WriteStartObject();
        json.WriteNumber("year", year.Year);
        json.WriteArray("areas", year.Areas, Area);
        json.WriteEndObject();
    }

    private static void Area(Utf8JsonWriter json, AreaResult area)
    {
        json.WriteStartObject();
        json.WriteString("id", area.Id);
        json.WriteString("title", area.Title);
        foreach ((IndexKind kind, IndexResult index) in area.Indices.AsPairs())
        {
            json.WriteStartObject(IndexNames.ForMachines(kind));
            Index(json, index, withComponents: kind != IndexKind.Efficiency);
            json.WriteEndObject();
        }

        foreach (ReportPart part in RegisteredParts.All)
        {
            part.WriteJson(json, area);
        }

        json.WriteEndObject();
    }

    private static void Index(Utf8JsonWriter json, IndexResult index, bool withComponents)
    {
        json.WriteNumberOrNull("index", index.Index);
        json.WriteNumberOrNull("rank", index.Rank);
        json.WriteNumber("of", index.Count);
        json.WriteNumberOrNull("quartile", index.Quartile);
        json.WriteString("missing", ReasonSentences.Say(index.MissingReasons, ReportLanguage.English));
        json.WriteArray("missingReasons", index.MissingReasons, ReasonJsonConverter.Write);
        if (withComponents)
        {
            json.WriteArray("components", index.Components, Component);
        }
    }

    private static void Component(Utf8JsonWriter json, ComponentResult component)
    {
        json.WriteStartObject();
        json.WriteString("kpi", component.Kpi.Value);
        json.WriteString("title", component.GetTitle());
        json.WriteBoolean("lowerIsBetter", component.LowerIsBetter);
        json.WriteNumber("weight", component.Weight);
        json.WriteNumberOrNull("value", component.Value);
        json.WriteNumberOrNull("score", component.Score);
        json.WriteNumberOrNull("p2_5", component.LowPercentile);
        json.WriteNumberOrNull("p97_5", component.HighPercentile);
        json.WriteNumber("n", component.Count);
        json.WriteNumber("year", component.Year);
        if (component.IsImputed)
        {
            json.WriteBoolean("imputed", true);
        }

        if (component.IsTreated)
        {
            json.WriteBoolean("treated", true);
        }

        json.WriteBooleanOrNull("preliminary", component.Preliminary);
        json.WriteArray("missingReasons", component.MissingReasons, ReasonJsonConverter.Write);
        if (component.Components.Count > 0)
        {
            json.WriteArray("components", component.Components, Component);
        }

        json.WriteEndObject();
    }
}
