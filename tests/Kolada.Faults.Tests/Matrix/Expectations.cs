namespace Kolada.Faults.Tests.Matrix;

/// <summary>What must come of a reading.</summary>
/// <param name="Outcome">In the words of <see cref="Outcomes"/>.</param>
/// <param name="Names">What the exception's message must say.</param>
internal sealed record Expected(string Outcome, params string[] Names);

/// <summary>What must come of a fault, however often it strikes.</summary>
internal sealed record ExpectedRow(SandboxFault Fault, Expected Once, Expected EveryThird, Expected Always)
{
    public Expected this[Occurrence occurrence] => occurrence switch
    {
        Occurrence.Once => Once,
        Occurrence.EveryThird => EveryThird,
        _ => Always,
    };
}

/// <summary>
/// What must come of every cell of the matrix: stated here, not derived from a run. Once and now and then, whatever another attempt
/// can mend is mended; nothing is ever left out without a word.
/// </summary>
internal static class Expectations
{
    private static readonly Expected Equal = new(Outcomes.Equal);
    private static readonly Expected InOtherOrder = new(Outcomes.InOtherOrder);
    private static readonly Expected WithoutTotal = new(Outcomes.WithoutTotal);
    private static readonly Expected WithoutWithdrawn = new(Outcomes.WithoutWithdrawn);
    private static readonly Expected NotApplicable = new(Outcomes.NotApplicable);
    private static readonly Expected TimesOut = new(
        Outcomes.TimesOut,
        "was not answered within 100 seconds",
        "(KoladaClientOptions.CallTimeout)",
        "stood still for 30 seconds");
    private static readonly Expected Unreachable = Fails(KoladaErrorKind.Unreachable, null, "could not be reached, or the connection broke", "Tried 5 times.");
    private static readonly Expected Invalid = Fails(
        KoladaErrorKind.InvalidAnswer,
        null,
        "the answer is not what Kolada's API promises",
        "Tried 5 times.",
        "Nothing of the answer was used");
    private static readonly Expected Busy = Refused(429, "(too many requests)", "Tried 5 times.", "KoladaException.RetryAfter");
    private static readonly Expected BusyForLong = Refused(429, "(too many requests)", "KoladaException.RetryAfter");
    private static readonly Expected Retired = Refused(410, "(gone)", "KoladaClientOptions.BaseAddress");
    private static readonly Expected LeadsBack = Fails(KoladaErrorKind.InvalidAnswer, null, "cannot be read to its end", "lead back to");
    private static readonly Expected Moves = Fails(
        KoladaErrorKind.InvalidAnswer,
        null,
        "cannot be read to its end",
        "changes while it is read, or brings pages again");

    private static readonly Expected Unsaid = Invalid with { Names = [.. Invalid.Names, "next_url"] };
    private static readonly Expected NotAsked = Invalid with { Names = [.. Invalid.Names, "was not asked for"] };

    /// <summary>
    /// What the matrix cannot judge, since other data come of it rightly: shorter lists and empty answers, which no client can tell
    /// from the truth (<c>docs/completeness.md</c> says so), other texts, and known ids that all of the service calls unknown.
    /// </summary>
    public static IReadOnlyList<SandboxFault> NotJudged { get; } =
    [
        SandboxFault.ShrunkenList, SandboxFault.AnswerOfAnotherCall, SandboxFault.NotFoundForKnownIds, SandboxFault.ControlCharactersInTexts,
        SandboxFault.LongTitle, SandboxFault.DistinctStatuses, SandboxFault.LongStatuses,
    ];

    /// <summary>The faults that every endpoint is tried with: of the connection, of time, of the service, of the body, of its content.</summary>
    private static readonly SandboxFault[] Representative =
    [
        SandboxFault.ResetInsideBody, SandboxFault.StallBeforeHeaders, SandboxFault.TooManyRequestsWithSeconds,
        SandboxFault.TruncatedJson, SandboxFault.MissingFields,
    ];

