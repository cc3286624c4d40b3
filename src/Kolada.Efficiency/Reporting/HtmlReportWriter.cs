using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Kolada.Efficiency.Reporting;

/// <summary>The report as an HTML fragment: for each year the indices in the colours of their quarters, what stands behind them, and the analyses that were asked for.</summary>
internal sealed class HtmlReportWriter
{
    private const string Missing = "#eeeeee";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();
    private readonly ReportSentences _say;

    private HtmlReportWriter(EfficiencyReport report) => _say = new ReportSentences(report);

    private Wording Wording => _say.Wording;

    public static string Write(EfficiencyReport report)
    {
        HtmlReportWriter writer = new(report);
        writer.Report(report);
        return writer._html.ToString();
    }

    private void Report(EfficiencyReport report)
    {
        Line($"<h3>{Text(_say.Heading)}</h3>");
        Line($"<p>{Text(_say.Introduction)}</p>");
        foreach (YearReport year in report.Years)
        {
            Indices(year);
            Components(year);
            Contributions(year);
            List(_say.Sureness, year.Areas.SelectMany(_say.SurenessOf));
            Peers(year);
            Published(year);
            List(_say.Missing, year.Areas.SelectMany(_say.MissingOf));
        }

        foreach (AreaTrend trend in report.Trends)
        {
            Trend(trend);
        }

        List(_say.Remarks, report.Notes);
        Line($"<p>{Text(report.Source)}</p>");
    }

    private void Indices(YearReport year)
    {
        Line($"<table><caption>{_say.Value(year.Year)}</caption>{Head([Wording.Word("area", "område"), .. IndexHeadings])}<tbody>");
        foreach (AreaResult area in year.Areas)
        {
            Line($"<tr>{Cell(area.Title)}{Three(area)}</tr>");
        }

        Line("</tbody></table>");
    }

    private void Components(YearReport year)
    {
        Open(Wording.Say($"Components, {year.Year}", $"Ingående nyckeltal, {year.Year}"));
        Line($"<table>{Head(
            Wording.Word("index", "index"),
            Wording.Word("key figure", "nyckeltal"),
            Wording.Word("better", "bäst"),
            Wording.Word("weight", "vikt"),
            Wording.Word("value", "värde"),
            Wording.Word("score", "poäng"),
            Wording.Word("P2.5", "P2,5"),
            Wording.Word("P97.5", "P97,5"),
            "n",
            Wording.Word("year", "år"))}<tbody>");
        foreach (AreaResult area in year.Areas)
        {
            foreach ((IndexKind kind, IndexResult index) in ReportSentences.Indices(area))
            {
                foreach (ComponentResult part in index.Components)
                {
                    Row(
                        _say.Where(area, kind),
                        $"{part.Kpi} {part.Title}",
                        _say.Better(part),
                        part.Weight.ToString("0.###", Wording.Culture),
                        _say.Measured(part),
                        _say.Value(part.Score),
                        _say.Value(part.LowPercentile),
                        _say.Value(part.HighPercentile),
                        _say.Value(part.N),
                        _say.Year(part));
                }
            }
        }

