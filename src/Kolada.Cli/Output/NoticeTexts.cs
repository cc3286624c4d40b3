using System.Globalization;
using Kolada.Application;

namespace Kolada.Cli.Output;

/// <summary>The sentences of notices, in the user's language.</summary>
internal sealed class NoticeTexts(Texts texts)
{
    private const int MaxListed = 3;

    /// <summary>How to ask for what the snapshot does not have.</summary>
    public string AskLive => texts.Say("Drop --offline to ask the live API.", "Utelämna --offline för att fråga det riktiga API:et.");

    /// <summary>What the snapshot is, in a sentence.</summary>
    public string Snapshot => SnapshotOf(DataSource.Snapshot.Description!);

    /// <summary>Which municipalities and groups the snapshot knows, and how to ask for others.</summary>
    public string SnapshotListsAndAskLive
    {
        get
        {
            Notice snapshot = DataSource.Snapshot.Description!;
            (string municipalities, string groups, string day) = (snapshot.Get("municipalities"), snapshot.Get("groups"), snapshot.Get("catalogueDate"));
            return texts.Say(
                $"the snapshot knows {municipalities} municipalities and regions and {groups} groups as of {day}; "
                    + "see kolada municipality list and kolada group list, or drop --offline to ask the live API",
                $"ögonblicksbilden känner {municipalities} kommuner och regioner och {groups} grupper från {day}; "
                    + "se kolada municipality list och kolada group list, eller utelämna --offline för att fråga det riktiga API:et");
        }
    }

    /// <summary>The sentence of a remark beside an answer.</summary>
    public string Write(Notice notice) => notice.Code switch
    {
        NoticeCode.SnapshotUsed => SnapshotOf(notice),
        NoticeCode.SnapshotIncomplete => $"{SnapshotOf(notice)} {AskLive}",
        NoticeCode.KpisNotInSnapshot => texts.Say(
            $"Not in the offline snapshot: {List(notice, "kpis")}.",
            $"Finns inte i ögonblicksbilden: {List(notice, "kpis")}."),
        NoticeCode.SnapshotCoverage => CoverageOf(notice, List(notice, "kpis")),
        NoticeCode.ValuesNotInSnapshot => MissingValuesOf(notice),
        NoticeCode.NoValues => texts.Say("Kolada has no values for this question.", "Kolada har inga värden för den här frågan."),
        NoticeCode.DefaultModelReplaced => ReplacedModelOf(notice),
        NoticeCode.OwnFiguresIncluded => texts.Say(
            $"Not from Kolada but your own: {List(notice, "kpis")}.",
            $"Inte från Kolada utan egna uppgifter: {List(notice, "kpis")}."),
        NoticeCode.OwnFiguresUnused => UnusedFiguresOf(notice),
        _ => notice.ToString(),
    };

    private string SnapshotOf(Notice notice)
    {
        (string kpis, string national, string day) = (notice.Get("kpis"), notice.Get("nationalKpis"), notice.Get("asOf"));
        string years = $"{notice.Get("firstYear")}–{notice.Get("lastYear")}";
        return texts.Say(
            $"The offline snapshot has {kpis} KPIs, {years}, read from Kolada until {day}; {national} of them cover all municipalities, the others some.",
            $"Ögonblicksbilden har {kpis} nyckeltal, {years}, lästa ur Kolada till och med {day}; {national} av dem täcker alla kommuner, de andra några.");
    }

    private string CoverageOf(Notice notice, string kpis)
    {
        (string municipalities, string listed, string years) = (notice.Get("municipalities"), notice.Get("listed"), notice.Get("years"));
        return texts.Say(
            $"The snapshot has {kpis} for {municipalities} of {listed} municipalities and regions, {years}.",
            $"Ögonblicksbilden har {kpis} för {municipalities} av {listed} kommuner och regioner, {years}.");
    }

    private string MissingValuesOf(Notice notice)
    {
        string kpi = notice.Get("kpi");
        string list = string.Join("; ", Shortened(notice.GetAll("missingYears")).Concat(Shortened(notice.GetAll("missingMunicipalities"))));
        string coverage = notice.Arguments.ContainsKey("years")
            ? CoverageOf(notice, kpi)
            : texts.Say($"{kpi} is not in the offline snapshot.", $"{kpi} finns inte i ögonblicksbilden.");
        return texts.Say($"{kpi}: no values here for {list}. {coverage}", $"{kpi}: här saknas värden för {list}. {coverage}");
    }

    private string ReplacedModelOf(Notice notice)
    {
        (string used, string usual) = (notice.Get("used"), notice.Get("usual"));
        return texts.Say(
            $"Offline: the model {used} is used, since the snapshot has no values for RKA's own ({usual}); --model chooses another.",
            $"Offline: modellen {used} används, eftersom ögonblicksbilden saknar värden för RKA:s egen ({usual}); --model väljer en annan.");
    }

    private string UnusedFiguresOf(Notice notice)
    {
        (string model, string kpis) = (notice.Get("model"), List(notice, "kpis"));
        return texts.Say(
            $"The model {model} does not use {kpis}. Name them in a model of your own: kolada model new --from {model} --out my-model.json",
            $"Modellen {model} använder inte {kpis}. Nämn dem i en egen modell: kolada model new --from {model} --out min-modell.json");
    }

    /// <summary>A list in which more than three entries are counted rather than named; nothing where there are none.</summary>
    private IEnumerable<string> Shortened(IReadOnlyList<string> entries)
    {
        if (entries.Count > 0)
        {
            string shown = string.Join(", ", entries.Take(MaxListed));
            string rest = (entries.Count - MaxListed).ToString(CultureInfo.InvariantCulture);
            yield return entries.Count <= MaxListed ? shown : texts.Say($"{shown} and {rest} more", $"{shown} och {rest} till");
        }
    }

    private static string List(Notice notice, string argument) => string.Join(", ", notice.GetAll(argument));
}