    /// <summary>Faults that every endpoint meets in the same way.</summary>
    private static readonly ExpectedRow[] Everywhere =
    [
        Mended(SandboxFault.RefusedConnection, Unreachable),
        Mended(SandboxFault.ResetBeforeBody, Unreachable),
        Mended(SandboxFault.ResetInsideBody, Unreachable),
        Mended(SandboxFault.EndInsideBody, Unreachable),
        Mended(SandboxFault.StallBeforeHeaders, TimesOut),
        Mended(SandboxFault.StallInsideBody, TimesOut),
        Always(SandboxFault.SlowTrickle, Equal),
        Mended(SandboxFault.TooManyRequests, Busy),
        Mended(SandboxFault.TooManyRequestsWithSeconds, Busy),
        Mended(SandboxFault.TooManyRequestsWithDate, Busy),
        Always(SandboxFault.TooManyRequestsWithAbsurdWait, BusyForLong),
        Mended(SandboxFault.InternalServerError, Refused(500, "(the service failed)", "Tried 5 times.")),
        Mended(SandboxFault.BadGateway, Refused(502, "(the service failed)", "Tried 5 times.")),
        Mended(SandboxFault.ServiceUnavailable, Refused(503, "(the service failed)", "Tried 5 times.")),
        Mended(SandboxFault.TruncatedJson, Invalid),
        Mended(SandboxFault.WrongContentType, Invalid with { Names = [.. Invalid.Names, "The content type is 'text/html', not JSON"] }),
        Mended(SandboxFault.WrongShape, Invalid),
        Mended(SandboxFault.MissingFields, Invalid),
        Always(SandboxFault.ExtraFields, Equal),
        Mended(SandboxFault.WrongCount, Invalid with { Names = [.. Invalid.Names, "count says"] }),
        Always(SandboxFault.NextUrlLooping, LeadsBack),
        Mended(SandboxFault.DamagedGzip, Invalid),
        Mended(SandboxFault.ExplodingGzip, Invalid with { Names = [.. Invalid.Names, "longer than 16777216 bytes (KoladaClientOptions.MaxBodyBytes)"] }),
        Always(SandboxFault.Gone, Retired),
    ];

    /// <summary>Faults of meaning, on a list or on data of one page.</summary>
    /// <param name="list">What a fault of lists of several pages, or of entities, comes to.</param>
    /// <param name="data">What a fault of data comes to.</param>
    private static ExpectedRow[] OfMeaning(Func<ExpectedRow, ExpectedRow> list, Func<ExpectedRow, ExpectedRow> data) =>
    [
        list(Mended(SandboxFault.ListInOtherOrder, Moves)),
        list(new(SandboxFault.PairsSwapped, InOtherOrder, Equal, Moves)),
        Mended(SandboxFault.NextUrlAbsent, Unsaid),
        Mended(SandboxFault.NextUrlNamedNextPage, Unsaid),
        Mended(SandboxFault.NextUrlMisspelt, Unsaid),
        list(Always(SandboxFault.NextUrlNullOnFullPage, Equal)),
        list(Always(SandboxFault.PageSkipped, Equal)),
        list(Always(SandboxFault.PageOneRowShort, Equal)),
        list(Always(SandboxFault.NextUrlWithoutPerPage, Equal)),
        list(Always(SandboxFault.NextUrlWithoutPageNumber, Equal)),
        list(Always(SandboxFault.SmallerPages, Equal)),
        list(Mended(SandboxFault.EmptyPageBetween, Moves)),
        Mended(SandboxFault.EmptyPagesWithoutEnd, Moves),
        Mended(SandboxFault.RepeatedMemberInEnvelope, Invalid),
        Mended(SandboxFault.RepeatedMemberInItem, Invalid),
        Mended(SandboxFault.SameIdWithOtherContent, Invalid with { Names = [.. Invalid.Names, "occurs twice"] }),
        data(Mended(SandboxFault.RowOfOtherKpi, NotAsked)),
        data(Mended(SandboxFault.RowOfOtherPlace, NotAsked)),
        data(Mended(SandboxFault.RowOfOtherYear, NotAsked)),
        data(Mended(SandboxFault.AllMunicipalities, NotAsked)),
        Mended(SandboxFault.OwnIdFromService, Invalid),
        list(Mended(SandboxFault.EmptyList, Invalid with { Names = [.. Invalid.Names, "is empty"] })),
        Mended(SandboxFault.GzipWithoutTrailer, Invalid),
        Mended(SandboxFault.GzipWithWrongChecksum, Invalid),
        Mended(SandboxFault.GzipWithWrongLength, Invalid),
        Always(SandboxFault.DamagedBrotli, NotApplicable),
        Mended(SandboxFault.ManyContentEncodings, Invalid),
        Mended(SandboxFault.OversizedBody, Invalid),
        Always(SandboxFault.DateFarAway, Equal),
        Always(SandboxFault.TooManyRequestsForCenturies, BusyForLong),
        Always(SandboxFault.TooManyRequestsUntilYear9999, BusyForLong),
        Always(SandboxFault.RedirectToOtherHost, Refused(302)),
        Always(SandboxFault.RedirectToFile, Refused(302)),
        Mended(SandboxFault.HalfSurrogateInText, Invalid),
    ];

