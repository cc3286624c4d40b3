using System.Globalization;
using Kolada.Efficiency.Indices;
using Kolada.Efficiency.Text;
using Codes = Kolada.Efficiency.ReasonCodes;

namespace Kolada.Efficiency.Reasons;

/// <summary>The sentence of each code in both languages.</summary>
internal static class ReasonSentences
{
    /// <summary>The sentence of a reason; of an unknown code, the code with its arguments.</summary>
    public static string Say(Reason reason, ReportLanguage language)
    {
        Wording wording = new(language);
        ReasonArguments given = new(reason, wording);
        return Missing(given, wording) ?? ChoiceOfYear(given, wording) ?? Remark(given, wording) ?? Substitution(given, wording) ?? reason.ToString();
    }

    /// <summary>The sentences of several reasons, one after the other; null for none.</summary>
    public static string? Say(IReadOnlyList<Reason> reasons, ReportLanguage language) =>
        reasons.Count == 0 ? null : string.Join(' ', reasons.Select(reason => reason.ToString(language)));

    /// <summary>Why a number is missing.</summary>
    private static string? Missing(ReasonArguments given, Wording say) => given.Code switch
    {
        Codes.NoComponents => say.Say(
            $"The model names no components for {given.ShortIndex} in this area.",
            $"Modellen anger inga nyckeltal för {given.FullIndex} inom området."),
        Codes.OutsideValidYears => say.Say(
            $"The model {given[Codes.Model]} is not meant for {given[Codes.Year]} in this area (valid: {given.Span}).",
            $"Modellen {given[Codes.Model]} är inte avsedd för {given[Codes.Year]} inom området (gäller {given.Span})."),
        Codes.NoComponentInYear => say.Say(
            $"None of the model's components for {given.ShortIndex} is part of the index in {given[Codes.Year]}.",
            $"Inget av modellens nyckeltal för {given.FullIndex} ingår i indexet {given[Codes.Year]}."),
        Codes.TooFewComponents => say.Say(
            $"The model asks for at least {given[Codes.Required]} of {given[Codes.Components]} components, and {given[Codes.Municipality]} has {given[Codes.Present]}.",
            $"Modellen kräver minst {given[Codes.Required]} av {given[Codes.Components]} nyckeltal, och {given[Codes.Municipality]} har {given[Codes.Present]}."),
        Codes.NoEfficiencyWithoutComponents => say.Say(
            $"The model names no components for {given.ShortIndex} in this area, so there is no efficiency index.",
            $"Modellen anger inga nyckeltal för {given.FullIndex} inom området, så det finns inget effektivitetsindex."),
        Codes.EfficiencyNeedsBoth => NeedsBoth(given, say),
        Codes.NoValue => say.Say(
            $"{given[Codes.Municipality]} has no value of {given.Kpi} for {given[Codes.Year]}{given.NorBefore}{given.Status}.",
            $"{given[Codes.Municipality]} har inget värde för {given.Kpi} för {given[Codes.Year]}{given.NorBefore}{given.Status}."),
        Codes.NobodyHasValue => say.Say(
            $"None of the {given[Codes.Count]} compared municipalities has a value of {given.Kpi} for {given[Codes.Year]}{given.NorBefore}{given.NorAdjacent}{given.Status}.",
            $"Ingen av de {given[Codes.Count]} jämförda kommunerna har något värde för {given.Kpi} för {given[Codes.Year]}{given.NorBefore}{given.NorAdjacent}{given.Status}."),
        Codes.UnknownKpi => say.Say(
            $"The catalogue that was asked has no key figure {given[Codes.Kpi]}.",
            $"Nyckeltalet {given[Codes.Kpi]} finns inte i den nyckeltalskatalog som har använts."),
        Codes.OnlyOne when given.Find(Codes.Normalise) is not null => say.Say(
            $"Only {given[Codes.Municipality]} has {WhatIsCompared(given, say)} among the compared municipalities, so nothing can be compared.",
            $"Bland de jämförda kommunerna har bara {given[Codes.Municipality]} {WhatIsCompared(given, say)}, så det finns inget att jämföra med."),
        Codes.AllEqual when given.Find(Codes.Normalise) is not null => say.Say(
            $"All {given[Codes.Count]} compared municipalities that have {WhatIsCompared(given, say)} have {WhatIsEqual(given, say)}, so nothing can be compared.",
            $"Alla {given[Codes.Count]} jämförda kommuner som har {WhatIsCompared(given, say)} har {WhatIsEqual(given, say)}, så det finns inget att jämföra."),
        Codes.ScoresNotAboveZero => say.Say(
            $"The model takes a mean for {given.ShortIndex} that needs scores above 0; those of {given[Codes.Municipality]} are 0 or less in {given.Listed(Codes.Kpis)}.",
            $"Modellen tar ett medelvärde för {given.FullIndex} som kräver poäng över 0; för {given[Codes.Municipality]} är de 0 eller lägre i {given.Listed(Codes.Kpis)}."),
        Codes.OnlyOne => say.Say(
            $"Only {given[Codes.Municipality]} has {WhatIsCompared(given, say)} among the compared municipalities, so P2.5 = P97.5 and nothing can be compared.",
            $"Bland de jämförda kommunerna har bara {given[Codes.Municipality]} {WhatIsCompared(given, say)}, så P2,5 = P97,5 och det finns inget att jämföra med."),
        Codes.AllEqual => say.Say(
            $"P2.5 = P97.5 over the {given[Codes.Count]} compared municipalities that have {WhatIsCompared(given, say)}: (nearly) all have {WhatIsEqual(given, say)}, so nothing can be compared.",
            $"P2,5 = P97,5 för de {given[Codes.Count]} jämförda kommuner som har {WhatIsCompared(given, say)}: (nästan) alla har {WhatIsEqual(given, say)}, så det finns inget att jämföra."),
        _ => null,
    };

