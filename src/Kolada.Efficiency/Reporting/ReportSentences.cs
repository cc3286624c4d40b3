namespace Kolada.Efficiency.Reporting;

/// <summary>What documents for people say about a report, in its language and not yet escaped: Markdown and HTML say the same.</summary>
/// <param name="report">The report.</param>
internal sealed class ReportSentences(EfficiencyReport report)
{
    /// <summary>The report's language.</summary>
    public Wording Wording { get; } = new(report.Language);

    public string Heading => Wording.Say($"{report.Municipality.Title} ({report.Municipality.Id}): efficiency indices", $"{report.Municipality.Title} ({report.Municipality.Id}): effektivitetsindex");

    /// <summary>What was compared, and how the numbers are to be read.</summary>
    public string Introduction => Wording.Say(
        $"Compared with {report.Group.Title}, {report.Group.Size} municipalities, {report.Municipality.Title} included. Model {report.ModelId} {report.ModelVersion}, percentiles of type {(int)report.PercentileType}{(report.Offline ? ", offline snapshot" : "")}. Scale 0 (worst) to 100 (best); a high resource index means a low cost.",
        $"Jämförs med {report.Group.Title}, {report.Group.Size} {(report.Group.Size == 1 ? "kommun" : "kommuner")}, inklusive {report.Municipality.Title}. Modell {report.ModelId} {report.ModelVersion}, percentiler av typ {(int)report.PercentileType}{(report.Offline ? ", ögonblicksbild (offline)" : "")}. Skala 0 (sämst) till 100 (bäst); ett högt resursindex betyder låg kostnad.");

    public string Missing => Wording.Word("Missing", "Saknas");

    public string Remarks => Wording.Word("Remarks", "Anmärkningar");

    public string Trends => Wording.Word("Trends", "Utveckling");

    public string Changes => Wording.Word("Changes", "Förändringar");

    public string Published => Wording.Word("Published by RKA", "Publicerat av RKA");

    public string Sureness => Wording.Word("How sure", "Så säkra är placeringarna");

    public string Peers => Wording.Word("To learn from", "Att lära av");

    public string MedianIndex => Wording.Word("median index of the group", "gruppens medianindex");

    public string Rest => Wording.Word("rest", "rest");

    /// <summary>How a table of contributions is to be read.</summary>
    public string AboutContributions => Wording.Word(
        "Median index + rest + contributions = index. A contribution is what the municipality's own score adds against the group's median score, with the percentiles held fixed (Shapley values).",
        "Medianindex + rest + bidrag = index. Ett bidrag är vad kommunens egen poäng tillför jämfört med gruppens medianpoäng, med oförändrade percentiler (Shapleyvärden).");

    /// <summary>The three indices of an area with their kinds.</summary>
    public static IReadOnlyList<(IndexKind Kind, IndexResult Index)> Indices(AreaResult area) =>
        [(IndexKind.Resource, area.Resource), (IndexKind.Quality, area.Quality), (IndexKind.Efficiency, area.Efficiency)];

    /// <summary>A key figure with the index that it stands behind, for the first column of a table.</summary>
    public string Where(AreaResult area, IndexKind kind) => $"{area.Title}, {Wording.Short(kind)}";

    public string Better(ComponentResult part) => part.LowerIsBetter ? Wording.Word("low", "lågt") : Wording.Word("high", "högt");

    public string Year(ComponentResult part) => part.Preliminary == true
        ? Wording.Say($"{part.Year} (preliminary)", $"{part.Year} (preliminärt värde)")
        : Wording.Say($"{part.Year}", $"{part.Year}");

    /// <summary>The municipality's value, marked where it stands in for a missing one.</summary>
    public string Measured(ComponentResult part) => Value(part.Value) + (part.IsImputed ? Wording.Word(" (filled in)", " (ifyllt)") : "");

    /// <summary>The place of an index, such as "9 of 33".</summary>
    public string Place(IndexResult index) => Wording.Say($"{index.Rank} of {index.Of}", $"{index.Rank} av {index.Of}");

    /// <summary>A number with the decimals that it has, at most two; a dash for none.</summary>
    public string Value(double? value) => value is { } number ? number.ToString("0.##", Wording.Culture) : "–";

    /// <summary>A number with one decimal; a dash for none.</summary>
    public string Points(double? value) => value is { } number ? number.ToString("0.0", Wording.Culture) : "–";

    /// <summary>A change, with its sign.</summary>
    public string Signed(double value) => value.ToString("+0.0;-0.0;0.0", Wording.Culture);

    /// <summary>A small change, with its sign and up to three decimals.</summary>
    public string SignedFinely(double value) => value.ToString("+0.0##;-0.0##;0.0", Wording.Culture);

