using System.Globalization;
using Kolada.Efficiency.Text;
using Codes = Kolada.Efficiency.ReasonCodes;

namespace Kolada.Efficiency.Reasons;

/// <summary>The sentence of each code in both languages.</summary>
internal static class ReasonSentences
{
    /// <summary>The sentence of a reason; of an unknown code, the code with its arguments.</summary>
    public static string Say(Reason reason, ReportLanguage language)
    {
        Texts texts = new(language);
        ReasonArguments given = new(reason, texts);
        return Missing(given, texts) ?? ChoiceOfYear(given, texts) ?? Remark(given, texts) ?? Substitution(given, texts) ?? reason.ToString();
    }

    /// <summary>The sentences of several reasons, one after the other; null for none.</summary>
    public static string? Say(IReadOnlyList<Reason> reasons, ReportLanguage language) =>
        reasons.Count == 0 ? null : string.Join(' ', reasons.Select(reason => reason.ToString(language)));

    /// <summary>Why a number is missing.</summary>
    private static string? Missing(ReasonArguments given, Texts texts) => given.Code switch
    {
        Codes.NoComponents => texts.Format(
            $"The model names no components for {given.ShortIndex} in this area.",
            $"Modellen anger inga nyckeltal för {given.FullIndex} inom området."),
        Codes.OutsideValidYears => texts.Format(
            $"The model {given[Codes.Model]} is not meant for {given[Codes.Year]} in this area (valid: {given.Span}).",
            $"Modellen {given[Codes.Model]} är inte avsedd för {given[Codes.Year]} inom området (gäller {given.Span})."),
        Codes.NoComponentInYear => texts.Format(
            $"None of the model's components for {given.ShortIndex} is part of the index in {given[Codes.Year]}.",
            $"Inget av modellens nyckeltal för {given.FullIndex} ingår i indexet {given[Codes.Year]}."),
        Codes.TooFewComponents => texts.Format(
            $"The model asks for at least {given[Codes.Required]} of {given[Codes.Components]} components, and {given[Codes.Municipality]} has {given[Codes.Present]}.",
            $"Modellen kräver minst {given[Codes.Required]} av {given[Codes.Components]} nyckeltal, och {given[Codes.Municipality]} har {given[Codes.Present]}."),
        Codes.NoEfficiencyWithoutComponents => texts.Format(
            $"The model names no components for {given.ShortIndex} in this area, so there is no efficiency index.",
            $"Modellen anger inga nyckeltal för {given.FullIndex} inom området, så det finns inget effektivitetsindex."),
        Codes.EfficiencyNeedsBoth => NeedsBoth(given, texts),
        Codes.NoValue => texts.Format(
            $"{given[Codes.Municipality]} has no value of {given.Kpi} for {given[Codes.Year]}{given.NorBefore}{given.Status}.",
            $"{given[Codes.Municipality]} har inget värde för {given.Kpi} för {given[Codes.Year]}{given.NorBefore}{given.Status}."),
        Codes.NobodyHasValue => texts.Format(
            $"None of the {given[Codes.Count]} compared municipalities has a value of {given.Kpi} for {given[Codes.Year]}{given.NorBefore}{given.NorAdjacent}{given.Status}.",
            $"Ingen av de {given[Codes.Count]} jämförda kommunerna har något värde för {given.Kpi} för {given[Codes.Year]}{given.NorBefore}{given.NorAdjacent}{given.Status}."),
        Codes.UnknownKpi => texts.Format(
            $"The catalogue that was asked has no key figure {given[Codes.Kpi]}.",
            $"Nyckeltalet {given[Codes.Kpi]} finns inte i den nyckeltalskatalog som har använts."),
        Codes.OnlyOne when given.Find(Codes.Normalise) is not null => texts.Format(
            $"Only {given[Codes.Municipality]} has {WhatIsCompared(given, texts)} among the compared municipalities, so nothing can be compared.",
            $"Bland de jämförda kommunerna har bara {given[Codes.Municipality]} {WhatIsCompared(given, texts)}, så det finns inget att jämföra med."),
        Codes.AllEqual when given.Find(Codes.Normalise) is not null => texts.Format(
            $"All {given[Codes.Count]} compared municipalities that have {WhatIsCompared(given, texts)} have {WhatIsEqual(given, texts)}, so nothing can be compared.",
            $"Alla {given[Codes.Count]} jämförda kommuner som har {WhatIsCompared(given, texts)} har {WhatIsEqual(given, texts)}, så det finns inget att jämföra."),
        Codes.ScoresNotAboveZero => texts.Format(
            $"The model takes a mean for {given.ShortIndex} that needs scores above 0; those of {given[Codes.Municipality]} are 0 or less in {given.Listed(Codes.Kpis)}.",
            $"Modellen tar ett medelvärde för {given.FullIndex} som kräver poäng över 0; för {given[Codes.Municipality]} är de 0 eller lägre i {given.Listed(Codes.Kpis)}."),
        Codes.OnlyOne => texts.Format(
            $"Only {given[Codes.Municipality]} has {WhatIsCompared(given, texts)} among the compared municipalities, so P2.5 = P97.5 and nothing can be compared.",
            $"Bland de jämförda kommunerna har bara {given[Codes.Municipality]} {WhatIsCompared(given, texts)}, så P2,5 = P97,5 och det finns inget att jämföra med."),
        Codes.AllEqual => texts.Format(
            $"P2.5 = P97.5 over the {given[Codes.Count]} compared municipalities that have {WhatIsCompared(given, texts)}: (nearly) all have {WhatIsEqual(given, texts)}, so nothing can be compared.",
            $"P2,5 = P97,5 för de {given[Codes.Count]} jämförda kommuner som har {WhatIsCompared(given, texts)}: (nästan) alla har {WhatIsEqual(given, texts)}, så det finns inget att jämföra."),
        _ => null,
    };