    private static string NeedsBoth(ReasonArguments given, Wording say) => given.List(Codes.Indices) switch
    {
        ["resource"] => say.Word("Resource is missing, and efficiency needs both.", "Resursindex saknas, och effektivitetsindex kräver båda indexen."),
        ["quality"] => say.Word("Quality is missing, and efficiency needs both.", "Kvalitetsindex saknas, och effektivitetsindex kräver båda indexen."),
        _ => say.Word(
            "Resource and quality are both missing, and efficiency needs both.",
            "Både resursindex och kvalitetsindex saknas, och effektivitetsindex kräver båda."),
    };

    private static string WhatIsCompared(ReasonArguments given, Wording say) => given[Codes.Of] switch
    {
        "component" => say.Word("a value of ", "ett värde för ") + given.Kpi,
        "index" => say.Say($"the components of {given.ShortIndex}", $"de nyckeltal som {given.FullIndex} kräver"),
        _ => say.Word("both indices", "båda indexen"),
    };

    private static string WhatIsEqual(ReasonArguments given, Wording say) => given[Codes.Of] switch
    {
        "component" => say.Word("the same value", "samma värde"),
        "index" => say.Word("the same weighted mean of their scores", "samma vägda medelvärde av poängen"),
        _ => say.Word("the same mean of the two indices", "samma medelvärde av de två indexen"),
    };

    /// <summary>Why a year was chosen.</summary>
    private static string? ChoiceOfYear(ReasonArguments given, Wording say) => given.Code switch
    {
        Codes.LatestCoveredYear => say.Say(
            $"{given[Codes.AreaTitle]}: {given[Codes.Year]} is the latest year in which {Wanted(given, say)} can be computed for at least {given.Percent(Codes.Coverage)} % of the compared municipalities ({given[Codes.Covered]} of {given[Codes.Compared]}).",
            $"{given[Codes.AreaTitle]}: {given[Codes.Year]} är det senaste år för vilket {Wanted(given, say)} kan beräknas för minst {given.Percent(Codes.Coverage)} % av de jämförda kommunerna ({given[Codes.Covered]} av {given[Codes.Compared]})."),
        Codes.BestCoveredYear => say.Say(
            $"{given[Codes.AreaTitle]}: in no year can {Wanted(given, say)} be computed for at least {given.Percent(Codes.Coverage)} % of the compared municipalities; {given[Codes.Year]} is the best-covered year, the latest of equals ({given[Codes.Covered]} of {given[Codes.Compared]}).",
            $"{given[Codes.AreaTitle]}: för inget år kan {Wanted(given, say)} beräknas för minst {given.Percent(Codes.Coverage)} % av de jämförda kommunerna; {given[Codes.Year]} är året med bäst täckning, det senaste av lika ({given[Codes.Covered]} av {given[Codes.Compared]})."),
        Codes.NoCoveredYear => say.Say(
            $"{given[Codes.AreaTitle]}: in no year can {Wanted(given, say)} be computed for any of the {given[Codes.Compared]} compared municipalities; {given[Codes.Year]} is the latest year with values.",
            $"{given[Codes.AreaTitle]}: för inget år kan {Wanted(given, say)} beräknas för någon av de {given[Codes.Compared]} jämförda kommunerna; {given[Codes.Year]} är det senaste året med värden."),
        Codes.NoYear => say.Word(
            "No compared municipality has a value of any of the model's key figures, so there is no year to report.",
            "Ingen av de jämförda kommunerna har något värde för modellens nyckeltal, så det finns inget år att redovisa."),
        Codes.YearsLeftOut => say.Say(
            $"{given.YearSpans} {(given.List(Codes.Years).Count == 1 ? "is" : "are")} left out: {given[Codes.Covered]} of {given[Codes.Compared]} compared municipalities have all indices of the area, fewer than nine tenths.",
            $"{given.YearSpans} är inte med: {given[Codes.Covered]} av {given[Codes.Compared]} jämförda kommuner har områdets alla index, färre än nio tiondelar."),
        _ => null,
    };

