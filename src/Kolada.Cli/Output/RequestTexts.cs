using Kolada.Application;

namespace Kolada.Cli.Output;

/// <summary>Why a request cannot be met and what to do about it, in the user's language and in terms of the command line.</summary>
internal sealed class RequestTexts(Texts texts)
{
    private readonly NoticeTexts _notices = new(texts);

    /// <summary>The reasons, one sentence after the other.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="offline">Whether the snapshot was asked.</param>
    public string Write(RequestException error, bool offline) => string.Join(' ', error.Reasons.Select(reason => Write(reason, offline)));

    /// <summary>The way out; null where the help of the command is the best one.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="offline">Whether the snapshot was asked.</param>
    public string? ToDo(RequestException error, bool offline) => error.Reasons[0].Code switch
    {
        NoticeCode.KpisNotInSnapshot or NoticeCode.ValuesNotInSnapshot or NoticeCode.SnapshotIncomplete => _notices.AskLive,
        NoticeCode.NothingToRank or NoticeCode.NoKpiMatches when offline => _notices.AskLive,
        NoticeCode.NothingToRank => texts.Say("choose another year, group or model", "välj ett annat år, en annan grupp eller modell"),
        NoticeCode.NoKpiMatches => texts.Say("try fewer words, or a part of one", "försök med färre ord, eller en del av ett"),
        NoticeCode.NoGroupMatches when offline => _notices.SnapshotListsAndAskLive,
        NoticeCode.NoGroupMatches => texts.Say("try a shorter text", "försök med en kortare text"),
        NoticeCode.NoCommonYear => texts.Say("name another area or index", "ange ett annat område eller index"),
        NoticeCode.KpisUnknown or NoticeCode.KpiOfRegions => texts.Say(
            "find key figures with: kolada kpi search <text>",
            "sök nyckeltal med: kolada kpi search <text>"),
        _ => null,
    };

    private string Write(Notice reason, bool offline) => reason.Code switch
    {
        NoticeCode.KpisNotInSnapshot => texts.Say(
            $"{List(reason, "kpis")} is not in the offline snapshot. {_notices.Snapshot}",
            $"{List(reason, "kpis")} finns inte i ögonblicksbilden. {_notices.Snapshot}"),
        NoticeCode.SnapshotIncomplete => _notices.Snapshot,
        NoticeCode.ComparisonAmbiguous => texts.Say(
            "--group, --with and --nearest each say whom to compare with; keep one of them.",
            "--group, --with och --nearest säger alla vad som jämförs; behåll en av dem."),
        NoticeCode.NearestIncomplete => texts.Say(
            "--nearest says how many and --nearest-by in what: give both, as in --nearest 20 --nearest-by N01951,N11821=2.",
            "--nearest säger hur många och --nearest-by i vad: ange båda, som --nearest 20 --nearest-by N01951,N11821=2."),
        NoticeCode.NearestCountTooSmall => texts.Say(
            $"--nearest is {reason.Get("count")}; it must be 1 or more.",
            $"--nearest är {reason.Get("count")}; det ska vara 1 eller mer."),
        NoticeCode.GroupMeansNeedAll => texts.Say(
            "--include-groups adds the mean rows of all groups to --municipality all. For one group's mean row give its id: --municipality G33621.",
            "--include-groups lägger alla gruppers medelvärdesrader till --municipality all. För en grupps medelvärde, ange dess id: --municipality G33621."),
        NoticeCode.NotMunicipality => texts.Say(
            $"{Quote(reason, "title")} ({reason.Get("id")}) is not a municipality, and only municipalities are compared.",
            $"{Quote(reason, "title")} ({reason.Get("id")}) är ingen kommun, och bara kommuner jämförs."),
        NoticeCode.NothingToRank => texts.Say(
            "None of the compared municipalities has a value of the area's key figures.",
            "Ingen av de jämförda kommunerna har något värde för områdets nyckeltal."),
        NoticeCode.NoCommonYear => texts.Say(
            $"There is no year with values of both {string.Join(" and ", reason.GetAll("kpis"))}.",
            $"Det finns inget år med värden för både {string.Join(" och ", reason.GetAll("kpis"))}."),
        NoticeCode.NoKpiMatches => NoKpiMatches(reason) + (offline ? " " + _notices.Snapshot : ""),
        NoticeCode.NoGroupMatches => texts.Say(
            $"No group's title contains '{Quote(reason, "text")}'.",
            $"Ingen grupps namn innehåller '{Quote(reason, "text")}'."),
        NoticeCode.NotCalibratable => NotCalibratable(reason),
        _ => FilesAndModels(reason),
    };