    private static ExpectedRow Fits(ExpectedRow row) => row;

    /// <summary>A list of one page: what strikes where pages meet fits none, and the order of its rows does not matter.</summary>
    private static ExpectedRow OnOnePage(ExpectedRow row) =>
        row.Fault is SandboxFault.ListInOtherOrder or SandboxFault.PairsSwapped or SandboxFault.SmallerPages ? Always(row.Fault, Equal) : FitsNot(row);

    private static ExpectedRow FitsNot(ExpectedRow row) => Always(row.Fault, NotApplicable);

    public static IReadOnlyList<ExpectedRow> KpiList { get; } = InOrder(
        OfMeaning(list: Fits, data: FitsNot),
        Mended(SandboxFault.DuplicatedPage, Moves),
        Always(SandboxFault.NextUrlOnOtherHost, Equal),
        Always(SandboxFault.UnsortedRows, InOtherOrder),
        Always(SandboxFault.GendersReordered, NotApplicable),
        Always(SandboxFault.TotalMissing, NotApplicable),
        Always(SandboxFault.GroupRowsAmongMunicipalities, NotApplicable),
        Always(SandboxFault.VanishedBetweenPages, Equal),
        Always(SandboxFault.NotFoundForUnknownIds, NotApplicable));

    public static IReadOnlyList<ExpectedRow> Data { get; } = InOrder(
        OfMeaning(list: OnOnePage, data: Fits),
        Always(SandboxFault.DuplicatedPage, NotApplicable),
        Always(SandboxFault.NextUrlOnOtherHost, NotApplicable),
        Always(SandboxFault.UnsortedRows, Equal),
        Always(SandboxFault.GendersReordered, Equal),
        Always(SandboxFault.TotalMissing, WithoutTotal),
        Always(SandboxFault.GroupRowsAmongMunicipalities, Equal),
        Always(SandboxFault.VanishedBetweenPages, NotApplicable),
        Always(SandboxFault.NotFoundForUnknownIds, Equal));

    /// <summary>The representative faults.</summary>
    public static IReadOnlyList<ExpectedRow> Others { get; } = [.. Everywhere.Where(row => Representative.Contains(row.Fault))];

