using System.Globalization;
using Kolada.Cli.Language;
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
        string mark = Mark(
            index.Source,
            index.AtLeast is { } least ? _texts.Say($"At least {least} of {index.Components.Count}.", $"Minst {least} av {index.Components.Count}.") : "");
        foreach (IndexComponent part in index.Components)
        {
            bool first = part == index.Components[0];
            table.AddRow(
                new Text(first ? $"{heading} {mark}".TrimEnd() : ""),
                new Text($"{part.Kpi} {(part.LowerIsBetter ? "↓ " : "")}{Safe.Text(part.Title)}".TrimEnd()),
                new Text(part.Weight.ToString("0.###", _texts.Culture)),
                new Text(Sureness(part.Certainty == Certainty.NotStated ? index.Certainty : part.Certainty)),
                new Text(Mark(Rules(part), part.Source)));
        }
    }

    /// <summary>What the table has no room for, as one numbered note.</summary>
    private string Mark(params ReadOnlySpan<string> sentences)
    {
        string text = Safe.Text(string.Join(' ', sentences.ToArray().Where(sentence => sentence.Length > 0)));
        return text.Length == 0 ? "" : _footnotes.Add(text);
    }

    private string Rules(IndexComponent part) => string.Join(' ', Sentences(part));

    private IEnumerable<string> Sentences(IndexComponent part)
    {
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
            yield return part.FillWith == GapFilling.Mean ? _texts.Say(
                "Gaps: the mean of the others.",
                "Luckor: de andras medelvärde.") : _texts.Say("Gaps: the median of the others.", "Luckor: de andras median.");
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
