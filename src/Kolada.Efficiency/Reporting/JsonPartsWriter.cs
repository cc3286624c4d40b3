using System.Text.Json;

namespace Kolada.Efficiency.Reporting;

/// <summary>The analyses of a report as JSON: members that are there only when they were asked for.</summary>
internal static class JsonPartsWriter
{
    public static void Parts(Utf8JsonWriter json, AreaResult area)
    {
        if (area.Reasons is { } reasons)
        {
            Three(json, "reasons", reasons.Resource, reasons.Quality, reasons.Efficiency, Reasons);
        }

        if (area.Peers is { } peers)
        {
            JsonReportWriter.Array(json, "peers", peers, Peer);
        }

        if (area.Published is { } published)
        {
            JsonReportWriter.Array(json, "published", published, Published);
        }

        if (area.Robustness is { } robustness)
        {
            Three(json, "robustness", robustness.Resource, robustness.Quality, robustness.Efficiency, Robustness);
        }
    }

    public static void Trend(Utf8JsonWriter json, AreaTrend trend)
    {
        json.WriteStartObject();
        json.WriteString("id", trend.Id);
        json.WriteString("title", trend.Title);
        JsonReportWriter.Array(json, "years", trend.Years, static (writer, year) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("year", year.Year);
            writer.WritePropertyName("area");
            JsonReportWriter.Area(writer, year);
            writer.WriteEndObject();
        });
        JsonReportWriter.Array(json, "changes", trend.Changes, Change);
        JsonReportWriter.Array(json, "breaks", trend.Breaks, static (writer, item) =>
        {
            writer.WriteStartObject();
            writer.WriteString("kpi", item.Kpi.Value);
            writer.WriteNumber("year", item.Year);
            writer.WriteString("reason", item.Reason);
            writer.WriteEndObject();
        });
        JsonReportWriter.Array(json, "notes", trend.Notes, static (writer, note) => writer.WriteStringValue(note));
        json.WriteEndObject();
    }

    private static void Three<T>(Utf8JsonWriter json, string name, T? resource, T? quality, T? efficiency, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        json.WriteStartObject(name);
        foreach ((string part, T? value) in new[] { ("resource", resource), ("quality", quality), ("efficiency", efficiency) })
        {
            json.WritePropertyName(part);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                write(json, value);
            }
        }

        json.WriteEndObject();
    }

    private static void Reasons(Utf8JsonWriter json, IndexReasons reasons)
    {
        json.WriteStartObject();
        json.WriteNumber("index", reasons.Index);
        json.WriteNumber("medianIndex", reasons.MedianIndex);
        json.WriteNumber("referenceIndex", reasons.ReferenceIndex);
        json.WriteNumber("rest", reasons.Rest);
        JsonReportWriter.Array(json, "contributions", reasons.Contributions, static (writer, part) =>
        {
            writer.WriteStartObject();
            writer.WriteString("kpi", part.Kpi.Value);
            writer.WriteString("title", part.Title);
            writer.WriteNumber("score", part.Score);
            writer.WriteNumber("medianScore", part.MedianScore);
            writer.WriteNumber("points", part.Points);
            writer.WriteNumber("oneUnitBetter", part.OneUnitBetter);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Peer(Utf8JsonWriter json, Peer peer)
    {
        json.WriteStartObject();
        json.WriteString("id", peer.Municipality.Id.Value);
        json.WriteString("title", peer.Municipality.Title);
        json.WriteNumber("resource", peer.Resource);
        json.WriteNumber("quality", peer.Quality);
        JsonReportWriter.Number(json, "efficiency", peer.Efficiency);
        JsonReportWriter.Number(json, "distance", peer.Distance);
        json.WriteEndObject();
    }

    private static void Published(Utf8JsonWriter json, PublishedComparison published)
    {
        json.WriteStartObject();
        json.WriteString("index", MachineNames.Of(published.Kind));
        json.WriteString("kpi", published.Kpi.Value);
        JsonReportWriter.Number(json, "published", published.Published);
        JsonReportWriter.Number(json, "computed", published.Computed);
        JsonReportWriter.Number(json, "difference", published.Difference);
        json.WriteNumber("n", published.Count);
        JsonReportWriter.Number(json, "meanAbsoluteDifference", published.MeanAbsoluteDifference);
        json.WriteEndObject();
    }

    private static void Robustness(Utf8JsonWriter json, RankRobustness robustness)
    {
        json.WriteStartObject();
        json.WriteNumber("rank", robustness.Rank);
        json.WriteNumber("of", robustness.Of);
        json.WriteNumber("best", robustness.Best);
        json.WriteNumber("median", robustness.Median);
        json.WriteNumber("worst", robustness.Worst);
        json.WriteNumber("draws", robustness.Draws);
        json.WriteString("inWords", robustness.InWords);
        JsonReportWriter.Array(json, "sensitivities", robustness.Sensitivities, static (writer, one) =>
        {
            writer.WriteStartObject();
            writer.WriteString("choice", MachineNames.Of(one.Choice));
            writer.WriteNumber("firstOrder", one.FirstOrder);
            writer.WriteNumber("total", one.Total);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, TrendChange change)
    {
        json.WriteStartObject();
        json.WriteString("index", change.Index is { } kind ? MachineNames.Of(kind) : null);
        json.WriteString("kpi", change.Kpi?.Value);
        json.WriteString("title", change.Title);
        json.WriteNumber("from", change.From);
        json.WriteNumber("to", change.To);
        json.WriteNumber("change", change.Change);
        json.WriteNumber("groupChange", change.GroupChange);
        json.WriteNumber("ownChange", change.OwnChange);
        JsonReportWriter.Number(json, "placesWon", change.PlacesWon);
        json.WriteBoolean("acrossBreak", change.IsAcrossBreak);
        json.WriteEndObject();
    }
}