    private static string Wanted(ReasonArguments given, Wording say) => given.List(Codes.Indices) switch
    {
        ["resource"] => say.Word("the resource index", "resursindex"),
        ["quality"] => say.Word("the quality index", "kvalitetsindex"),
        _ => say.Word("the resource, quality and efficiency index", "resurs-, kvalitets- och effektivitetsindex"),
    };

    /// <summary>What a reader should know of the whole comparison.</summary>
    private static string? Remark(ReasonArguments given, Wording say) => given.Code switch
    {
        Codes.FewCompared => say.Say(
            $"Only {given.Municipalities(Codes.Compared)} {(given.Number(Codes.Compared) == 1 ? "is" : "are")} compared: with fewer than {given[Codes.CoarseBelow]} the percentiles P2.5 and P97.5 are coarse, little else than the lowest and the highest value.",
            $"Endast {given.Municipalities(Codes.Compared)} jämförs: med färre än {given[Codes.CoarseBelow]} blir percentilerna P2,5 och P97,5 grova, knappt mer än det lägsta och det högsta värdet."),
        Codes.ExcludedMembers => say.Say(
            $"Left out of the comparison, since they are not municipalities that Kolada lists: {given.Listed(Codes.Ids)}.",
            $"Ingår inte i jämförelsen, eftersom de inte finns bland Koladas kommuner: {given.Listed(Codes.Ids)}."),
        Codes.OwnFigures => say.Say(
            $"Not from Kolada but the user's own: {given.Listed(Codes.Kpis)}.",
            $"Inte från Kolada utan egna uppgifter: {given.Listed(Codes.Kpis)}."),
        Codes.PartlyCovered => say.Say(
            $"{given[Codes.AreaTitle]}: {given[Codes.Count]} of {given[Codes.Compared]} compared municipalities have the {given.FullIndex} in {given.Listed(Codes.Years)}; ranks and quarters are among these.",
            $"{given[Codes.AreaTitle]}: {given[Codes.Count]} av {given[Codes.Compared]} jämförda kommuner har {given.FullIndex} för {given.Listed(Codes.Years)}; placeringar och fjärdedelar avser dessa."),
        Codes.OtherMethod => say.Say(
            $"{given[Codes.AreaTitle]}: the {given.FullIndex} is made by another method than RKA's (normalise: {given[Codes.Normalise]}), as the model says; its scale may be another than 0 to 100.",
            $"{given[Codes.AreaTitle]}: {given.FullIndex} beräknas med en annan metod än RKA:s (normalise: {given[Codes.Normalise]}), som modellen anger; skalan kan vara en annan än 0 till 100."),
        Codes.Text => say.Language == ReportLanguage.Swedish && given.Find(Codes.Swedish) is { } swedish ? swedish : given[Codes.English],
        _ => null,
    };

    /// <summary>What stands in for something else.</summary>
    private static string? Substitution(ReasonArguments given, Wording say)
    {
        string where = $"{given[Codes.AreaTitle]} {given[Codes.Year]}: ";
        return given.Code switch
        {
            Codes.KpiSubstituted => where + say.Say(
                $"{given[Codes.Kpi]} stands in for {given[Codes.InsteadOf]}, as the model says.",
                $"{given[Codes.Kpi]} ersätter {given[Codes.InsteadOf]}, som modellen anger."),
            Codes.YearSubstituted => where + say.Say(
                $"{given[Codes.Kpi]} has no values that year; those of {given[Codes.ValueYear]} are used.",
                $"{given[Codes.Kpi]} saknar värden det året; värdena för {given[Codes.ValueYear]} används."),
            Codes.YearBeforeUsed => where + say.Say(
                $"for {given.Municipalities(Codes.Count)} without a value of {given[Codes.Kpi]}{given.AmongThem("")}, the value of {given[Codes.ValueYear]} is used.",
                $"för {given.Municipalities(Codes.Count)} utan värde för {given[Codes.Kpi]}{given.AmongThem("")} används värdet för {given[Codes.ValueYear]}."),
            Codes.GapsFilled => where + GapsFilled(given, say),
            Codes.LogarithmTaken => where + say.Say(
                $"the values of {given[Codes.Kpi]} are so skewed that they are scored by their logarithm, as the model says.",
                $"värdena för {given[Codes.Kpi]} är så snett fördelade att de poängsätts efter sin logaritm, som modellen anger."),
            Codes.SeriesContinued => say.Say(
                $"{given[Codes.Kpi]} continues {given[Codes.Continues]}.",
                $"{given[Codes.Kpi]} fortsätter serien efter {given[Codes.Continues]}."),
            _ => null,
        };
    }