    private static string NeedsBoth(ReasonArguments given, Texts texts) => given.List(Codes.Indices) switch
    {
        ["resource"] => texts.Say("Resource is missing, and efficiency needs both.", "Resursindex saknas, och effektivitetsindex kräver båda indexen."),
        ["quality"] => texts.Say("Quality is missing, and efficiency needs both.", "Kvalitetsindex saknas, och effektivitetsindex kräver båda indexen."),
        _ => texts.Say(
            "Resource and quality are both missing, and efficiency needs both.",
            "Både resursindex och kvalitetsindex saknas, och effektivitetsindex kräver båda."),
    };

    private static string WhatIsCompared(ReasonArguments given, Texts texts) => given[Codes.Of] switch
    {
        "component" => texts.Say("a value of ", "ett värde för ") + given.Kpi,
        "index" => texts.Format($"the components of {given.ShortIndex}", $"de nyckeltal som {given.FullIndex} kräver"),
        _ => texts.Say("both indices", "båda indexen"),
    };

    private static string WhatIsEqual(ReasonArguments given, Texts texts) => given[Codes.Of] switch
    {
        "component" => texts.Say("the same value", "samma värde"),
        "index" => texts.Say("the same weighted mean of their scores", "samma vägda medelvärde av poängen"),
        _ => texts.Say("the same mean of the two indices", "samma medelvärde av de två indexen"),
    };

    /// <summary>Why a year was chosen.</summary>
    private static string? ChoiceOfYear(ReasonArguments given, Texts texts) => given.Code switch
    {
        Codes.LatestCoveredYear => texts.Format(
            $"{given[Codes.AreaTitle]}: {given[Codes.Year]} is the latest year in which {Wanted(given, texts)} can be computed for at least {given.Percent(Codes.Coverage)} % of the compared municipalities ({given[Codes.Covered]} of {given[Codes.Compared]}).",
            $"{given[Codes.AreaTitle]}: {given[Codes.Year]} är det senaste år för vilket {Wanted(given, texts)} kan beräknas för minst {given.Percent(Codes.Coverage)} % av de jämförda kommunerna ({given[Codes.Covered]} av {given[Codes.Compared]})."),
        Codes.BestCoveredYear => texts.Format(
            $"{given[Codes.AreaTitle]}: in no year can {Wanted(given, texts)} be computed for at least {given.Percent(Codes.Coverage)} % of the compared municipalities; {given[Codes.Year]} is the best-covered year, the latest of equals ({given[Codes.Covered]} of {given[Codes.Compared]}).",
            $"{given[Codes.AreaTitle]}: för inget år kan {Wanted(given, texts)} beräknas för minst {given.Percent(Codes.Coverage)} % av de jämförda kommunerna; {given[Codes.Year]} är året med bäst täckning, det senaste av lika ({given[Codes.Covered]} av {given[Codes.Compared]})."),
        Codes.NoCoveredYear => texts.Format(
            $"{given[Codes.AreaTitle]}: in no year can {Wanted(given, texts)} be computed for any of the {given[Codes.Compared]} compared municipalities; {given[Codes.Year]} is the latest year with values.",
            $"{given[Codes.AreaTitle]}: för inget år kan {Wanted(given, texts)} beräknas för någon av de {given[Codes.Compared]} jämförda kommunerna; {given[Codes.Year]} är det senaste året med värden."),
        Codes.NoYear => texts.Say(
            "No compared municipality has a value of any of the model's key figures, so there is no year to report.",
            "Ingen av de jämförda kommunerna har något värde för modellens nyckeltal, så det finns inget år att redovisa."),
        Codes.YearsLeftOut => texts.Format(
            $"{given.YearSpans} {(given.List(Codes.Years).Count == 1 ? "is" : "are")} left out: {given[Codes.Covered]} of {given[Codes.Compared]} compared municipalities have all indices of the area, fewer than nine tenths.",
            $"{given.YearSpans} är inte med: {given[Codes.Covered]} av {given[Codes.Compared]} jämförda kommuner har områdets alla index, färre än nio tiondelar."),
        _ => null,
    };

