using System.Globalization;
using Kolada.Efficiency;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Output;

/// <summary>A model for people: its areas, the key figures behind each index, the rules, and where each choice comes from.</summary>
internal sealed class ModelPage(OutputContext context, bool toFile)
{
    private readonly Texts _texts = context.Texts;
    private readonly Page _page = new(context.Terminal, toFile);
    private readonly Footnotes _footnotes = new();

    public string Render(EfficiencyModel model)
    {
        _page.Line(Safe.Text($"{model.Title} ({model.Id} {model.Version})"), new Style(decoration: Decoration.Bold));
        string valid = model.ValidYears is { } years ? _texts.Say($"Valid: {years}", $"Gäller: {Span(years)}") : "";
        foreach (string about in new[] { model.Description, model.Source, valid }.Where(about => about.Length > 0))
        {
            _page.Line(Safe.Text(about));
        }

        foreach (ServiceArea area in model.Areas)
        {
            Area(area);
        }

        _page.List(_texts.Say("Sources and rules", "Källor och regler"), _footnotes.Texts.Select((text, index) => (Footnotes.Mark(index), text)));
        return _page.ToString();
    }

    private void Area(ServiceArea area)
    {
        _page.Line();
        string efficiency = area.PublishedEfficiency is { } published ? _texts.Say(
            $"; RKA publishes its efficiency as {published}",
            $"; RKA publicerar effektiviteten som {published}") : "";
        _page.Line(
            Safe.Text($"{area.Title} ({area.Id}{(area.ValidYears is { } years ? ", " + Span(years) : "")}{efficiency})"),
            new Style(decoration: Decoration.Bold));
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn("Index"));
        table.AddColumn(Page.NewColumn(_texts.Say("Key figure", "Nyckeltal")));
        table.AddColumn(Page.NewColumn(_texts.Say("Weight", "Vikt"), whole: true, right: true));
        table.AddColumn(Page.NewColumn(_texts.Say("How sure", "Hur säkert"), whole: true));
        table.AddColumn(Page.NewColumn("", whole: true));
        Rows(table, _texts.Say("Resource", "Resurs"), area.Resource);
        Rows(table, _texts.Say("Quality", "Kvalitet"), area.Quality);
        _page.Write(table);
    }

    private void Rows(SpectreTable table, string name, IndexDefinition index)
    {
        string heading = index.Published is { } published ? $"{name} {published}" : name;
        Rows(table, $"{heading} {Mark(index.Source, Method(index))}".TrimEnd(), index, depth: 0);
    }

    /// <summary>The components of an index, each before its own where it is an index itself.</summary>
    private void Rows(SpectreTable table, string heading, IndexDefinition index, int depth)
    {
        foreach (IndexComponent part in index.Components)
        {
            table.AddRow(
                new Text(part == index.Components[0] ? heading : ""),
                new Text($"{string.Concat(Enumerable.Repeat("– ", depth))}{part.Kpi} {(part.LowerIsBetter ? "↓ " : "")}{Safe.Cell(part.Title)}".TrimEnd()),
                new Text(part.Weight.ToString("0.###", _texts.Culture)),
                new Text(Sureness(part.Certainty == Certainty.NotStated ? index.Certainty : part.Certainty)),
                new Text(Mark(Rules(part), part.Source)));
            if (part.Index is { } level)
            {
                Rows(table, "", level, depth + 1);
            }
        }
    }

    /// <summary>How the index is made, where that is not RKA's way.</summary>
    private string Method(IndexDefinition index) => string.Join(' ', MethodSentences(index));

    private IEnumerable<string> MethodSentences(IndexDefinition index)
    {
        if (index.AtLeast is { } least)
        {
            yield return _texts.Say($"At least {least} of {index.Components.Count}.", $"Minst {least} av {index.Components.Count}.");
        }

        if (index.Normalization != NormalizationMethod.Rka)
        {
            yield return _texts.Say($"Scores: {Word(index.Normalization)}.", $"Poäng: {Word(index.Normalization)}.");
        }

        if (index.Aggregation != AggregationMethod.Arithmetic)
        {
            yield return index.Aggregation == AggregationMethod.Geometric ? _texts.Say(
                "Geometric mean.",
                "Geometriskt medelvärde.") : _texts.Say("Harmonic mean.", "Harmoniskt medelvärde.");
        }

        if (!index.Renormalize)
        {
            yield return _texts.Say("The mean is not normalised again.", "Medelvärdet normaliseras inte igen.");
        }

        if (index.Outliers == OutlierRule.Winsorize)
        {
            yield return _texts.Say("Outliers are pulled in.", "Extremvärden dras in.");
        }

        if (index.FillWith != GapFilling.Nothing)
        {
            yield return Gaps(index.FillWith);
        }
    }

    private string Word(NormalizationMethod method) => method switch
    {
        NormalizationMethod.None => _texts.Say("the values as they are", "värdena som de är"),
        NormalizationMethod.MinMax => _texts.Say("between minimum and maximum", "mellan minimum och maximum"),
        NormalizationMethod.ZScore => _texts.Say("standard deviations from the mean", "standardavvikelser från medelvärdet"),
        NormalizationMethod.Rank => _texts.Say("by rank", "efter rang"),
        NormalizationMethod.Distance => _texts.Say("by the distance to the best", "efter avståndet till den bästa"),
        _ => _texts.Say("between given ends", "mellan givna ändpunkter"),
    };

    private string Gaps(GapFilling filling) => filling switch
    {
        GapFilling.Mean => _texts.Say("Gaps: the mean of the others.", "Luckor: de andras medelvärde."),
        GapFilling.Median => _texts.Say("Gaps: the median of the others.", "Luckor: de andras median."),
        _ => _texts.Say("Gaps: the mean of the others in the county.", "Luckor: medelvärdet av de andra i länet."),
    };

    /// <summary>What the table has no room for, as one numbered note.</summary>
    private string Mark(params ReadOnlySpan<string> sentences)
    {
        string text = Safe.Text(string.Join(' ', sentences.ToArray().Where(sentence => sentence.Length > 0)));
        return text.Length == 0 ? "" : _footnotes.Add(text);
    }

    private string Rules(IndexComponent part) => string.Join(' ', Sentences(part));

    private IEnumerable<string> Sentences(IndexComponent part)
    {
        if (part.Index is { } level)
        {
            yield return $"{_texts.Say("An index.", "Ett index.")} {Method(level)}".TrimEnd();
        }

        if (part.Goalposts is { } ends)
        {
            yield return string.Create(_texts.Culture, $"{_texts.Say("Between", "Mellan")} {ends.Low} {_texts.Say("and", "och")} {ends.High}.");
        }

        if (part.ValidYears is { } years)
        {
            yield return _texts.Say($"Part of the index {years}.", $"Ingår i indexet {Span(years)}.");
        }

        foreach (ComponentSuccessor next in part.Successors)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{next.Kpi} {_texts.Say("from", "från")} {next.From}.");
        }

        if (part.Alternatives.Count > 0)
        {
            yield return _texts.Say($"Else {string.Join(", ", part.Alternatives)}.", $"Annars {string.Join(", ", part.Alternatives)}.");
        }

        if (part.UseYearBefore)
        {
            yield return _texts.Say("Without a value: that of the year before.", "Utan värde: det från året innan.");
        }

        if (part.UseAdjacentYear)
        {
            yield return _texts.Say(
                "A year without values: an adjacent year's, the later first.",
                "Ett år utan värden: ett intilliggande års, det senare först.");
        }

        if (part.FillWith != GapFilling.Nothing)
        {
            yield return Gaps(part.FillWith);
        }

        foreach (SeriesBreak item in part.Breaks)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{_texts.Say("Break", "Brott")} {item.Year}: {_texts.Say(item.Reason, item.ReasonInSwedish ?? item.Reason)}");
        }
    }

    private string Sureness(Certainty certainty) => certainty switch
    {
        Certainty.Low => _texts.Say("low", "låg"),
        Certainty.Medium => _texts.Say("medium", "medel"),
        Certainty.High => _texts.Say("high", "hög"),
        Certainty.Established => _texts.Say("established", "fastställd"),
        _ => "",
    };

    private string Span(YearSpan span) => (span.From, span.To) switch
    {
        ({ } from, null) => _texts.Say($"from {from}", $"från {from}"),
        (null, { } to) => _texts.Say($"to {to}", $"till {to}"),
        _ => span.ToString(),
    };
}