    private static string GapsFilled(ReasonArguments given, Wording say)
    {
        string middle = given[Codes.FilledWith] switch
        {
            "mean" => say.Word("the mean of the others", "de övrigas medelvärde"),
            "median" => say.Word("the median of the others", "de övrigas median"),
            _ => say.Word("the mean of the others in the county", "medelvärdet av de övriga i länet"),
        };
        return say.Say(
            $"{given.Municipalities(Codes.Count)} without a value of {given[Codes.Kpi]}{given.AmongThem(",")} {(given.Number(Codes.Count) == 1 ? "is" : "are")} given {middle}, as the model says; the percentiles stand on measured values only.",
            $"{given.Municipalities(Codes.Count)} utan värde för {given[Codes.Kpi]}{given.AmongThem(",")} får {middle}, som modellen anger; percentilerna bygger enbart på uppmätta värden.");
    }
}

/// <summary>
/// The arguments of a reason as a sentence needs them. One that is not there is an ellipsis, so that a reason made by hand never fails in a writer.
/// </summary>
internal readonly struct ReasonArguments(Reason reason, Wording say)
{
    private const string Absent = "…";

    public string Code => reason.Code;

    /// <summary>An argument as text.</summary>
    public string this[string name] => Find(name) ?? Absent;

    /// <summary>One of the three indices by its name; an index below them by its id.</summary>
    public string ShortIndex => IndexNames.FromMachines(this[Codes.Index]) is { } kind ? say.Short(kind) : this[Codes.Index];

    public string FullIndex => IndexNames.FromMachines(this[Codes.Index]) is { } kind ? say.Full(kind) : this[Codes.Index];

    /// <summary>The key figure with its title, where that is known.</summary>
    public string Kpi => Find(Codes.Title) is { } title ? $"{this[Codes.Kpi]} ({title})" : this[Codes.Kpi];

    public string NorBefore => Find(Codes.YearBefore) is { } before ? say.Say($", nor for {before}", $", och inte heller för {before}") : "";

    public string NorAdjacent =>
        List(Codes.AdjacentYears) is [{ } after, { } before] ? say.Say($", nor for {after} or {before}", $", och inte heller för {after} eller {before}") : "";

    public string Status => Find(Codes.Status) is { } status ? say.Say($" (Kolada says: {status})", $" (Kolada anger: {InSwedish(status)})") : "";

    public string Span => (Find(Codes.ValidFrom), Find(Codes.ValidTo)) switch
    {
        ({ } from, null) => say.Say($"from {from}", $"från och med {from}"),
        (null, { } to) => say.Say($"to {to}", $"till och med {to}"),
        (var from, var to) => $"{from ?? Absent}–{to ?? Absent}",
    };

    /// <summary>The years, with spans where they follow each other.</summary>
    public string YearSpans =>
        Kolada.Years.Describe(
            [.. List(Codes.Years).Select(year => int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)]);

    public string? Find(string name) => reason.Arguments.TryGetValue(name, out object? value) ? Plain(value) : null;

    public IReadOnlyList<string> List(string name) => reason.Arguments.TryGetValue(name, out object? value)
        ? value is string text ? [text] : value is System.Collections.IEnumerable items ? [.. items.Cast<object>().Select(Plain)] : [Plain(value)]
        : [];

    public string Listed(string name) => string.Join(", ", List(name));

    public double Number(string name) => reason.Arguments.TryGetValue(name, out object? value) && value is IConvertible number and not string
        ? number.ToDouble(CultureInfo.InvariantCulture)
        : double.NaN;

    public string Percent(string name) => (Number(name) * 100).ToString("0.##", say.Culture);

    public string Municipalities(string name) => Number(name) == 1
        ? say.Say($"{this[name]} municipality", $"{this[name]} kommun")
        : say.Say($"{this[name]} municipalities", $"{this[name]} kommuner");

    /// <summary>That the reported municipality is one of those the sentence counts.</summary>
    /// <param name="comma">What follows in English.</param>
    public string AmongThem(string comma) => Find(Codes.Municipality) is { } name ? say.Say($", {name} among them{comma}", $", däribland {name},") : "";

    private string Plain(object value) => value is IFormattable number ? number.ToString(null, say.Culture) : value.ToString() ?? Absent;

    /// <summary>Kolada's own words are English; one that is not known here stands as it is.</summary>
    private static string InSwedish(string status) => status switch
    {
        "Missing" => "ej rapporterat",
        "Privacy" => "sekretess, för få personer",
        "Not applicable" => "ej tillämpligt",
        _ => status,
    };
}