    private static string Wanted(ReasonArguments given, Texts texts) => given.List(Codes.Indices) switch
    {
        ["resource"] => texts.Say("the resource index", "resursindex"),
        ["quality"] => texts.Say("the quality index", "kvalitetsindex"),
        _ => texts.Say("the resource, quality and efficiency index", "resurs-, kvalitets- och effektivitetsindex"),
    };

    /// <summary>What a reader should know of the whole comparison.</summary>
    private static string? Remark(ReasonArguments given, Texts texts) => given.Code switch
    {
        Codes.FewCompared => texts.Format(
            $"Only {given.Municipalities(Codes.Compared)} {(given.Number(Codes.Compared) == 1 ? "is" : "are")} compared: with fewer than {given[Codes.CoarseBelow]} the percentiles P2.5 and P97.5 are coarse, little else than the lowest and the highest value.",
            $"Endast {given.Municipalities(Codes.Compared)} jämförs: med färre än {given[Codes.CoarseBelow]} blir percentilerna P2,5 och P97,5 grova, knappt mer än det lägsta och det högsta värdet."),
        Codes.FewValues => texts.Format(
            $"{given[Codes.AreaTitle]}: only {given.Municipalities(Codes.Count)} {(given.Number(Codes.Count) == 1 ? "has" : "have")} a value of {given[Codes.Kpi]} in {given.Listed(Codes.Years)}: with fewer than {given[Codes.CoarseBelow]} the percentiles P2.5 and P97.5 are coarse, little else than the lowest and the highest value.",
            $"{given[Codes.AreaTitle]}: endast {given.Municipalities(Codes.Count)} har värde för {given[Codes.Kpi]} för {given.Listed(Codes.Years)}: med färre än {given[Codes.CoarseBelow]} blir percentilerna P2,5 och P97,5 grova, knappt mer än det lägsta och det högsta värdet."),
        Codes.ExcludedMembers => texts.Format(
            $"Left out of the comparison, since they are not municipalities that Kolada lists: {given.Listed(Codes.Ids)}.",
            $"Ingår inte i jämförelsen, eftersom de inte finns bland Koladas kommuner: {given.Listed(Codes.Ids)}."),
        Codes.OwnFigures => texts.Format(
            $"Not from Kolada but the user's own: {given.Listed(Codes.Kpis)}.",
            $"Inte från Kolada utan egna uppgifter: {given.Listed(Codes.Kpis)}."),
        Codes.PartlyCovered => texts.Format(
            $"{given[Codes.AreaTitle]}: {given[Codes.Count]} of {given[Codes.Compared]} compared municipalities have the {given.FullIndex} in {given.Listed(Codes.Years)}; ranks and quarters are among these.",
            $"{given[Codes.AreaTitle]}: {given[Codes.Count]} av {given[Codes.Compared]} jämförda kommuner har {given.FullIndex} för {given.Listed(Codes.Years)}; placeringar och fjärdedelar avser dessa."),
        Codes.OtherMethod => texts.Format(
            $"{given[Codes.AreaTitle]}: the {given.FullIndex} is made by another method than RKA's (normalise: {given[Codes.Normalise]}), as the model says; its scale may be another than 0 to 100.",
            $"{given[Codes.AreaTitle]}: {given.FullIndex} beräknas med en annan metod än RKA:s (normalise: {given[Codes.Normalise]}), som modellen anger; skalan kan vara en annan än 0 till 100."),
        Codes.Text => texts.Language == ReportLanguage.Swedish && given.Find(Codes.Swedish) is { } swedish ? swedish : given[Codes.English],
        _ => null,
    };