        Line("</tbody></table></details>");
    }

    private void Contributions(YearReport year)
    {
        List<(string Where, IndexReasons Reasons)> explained = [.. year.Areas.SelectMany(_say.ReasonsOf)];
        if (explained.Count == 0)
        {
            return;
        }

        Open(Wording.Say($"Contributions, {year.Year}", $"Bidrag, {year.Year}"));
        Line($"<p>{Text(_say.AboutContributions)}</p>");
        Line($"<table>{Head(Wording.Word("contribution", "bidrag"), Wording.Word("points", "indexpoäng"), Wording.Word("one unit better", "en enhet bättre"))}<tbody>");
        foreach ((string where, IndexReasons reasons) in explained)
        {
            Row($"{where}: {_say.MedianIndex}", _say.Points(reasons.MedianIndex), "");
            Row($"{where}: {_say.Rest}", _say.Signed(reasons.Rest), "");
            foreach (Contribution part in reasons.Contributions)
            {
                Row($"{where}: {part.Kpi} {part.Title}", _say.Signed(part.Points), _say.SignedFinely(part.OneUnitBetter));
            }

            Row($"{where}: index", _say.Points(reasons.Index), "");
        }

        Line("</tbody></table></details>");
    }

    private void Peers(YearReport year)
    {
        List<(AreaResult Area, Peer Peer)> peers = [.. from area in year.Areas from peer in area.Peers ?? [] select (area, peer)];
        if (peers.Count == 0)
        {
            return;
        }

        bool withDistance = peers.Exists(pair => pair.Peer.Distance is not null);
        string[] distance = withDistance ? [Wording.Word("distance", "avstånd")] : [];
        Line($"<table><caption>{Text(_say.Peers)}, {_say.Value(year.Year)}</caption>{Head([Wording.Word("area", "område"), Wording.Word("municipality", "kommun"), .. IndexHeadings, .. distance])}<tbody>");
        foreach ((AreaResult area, Peer peer) in peers)
        {
            string[] far = withDistance ? [_say.Value(peer.Distance)] : [];
            Row([area.Title, $"{peer.Municipality.Title} ({peer.Municipality.Id})", _say.Points(peer.Resource), _say.Points(peer.Quality), _say.Points(peer.Efficiency), .. far]);
        }

        Line("</tbody></table>");
    }

    private void Published(YearReport year)
    {
        List<(AreaResult Area, PublishedComparison Pair)> pairs = [.. from area in year.Areas from pair in area.Published ?? [] where pair.Published is not null select (area, pair)];
        if (pairs.Count == 0)
        {
            return;
        }

        Line($"<table><caption>{Text(_say.Published)}, {_say.Value(year.Year)}</caption>{Head(
            Wording.Word("index", "index"),
            Wording.Word("key figure", "nyckeltal"),
            Wording.Word("published", "publicerat"),
            Wording.Word("computed here", "beräknat här"),
            Wording.Word("difference", "skillnad"),
            "n",
            Wording.Word("mean difference", "genomsnittlig skillnad"))}<tbody>");
        foreach ((AreaResult area, PublishedComparison pair) in pairs)
        {
            Row(
                _say.Where(area, pair.Kind),
                pair.Kpi.Value,
                _say.Points(pair.Published),
                _say.Points(pair.Computed),
                pair.Difference is { } difference ? _say.Signed(difference) : "–",
                _say.Value(pair.Count),
                _say.Points(pair.MeanAbsoluteDifference));
        }

        Line("</tbody></table>");
    }

    private void Trend(AreaTrend trend)
    {
        Open($"{_say.Trends}: {trend.Title}");
        if (trend.Years.Count > 0)
        {
            Line($"<table>{Head([Wording.Word("year", "år"), .. IndexHeadings])}<tbody>");
            foreach (AreaResult year in trend.Years)
            {
                Line($"<tr>{Cell(_say.Value(year.Year))}{Three(year)}</tr>");
            }

            Line("</tbody></table>");
        }

        Items(_say.ChangesOf(trend));
        Line("</details>");
    }

    private string[] IndexHeadings => [Wording.Short(IndexKind.Resource), Wording.Short(IndexKind.Quality), Wording.Short(IndexKind.Efficiency)];

    private string Three(AreaResult area) => string.Concat(ReportSentences.Indices(area).Select(pair => Index(pair.Index)));

    private string Index(IndexResult index) => index.Index is { } value
        ? $"<td style=\"background:{Colour(index.Quartile)};color:#000000\">{_say.Points(value)}, {_say.Place(index)}</td>"
        : $"<td style=\"background:{Missing};color:#000000\" title=\"{Text(index.Missing ?? "")}\">–</td>";

    /// <summary>Kolada's colours: the best quarter green, the worst red, the middle yellow.</summary>
    private static string Colour(int? quartile) => quartile switch { 1 => "#cfe8d2", 4 => "#f5cfca", null => Missing, _ => "#faeebf" };

    private static string Head(params IEnumerable<string> headings) =>
        $"<thead><tr>{string.Concat(headings.Select(heading => $"<th>{Text(heading)}</th>"))}</tr></thead>";

    private void Row(params IEnumerable<string> cells) => Line($"<tr>{string.Concat(cells.Select(Cell))}</tr>");

    private static string Cell(string text) => $"<td>{Text(text)}</td>";

    private void Open(string summary) => Line($"<details><summary>{Text(summary)}</summary>");

    private void List(string heading, IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count > 0)
        {
            Line($"<p>{Text(heading)}:</p>");
            Items(all);
        }
    }

    private void Items(IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count > 0)
        {
            Line($"<ul>{string.Concat(all.Select(item => $"<li>{Text(item)}</li>"))}</ul>");
        }
    }

    private static string Text(string text) => Encoder.Encode(text);

    private void Line(string line) => _html.Append(line).Append('\n');
}
