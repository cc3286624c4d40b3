using System.Text.Json;
using Kolada.Efficiency.Text;
using static Kolada.Efficiency.Models.ModelFormat;

namespace Kolada.Efficiency.Models;

/// <summary>Writes a model in the format that <see cref="ModelReader"/> reads. What has its default is left out.</summary>
internal static class ModelWriter
{
    public static string Write(EfficiencyModel model) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber(Format, ModelFormat.Version);
        json.WriteString(Id, model.Id);
        json.WriteString(ContentVersion, model.Version);
        json.WriteString(Title, model.Title);
        Text(json, Description, model.Description);
        Text(json, Source, model.Source);
        Span(json, model.ValidYears);
        List(json, Areas, model.Areas, Area);
        json.WriteEndObject();
    });

    private static void Area(Utf8JsonWriter json, ServiceArea area)
    {
        json.WriteStartObject();
        json.WriteString(Id, area.Id);
        json.WriteString(Title, area.Title);
        Span(json, area.ValidYears);
        Index(json, Resource, area.Resource);
        Index(json, Quality, area.Quality);
        Text(json, PublishedEfficiency, area.PublishedEfficiency?.Value);
        json.WriteEndObject();
    }

    private static void Index(Utf8JsonWriter json, string name, IndexDefinition index)
    {
        if (index.Components.Count == 0 && index.Published is null)
        {
            return;
        }

        json.WriteStartObject(name);
        Text(json, Published, index.Published?.Value);
        if (index.AtLeast is { } atLeast)
        {
            json.WriteNumber(AtLeast, atLeast);
        }

        Text(json, Normalise, index.Normalization == NormalizationMethod.Rka ? null : WordOf(index.Normalization));
        Text(json, Aggregate, index.Aggregation == AggregationMethod.Arithmetic ? null : Aggregations.First(pair => pair.Value == index.Aggregation).Key);
        if (!index.Renormalize)
        {
            json.WriteBoolean(Renormalise, false);
        }

        Text(json, Treat, Treatments.FirstOrDefault(pair => pair.Value == index.Outliers).Key);
        Text(json, FillWith, Fillings.FirstOrDefault(pair => pair.Value == index.FillWith).Key);
        Sureness(json, index.Source, index.Certainty);
        List(json, Components, index.Components, Component);
        json.WriteEndObject();
    }

    private static void Component(Utf8JsonWriter json, IndexComponent component)
    {
        json.WriteStartObject();
        json.WriteString(KpiMember, component.Kpi.Value);
        Text(json, Title, component.Title);
        Flag(json, LowerIsBetter, component.LowerIsBetter);
        json.WriteNumber(Weight, component.Weight);
        Span(json, component.ValidYears);
        ListIfAny(json, Successors, component.Successors, (_, successor) =>
        {
            json.WriteStartObject();
            json.WriteString(KpiMember, successor.Kpi.Value);
            json.WriteNumber(From, successor.From);
            json.WriteEndObject();
        });
        ListIfAny(json, Alternatives, component.Alternatives, (_, kpi) => json.WriteStringValue(kpi.Value));
        Flag(json, UseYearBefore, component.UseYearBefore);
        Flag(json, UseAdjacentYear, component.UseAdjacentYear);
        Text(json, FillWith, Fillings.FirstOrDefault(pair => pair.Value == component.FillWith).Key);
        if (component.Goalposts is { } ends)
        {
            json.WriteStartObject(GoalpostsMember);
            json.WriteNumber(Low, ends.Low);
            json.WriteNumber(High, ends.High);
            json.WriteEndObject();
        }

        if (component.Index is { } level)
        {
            Index(json, IndexMember, level);
        }

        ListIfAny(json, Breaks, component.Breaks, (_, item) =>
        {
            json.WriteStartObject();
            json.WriteNumber(Year, item.Year);
            json.WriteString(BreakReason, item.Reason);
            Text(json, ReasonInSwedish, item.ReasonInSwedish);
            json.WriteEndObject();
        });
        Sureness(json, component.Source, component.Certainty);
        json.WriteEndObject();
    }

    private static void Sureness(Utf8JsonWriter json, string source, Certainty certainty)
    {
        Text(json, Source, source);
        Text(json, CertaintyMember, Certainties.FirstOrDefault(pair => pair.Value == certainty).Key);
    }

    private static void Span(Utf8JsonWriter json, YearSpan? span)
    {
        if (span is null)
        {
            return;
        }

        json.WriteStartObject(ValidYears);
        foreach ((string name, int? year) in new[] { (From, span.From), (To, span.To) })
        {
            if (year is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    private static void Flag(Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void ListIfAny<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count > 0)
        {
            List(json, name, items, write);
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