    /// <summary>What stands in for something else.</summary>
    private static string? Substitution(ReasonArguments given, Texts texts)
    {
        string where = $"{given[Codes.AreaTitle]} {given[Codes.Year]}: ";
        return given.Code switch
        {
            Codes.KpiSubstituted => where + texts.Format(
                $"{given[Codes.Kpi]} stands in for {given[Codes.InsteadOf]}, as the model says.",
                $"{given[Codes.Kpi]} ersätter {given[Codes.InsteadOf]}, som modellen anger."),
            Codes.YearSubstituted => where + texts.Format(
                $"{given[Codes.Kpi]} has no values that year; those of {given[Codes.ValueYear]} are used.",
                $"{given[Codes.Kpi]} saknar värden det året; värdena för {given[Codes.ValueYear]} används."),
            Codes.YearBeforeUsed => where + texts.Format(
                $"for {given.Municipalities(Codes.Count)} without a value of {given[Codes.Kpi]}{given.AmongThem("")}, the value of {given[Codes.ValueYear]} is used.",
                $"för {given.Municipalities(Codes.Count)} utan värde för {given[Codes.Kpi]}{given.AmongThem("")} används värdet för {given[Codes.ValueYear]}."),
            Codes.GapsFilled => where + GapsFilled(given, texts),
            Codes.LogarithmTaken => where + texts.Format(
                $"the values of {given[Codes.Kpi]} are so skewed that they are scored by their logarithm, as the model says.",
                $"värdena för {given[Codes.Kpi]} är så snett fördelade att de poängsätts efter sin logaritm, som modellen anger."),
            Codes.SeriesContinued => texts.Format(
                $"{given[Codes.Kpi]} continues {given[Codes.Continues]}.",
                $"{given[Codes.Kpi]} fortsätter serien efter {given[Codes.Continues]}."),
            _ => null,
        };
    }

    private static string GapsFilled(ReasonArguments given, Texts texts)
    {
        string middle = given[Codes.FilledWith] switch
        {
            "mean" => texts.Say("the mean of the others", "de övrigas medelvärde"),
            "median" => texts.Say("the median of the others", "de övrigas median"),
            _ => texts.Say("the mean of the others in the county", "medelvärdet av de övriga i länet"),
        };
        return texts.Format(
            $"{given.Municipalities(Codes.Count)} without a value of {given[Codes.Kpi]}{given.AmongThem(",")} {(given.Number(Codes.Count) == 1 ? "is" : "are")} given {middle}, as the model says; the percentiles stand on measured values only.",
            $"{given.Municipalities(Codes.Count)} utan värde för {given[Codes.Kpi]}{given.AmongThem(",")} får {middle}, som modellen anger; percentilerna bygger enbart på uppmätta värden.");
    }
}

/// <summary>
/// The arguments of a reason as a sentence needs them. One that is not there is an ellipsis, so that a reason made by hand never fails in a writer.
/// </summary>
internal readonly struct ReasonArguments(Reason reason, Texts texts)
{
    private const string Absent = "…";

    public string Code => reason.Code;

    /// <summary>An argument as text.</summary>
    public string this[string name] => Find(name) ?? Absent;

    /// <summary>One of the three indices by its name; an index below them by its id.</summary>
    public string ShortIndex => IndexNames.FromMachines(this[Codes.Index]) is { } kind ? texts.Short(kind) : this[Codes.Index];

    public string FullIndex => IndexNames.FromMachines(this[Codes.Index]) is { } kind ? texts.Full(kind) : this[Codes.Index];

    /// <summary>The key figure with its title, where that is known.</summary>
    public string Kpi => Find(Codes.Title) is { } title ? $"{this[Codes.Kpi]} ({title})" : this[Codes.Kpi];

    public string NorBefore => Find(Codes.YearBefore) is { } before ? texts.Format($", nor for {before}", $", och inte heller för {before}") : "";

    public string NorAdjacent =>
        List(Codes.AdjacentYears) is [{ } after, { } before] ? texts.Format($", nor for {after} or {before}", $", och inte heller för {after} eller {before}") : "";

    public string Status => Find(Codes.Status) is { } status ? texts.Format($" (Kolada says: {status})", $" (Kolada anger: {InSwedish(status)})") : "";

    public string Span => (Find(Codes.ValidFrom), Find(Codes.ValidTo)) switch
    {
        ({ } from, null) => texts.Format($"from {from}", $"från och med {from}"),
        (null, { } to) => texts.Format($"to {to}", $"till och med {to}"),
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

    public string Percent(string name) => (Number(name) * 100).ToString("0.##", texts.Culture);

    public string Municipalities(string name) => Number(name) == 1
        ? texts.Format($"{this[name]} municipality", $"{this[name]} kommun")
        : texts.Format($"{this[name]} municipalities", $"{this[name]} kommuner");

    /// <summary>That the reported municipality is one of those the sentence counts.</summary>
    /// <param name="comma">What follows in English.</param>
    public string AmongThem(string comma) => Find(Codes.Municipality) is { } name ? texts.Format($", {name} among them{comma}", $", däribland {name},") : "";

    private string Plain(object value) => value is IFormattable number ? number.ToString(null, texts.Culture) : value.ToString() ?? Absent;

    /// <summary>Kolada's own words are English; one that is not known here stands as it is.</summary>
    private static string InSwedish(string status) => status switch
    {
        "Missing" => "ej rapporterat",
        "Privacy" => "sekretess, för få personer",
        "Not applicable" => "ej tillämpligt",
        _ => status,
    };
}
