using System.Text.Json;
using Kolada.Efficiency.Text;
using static Kolada.Efficiency.Models.ModelFormat;

namespace Kolada.Efficiency.Models;

/// <summary>Reads the JSON of a model, and names all that is wrong in it.</summary>
internal static class ModelReader
{
    /// <summary>The parameter that exceptions name.</summary>
    public const string ParameterName = "json";

    private static readonly JsonDocumentOptions Leniency = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    public static EfficiencyModel Read(string json, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(json);
        ModelProblems problems = new(new Texts(language));
        EfficiencyModel? model = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Leniency);
            model = Model(new JsonCursor(document.RootElement, "$", problems));
        }
        catch (JsonException malformed)
        {
            problems.Add(
                "$",
                $"is not JSON. {malformed.Message}",
                $"är inte JSON{Place(malformed)}. Se över citattecken, kommatecken och parenteser, och att inget namn står två gånger.");
        }

        catch (InvalidOperationException)
        {
            problems.Add(
                "$",
                $"has a name with half a surrogate pair, such as \\ud83d without what belongs to it; write the character itself.",
                $"har ett namn med ett halvt surrogatpar, som \\ud83d utan det som hör till; skriv tecknet självt.");
        }

        if (problems.IsEmpty)
        {
            problems.AddRange(new ModelRules(problems.Texts).Check(model!));
        }

        return problems.IsEmpty
            ? model!
            : throw new ArgumentException(
                problems.Texts.Say(
                    "The model cannot be used:",
                    "Modellen kan inte användas:") + string.Concat(problems.Found.Select(problem => "\n  " + problem)),
                ParameterName);
    }

    /// <summary>Where the text stops being JSON; the framework counts from 0 and explains in English only.</summary>
    private static string Place(JsonException malformed) => malformed is { LineNumber: { } line, BytePositionInLine: { } position }
        ? FormattableString.Invariant($", rad {line + 1}, tecken {position + 1}")
        : "";

    private static EfficiencyModel? Model(JsonCursor root)
    {
        if (!root.IsObjectWith(Schema, Format, Id, ContentVersion, Title, Description, Source, ValidYears, Areas))
        {
            return null;
        }

        if (root.Require(Format, "1, the version of the format", "1, formatets version") is { } format && format.Integer() is { } version && version != ModelFormat.Version)
        {
            format.Problem(
                $"this library reads format {ModelFormat.Version}, and the model has {version}. Update the library, or write the model in format {ModelFormat.Version}.",
                $"biblioteket läser format {ModelFormat.Version}, och modellen har {version}. Uppdatera biblioteket, eller skriv modellen i format {ModelFormat.Version}.");
        }

        return new EfficiencyModel
        {
            Id = root.Require(Id, "a short name, such as \"my-model\"", "ett kort namn, som \"min-modell\"")?.Text() ?? "",
            Version = root.Require(ContentVersion, "the version of the content, such as \"1\"", "innehållets version, som \"1\"")?.Text() ?? "",
            Title = root.Require(Title, "what a user sees", "det som användaren ser")?.Text() ?? "",
            Description = root.Find(Description)?.Text() ?? "",
            Source = root.Find(Source)?.Text() ?? "",
            ValidYears = Span(root.Find(ValidYears)),
            Areas = [.. (root.Require(Areas, "a list with at least one area", "en lista med minst ett område")?.Items() ?? []).Select(Area)],
        };
    }

    private static ServiceArea Area(JsonCursor area)
    {
        area.IsObjectWith(Id, Title, ValidYears, Resource, Quality, PublishedEfficiency);
        return new ServiceArea
        {
            Id = area.Require(Id, "a short name, such as \"grundskola\"", "ett kort namn, som \"grundskola\"")?.Text() ?? "",
            Title = area.Require(Title, "what a user sees", "det som användaren ser")?.Text() ?? "",
            ValidYears = Span(area.Find(ValidYears)),
            Resource = Index(area.Find(Resource)),
            Quality = Index(area.Find(Quality)),
            PublishedEfficiency = area.Find(PublishedEfficiency)?.Kpi(),
        };
    }

    private static IndexDefinition Index(JsonCursor? found)
    {
        if (found is not { } index
            || !index.IsObjectWith(Components, AtLeast, Normalise, Aggregate, Renormalise, Treat, FillWith, Published, Source, CertaintyMember))
        {
            return new IndexDefinition();
        }

        return new IndexDefinition
        {
            Components = [.. (
                index.Require(
                    Components,
                    "a list of key figures, or leave the whole index out",
                    "en lista med nyckeltal, eller utelämna hela indexet")?.Items() ?? []).Select(Component).OfType<IndexComponent>()],
            AtLeast = index.Find(AtLeast)?.Integer(),
            Normalization = Word(index.Find(Normalise), Normalizations),
            Aggregation = Word(index.Find(Aggregate), Aggregations),
            Renormalize = index.Find(Renormalise)?.Flag() ?? true,
            Outliers = Word(index.Find(Treat), Treatments),
            FillWith = Word(index.Find(FillWith), Fillings),
            Published = index.Find(Published)?.Kpi(),
            Source = index.Find(Source)?.Text() ?? "",
            Certainty = Word(index.Find(CertaintyMember), Certainties),
        };
    }

    private static IndexComponent? Component(JsonCursor component)
    {
        component.IsObjectWith(
            KpiMember, Title, LowerIsBetter, Weight, ValidYears, Successors, Alternatives, UseYearBefore, UseAdjacentYear, FillWith,
            GoalpostsMember, IndexMember, Breaks, Source, CertaintyMember);
        return component.Require(
            KpiMember,
            "the id of a key figure, such as \"N15428\"",
            "ett nyckeltals id, som \"N15428\"")?.Kpi() is not { } kpi ? null : new IndexComponent
        {
            Kpi = kpi,
            Index = component.Find(IndexMember) is { } index ? Index(index) : null,
            Goalposts = Goalposts(component.Find(GoalpostsMember)),
            Title = component.Find(Title)?.Text() ?? "",
            LowerIsBetter = component.Find(LowerIsBetter)?.Flag() ?? false,
            Weight = component.Find(Weight)?.Number() ?? 1,
            ValidYears = Span(component.Find(ValidYears)),
            Successors = [.. (component.Find(Successors)?.Items() ?? []).Select(Successor).OfType<ComponentSuccessor>()],
            Alternatives = [.. (component.Find(Alternatives)?.Items() ?? []).Select(item => item.Kpi()).OfType<KpiId>()],
            UseYearBefore = component.Find(UseYearBefore)?.Flag() ?? false,
            UseAdjacentYear = component.Find(UseAdjacentYear)?.Flag() ?? false,
            FillWith = Word(component.Find(FillWith), Fillings),
            Breaks = [.. (component.Find(Breaks)?.Items() ?? []).Select(Break).OfType<SeriesBreak>()],
            Source = component.Find(Source)?.Text() ?? "",
            Certainty = Word(component.Find(CertaintyMember), Certainties),
        };
    }

    private static Goalposts? Goalposts(JsonCursor? found)
    {
        if (found is not { } ends || !ends.IsObjectWith(Low, High))
        {
            return null;
        }

        double? low = ends.Require(Low, "the value at one end of the scale", "värdet vid skalans ena ände")?.Number();
        double? high = ends.Require(High, "the value at the other end of the scale", "värdet vid skalans andra ände")?.Number();
        return low is { } from && high is { } to ? new Goalposts(from, to) : null;
    }

    private static ComponentSuccessor? Successor(JsonCursor successor)
    {
        successor.IsObjectWith(KpiMember, From);
        KpiId? kpi = successor.Require(KpiMember, "the id of the key figure that continues the series", "id för det nyckeltal som fortsätter serien")?.Kpi();
        int? from = successor.Require(From, "the first year for which it is used", "det första år som det används för")?.Integer();
        return kpi is { } id && from is { } year ? new ComponentSuccessor(id, year) : null;
    }

    private static SeriesBreak? Break(JsonCursor item)
    {
        item.IsObjectWith(Year, BreakReason, ReasonInSwedish);
        int? year = item.Require(Year, "the first year of the new series", "den nya seriens första år")?.Integer();
        string? reason = item.Require(BreakReason, "what changed", "vad som ändrades")?.Text();
        return year is { } first && reason is not null ? new SeriesBreak(first, reason) { ReasonInSwedish = item.Find(ReasonInSwedish)?.Text() } : null;
    }

    private static YearSpan? Span(JsonCursor? found) =>
        found is { } span && span.IsObjectWith(From, To) ? new YearSpan(span.Find(From)?.Integer(), span.Find(To)?.Integer()) : null;

    /// <summary>A word out of a few; the type's default where it is left out.</summary>
    private static T Word<T>(JsonCursor? found, IReadOnlyDictionary<string, T> words)
        where T : struct, Enum
    {
        if (found?.Text() is not { } word)
        {
            return default;
        }

        if (!words.TryGetValue(word, out T meaning))
        {
            string allowed = string.Join(", ", words.Keys);
            found.Value.Problem($"must be one of {allowed}, or be left out.", $"måste vara något av {allowed}, eller utelämnas.");
        }

        return meaning;
    }
}