    /// <summary>Why indices are missing.</summary>
    public IEnumerable<string> MissingOf(AreaResult area) =>
        from pair in Indices(area)
        where pair.Index.Missing is not null
        select $"{Where(area, pair.Kind)}: {pair.Index.Missing}";

    /// <summary>
    /// The indices to explain: efficiency, and resource and quality where they say more than that — several components, or no efficiency index.
    /// </summary>
    public IEnumerable<(string Where, IndexReasons Reasons)> ReasonsOf(AreaResult area) =>
        from pair in new (IndexKind Kind, IndexReasons? Reasons)[] { (IndexKind.Resource, area.Reasons?.Resource), (IndexKind.Quality, area.Reasons?.Quality), (IndexKind.Efficiency, area.Reasons?.Efficiency) }
        where pair.Reasons is not null && (pair.Kind == IndexKind.Efficiency || pair.Reasons.Contributions.Count > 1 || area.Reasons?.Efficiency is null)
        select (Where(area, pair.Kind), pair.Reasons);

    /// <summary>How the ranks move.</summary>
    public IEnumerable<string> SurenessOf(AreaResult area) =>
        from pair in new (IndexKind Kind, RankRobustness? Result)[] { (IndexKind.Resource, area.Robustness?.Resource), (IndexKind.Quality, area.Robustness?.Quality), (IndexKind.Efficiency, area.Robustness?.Efficiency) }
        where pair.Result is not null
        select $"{Where(area, pair.Kind)}: {pair.Result.InWords}{Shares(pair.Result)}";

    /// <summary>How much each choice moves the rank, the most first; choices below one percent are left out.</summary>
    private string Shares(RankRobustness result)
    {
        IEnumerable<string> shares = result.Sensitivities
            .OrderByDescending(one => one.Total)
            .Select(one => (one.Choice, Percent: Math.Round(one.Total * 100)))
            .Where(one => one.Percent >= 1)
            .Select(one => Wording.Say($"{Choice(one.Choice)} {one.Percent:0} %", $"{Choice(one.Choice)} {one.Percent:0} %"));
        string listed = string.Join(", ", shares);
        return listed.Length == 0 ? "" : Wording.Say(
            $" Share of the rank's variance in which each choice has a part: {listed}.",
            $" Andel av placeringens varians som varje val har del i: {listed}.");
    }

    private string Choice(MethodChoice choice) => choice switch
    {
        MethodChoice.PercentileType => Wording.Word("percentiles", "percentiler"),
        MethodChoice.Weights => Wording.Word("weights", "vikter"),
        MethodChoice.Normalization => Wording.Word("normalisation", "normalisering"),
        MethodChoice.Aggregation => Wording.Word("kind of mean", "typ av medelvärde"),
        _ => Wording.Word("components", "ingående nyckeltal"),
    };

    /// <summary>Whom one can learn from; null when there is nobody.</summary>
    public static string? PeersOf(AreaResult area) =>
        area.Peers is { Count: > 0 } peers ? $"{area.Title}: {string.Join(", ", peers.Select(peer => peer.Municipality.Title))}." : null;

    /// <summary>RKA's own values.</summary>
    public IEnumerable<string> PublishedOf(AreaResult area) =>
        from one in area.Published ?? []
        where one.Published is not null
        select Wording.Say(
            $"{area.Title}, {one.Kind}: {one.Published:0.0} ({one.Kpi}), computed here {Points(one.Computed)}.",
            $"{area.Title}, {Wording.Full(one.Kind)}: {one.Published:0.0} ({one.Kpi}), här beräknat till {Points(one.Computed)}.");

    /// <summary>Years left out, breaks and changes.</summary>
    public IEnumerable<string> ChangesOf(AreaTrend trend) =>
    [
        .. trend.Notes.Select(note => $"{trend.Title}: {note}"),
        .. trend.Breaks.Select(item => Wording.Say(
            $"{trend.Title}: break in {item.Kpi} in {item.Year}. {item.Reason}",
            $"{trend.Title}: tidsseriebrott i {item.Kpi} {item.Year}. {item.Reason}")),
        .. trend.Changes.Select(change => Wording.Say(
            $"{trend.Title}, {change.Title} {change.From}–{change.To}: {change.Change:+0.0#;-0.0#;0.0}, the group {change.GroupChange:+0.0#;-0.0#;0.0}{(change.IsAcrossBreak ? ", across a break in the series" : "")}.",
            $"{trend.Title}, {change.Title} {change.From}–{change.To}: {change.Change:+0.0#;-0.0#;0.0}, gruppen {change.GroupChange:+0.0#;-0.0#;0.0}{(change.IsAcrossBreak ? ", över ett tidsseriebrott" : "")}.")),
    ];
}