    private string FilesAndModels(Notice reason) => reason.Code switch
    {
        NoticeCode.OwnFiguresNotFound => texts.Say(
            $"There is no file '{Quote(reason, "path")}'. --own takes a CSV with the columns kpi, municipality, year and value.",
            $"Det finns ingen fil '{Quote(reason, "path")}'. --own tar en CSV med kolumnerna kpi, municipality, year och value."),
        NoticeCode.OwnFiguresTooLarge => texts.Say(
            $"'{Quote(reason, "path")}' is larger than {reason.Get("maxMegabytes")} MB, so it is hardly a file of own figures.",
            $"'{Quote(reason, "path")}' är större än {reason.Get("maxMegabytes")} MB, så den är knappast en fil med egna uppgifter."),
        NoticeCode.OwnFiguresUnreadable => texts.Say(
            $"'{Quote(reason, "path")}' cannot be read: {reason.Get("problem")}",
            $"'{Quote(reason, "path")}' går inte att läsa. På engelska: {reason.Get("problem")}"),
        NoticeCode.OwnFiguresInvalid => $"{Safe.Line(Path.GetFileName(reason.Get("path")))}: {reason.Get("problems")}",
        NoticeCode.ModelNotFound => texts.Say(
            $"There is no model '{Quote(reason, "model")}': neither built in ({List(reason, "builtIn")}) nor a file.",
            $"Det finns ingen modell '{Quote(reason, "model")}': varken inbyggd ({List(reason, "builtIn")}) eller fil."),
        NoticeCode.ModelInvalid => reason.Get("problems"),
        NoticeCode.ModelUnreadable => texts.Say(
            reason.Get("problem"),
            $"Modellen '{Quote(reason, "model")}' går inte att läsa. På engelska: {reason.Get("problem")}"),
        NoticeCode.AreaNotFound => texts.Say(
            $"The model {reason.Get("model")} has no area '{Quote(reason, "area")}'. It has {List(reason, "areas")}.",
            $"Modellen {reason.Get("model")} har inget område '{Quote(reason, "area")}'. Den har {List(reason, "areas")}."),
        NoticeCode.KpisUnknown => texts.Say($"Kolada has no key figure {List(reason, "kpis")}.", $"Kolada har inget nyckeltal {List(reason, "kpis")}."),
        NoticeCode.KpiOfRegions => texts.Say(
            $"{reason.Get("kpi")} ({Safe.Text(reason.Get("title"))}) is about regions, and only municipalities are compared.",
            $"{reason.Get("kpi")} ({Safe.Text(reason.Get("title"))}) gäller regioner, och bara kommuner jämförs."),
        _ => _notices.Write(reason),
    };

    private string NoKpiMatches(Notice reason) =>
        texts.Say($"No key figure has '{Quote(reason, "text")}'.", $"Inget nyckeltal har '{Quote(reason, "text")}'.");

    private string NotCalibratable(Notice reason)
    {
        (string area, string count) = (reason.Get("area"), reason.Get("components"));
        string unpublished = reason.GetAll("published").Count > 0 ? "" : texts.Say(" and no published KPI", " och inget publicerat nyckeltal");
        return texts.Say(
            $"A calibration needs an index of one component that RKA publishes, and this one of {area} has {count} component(s){unpublished}.",
            $"En kalibrering kräver ett index av en komponent som RKA publicerar, och det här för {area} har {count} komponent(er){unpublished}.");
    }

    private static string Quote(Notice reason, string argument) => Safe.Line(reason.Get(argument));

    private static string List(Notice reason, string argument) => string.Join(", ", reason.GetAll(argument));
}