    /// <summary>Faults that strike where pages meet, or that could confuse whoever joins them, on a list of several pages.</summary>
    public static IReadOnlyList<ExpectedRow> BetweenPages(Endpoint endpoint) =>
    [
        Mended(SandboxFault.DuplicatedPage, Moves),
        Withdrawal(endpoint),
        Everywhere.Single(row => row.Fault == SandboxFault.WrongCount),
        endpoint.Pages == 3
            ? Always(SandboxFault.NextUrlOnOtherHost, Equal) with { EveryThird = NotApplicable } // every third page is the last, which has no link
            : Always(SandboxFault.NextUrlOnOtherHost, Equal),
        Everywhere.Single(row => row.Fault == SandboxFault.NextUrlLooping) is var loops && endpoint.Path == "/data/kpi/{ids}/year/{years}"
            ? loops with { EveryThird = Equal } // the pages that lead back are asked for by position all the same
            : loops,
        endpoint.Path == "/ou" ? new(SandboxFault.UnsortedRows, InOtherOrder, Moves, Moves)
            : endpoint.Path == "/data/kpi/{ids}/year/{years}" ? new(SandboxFault.UnsortedRows, Equal, Moves, Moves)
            : Always(SandboxFault.UnsortedRows, endpoint.IsTable ? Equal : InOtherOrder),
        Always(SandboxFault.GendersReordered, endpoint.Path == "/ou" ? NotApplicable : Equal),
        .. endpoint.IsTable ? OfTables(endpoint) : [],
    ];

    /// <summary>
    /// A group that was not asked for is left out; where all groups are asked for it is there already, and a page that brings it twice is
    /// no answer.
    /// </summary>
    private static ExpectedRow[] OfTables(Endpoint endpoint) =>
    [
        Always(SandboxFault.TotalMissing, WithoutTotal),
        endpoint.Path == "/data/kpi/{ids}/year/{years}"
            ? new(SandboxFault.GroupRowsAmongMunicipalities, Equal, Moves, Invalid with { Names = [.. Invalid.Names, "G33621", "occurs twice"] })
            : Always(SandboxFault.GroupRowsAmongMunicipalities, Equal),
    ];

    /// <summary>
    /// What was read before it was withdrawn is in the list; a later reading lacks it, or names it where it was asked for. With a
    /// withdrawal at every call, one of few KPIs, nothing is left to join the pages by.
    /// </summary>
    private static ExpectedRow Withdrawal(Endpoint endpoint) => endpoint.Path switch
    {
        "/ou" => new(SandboxFault.VanishedBetweenPages, Equal, WithoutWithdrawn, Equal),
        "/data/kpi/{ids}/year/{years}" => new(
            SandboxFault.VanishedBetweenPages,
            Equal,
            Fails(KoladaErrorKind.NotFound, null, "Kolada does not know N00097", "DataQuery.UnknownIds"),
            Fails(KoladaErrorKind.NotFound, null, "Kolada does not know N00097", "DataQuery.UnknownIds")),
        "/oudata/kpi/{ids}/year/{years}" => Mended(SandboxFault.VanishedBetweenPages, Moves),
        _ => Always(SandboxFault.VanishedBetweenPages, Equal),
    };

    private static ExpectedRow[] InOrder(ExpectedRow[] ofMeaning, params ReadOnlySpan<ExpectedRow> own) =>
        [.. Everywhere.Concat(ofMeaning).Concat(own.ToArray()).OrderBy(row => row.Fault)];

    /// <summary>Mended by other attempts, unless all fail.</summary>
    private static ExpectedRow Mended(SandboxFault fault, Expected always) => new(fault, Equal, Equal, always);

    /// <summary>The same however often it strikes.</summary>
    private static ExpectedRow Always(SandboxFault fault, Expected expected) => new(fault, expected, expected, expected);

    private static Expected Refused(int status, params string[] names) => Fails(KoladaErrorKind.Refused, status, [$"Kolada answered {status}", .. names]);

    private static Expected Fails(KoladaErrorKind kind, int? status, params string[] names) => new(Outcomes.Fails(kind, status), names);
}
