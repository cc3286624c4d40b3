using System.Globalization;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Reports;

/// <summary>A component through the years of a report, as text: one entry a year in each of the lists.</summary>
internal sealed record ComponentLine
{
    /// <summary>Values below this on both sides get two decimals, so that they can be told apart.</summary>
    private const double SmallValue = 1;

    /// <summary>"Resource" or "Quality" on the first line of each, else empty.</summary>
    public required string Index { get; init; }

    public required string Title { get; init; }

    /// <summary>Empty texts where the year goes without saying.</summary>
    public required IReadOnlyList<string> Years { get; init; }

    public required IReadOnlyList<string> Values { get; init; }

    public required IReadOnlyList<string> Scores { get; init; }

    public required IReadOnlyList<string> Lows { get; init; }

    public required IReadOnlyList<string> Highs { get; init; }

    public required IReadOnlyList<string> Counts { get; init; }

    public required IReadOnlyList<string> Weights { get; init; }

    /// <summary>Which years have no score.</summary>
    public required IReadOnlyList<bool> Missing { get; init; }

    /// <summary>The line of a component.</summary>
    /// <param name="index">The name of the index where the component is its first, else empty.</param>
    /// <param name="depth">How far below the index the component stands: 0 for its own.</param>
    /// <param name="parts">The component in each year, ascending.</param>
    /// <param name="showYears">Whether the years must be told.</param>
    /// <param name="texts">The language.</param>
    /// <param name="footnotes">Takes the reasons of what is missing.</param>
    public static ComponentLine Of(string index, int depth, IReadOnlyList<ComponentResult> parts, bool showYears, Texts texts, Footnotes footnotes)
    {
        IEnumerable<double> shown = parts.SelectMany(part => new[] { part.Value, part.LowPercentile, part.HighPercentile }).OfType<double>();
        int decimals = shown.All(value => Math.Abs(value) < SmallValue) ? 2 : 1;
        return new ComponentLine
        {
            Index = index,
            Title = $"{string.Concat(Enumerable.Repeat("– ", depth))}{parts[0].Kpi} {(parts[0].LowerIsBetter ? "↓ " : "")}{Safe.Cell(parts[0].GetTitle(texts.Language))}",
            Years = [.. parts.Select(part => showYears ? part.Year.ToString(CultureInfo.InvariantCulture) : "")],
            Values = [.. parts.Select(
                part => Number(part.Value, decimals) + (
                    part.Preliminary == true ? "p" : "") + (part.IsImputed ? "i" : "") + (part.IsTreated ? "o" : "") + Mark(part))],
            Scores = [.. parts.Select(part => Number(part.Score, 1))],
            Lows = [.. parts.Select(part => Number(part.LowPercentile, decimals))],
            Highs = [.. parts.Select(part => Number(part.HighPercentile, decimals))],
            Counts = [.. parts.Select(part => part.Count.ToString(CultureInfo.InvariantCulture))],
            Weights = [.. parts.Select(part => Number(part.Weight, 2))],
            Missing = [.. parts.Select(part => part.Score is null)],
        };

        string Number(double? value, int digits) => value is { } number ? texts.Number(number, digits) : Texts.None;

        string Mark(ComponentResult part) =>
            part.MissingReasons.ToSentences(texts.Language) is { } missing ? " " + footnotes.Add(Safe.Text(missing)) : "";
    }
}
