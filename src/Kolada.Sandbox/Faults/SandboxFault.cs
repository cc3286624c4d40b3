namespace Kolada.Sandbox;

/// <summary>What can go wrong with an answer. A fault that does not fit a request leaves the answer as it is.</summary>
public enum SandboxFault
{
    /// <summary>
    /// Nobody answers. In process a <see cref="HttpRequestException"/> with <see cref="HttpRequestError.ConnectionError"/>. On a socket the
    /// connection is reset before a byte is sent; with <see cref="FaultSchedule.Always"/> and no path the port refuses connections.
    /// </summary>
    RefusedConnection,

    /// <summary>The connection is reset after the headers, before the first byte of the body.</summary>
    ResetBeforeBody,

    /// <summary>The connection is reset in the middle of the body.</summary>
    ResetInsideBody,

    /// <summary>The connection is closed in order in the middle of the body, short of the announced length.</summary>
    EndInsideBody,

    /// <summary>No headers ever come; ends when the client gives up.</summary>
    StallBeforeHeaders,

    /// <summary>Half of the body comes and then nothing; ends when the client gives up.</summary>
    StallInsideBody,

    /// <summary>The body comes in 16 pieces, <see cref="FaultRule.Interval"/> before each.</summary>
    SlowTrickle,

    /// <summary>429 without Retry-After.</summary>
    TooManyRequests,

    /// <summary>429 with Retry-After in seconds, <see cref="FaultRule.RetryAfter"/>.</summary>
    TooManyRequestsWithSeconds,

    /// <summary>429 with Retry-After as a date, <see cref="FaultRule.RetryAfter"/> from now.</summary>
    TooManyRequestsWithDate,

    /// <summary>429 with a Retry-After of more than three years.</summary>
    TooManyRequestsWithAbsurdWait,

    /// <summary>500 with a page of HTML.</summary>
    InternalServerError,

    /// <summary>502 with a page of HTML.</summary>
    BadGateway,

    /// <summary>503 with a page of HTML.</summary>
    ServiceUnavailable,

    /// <summary>200 with the first half of the JSON, and a length that says that this is all.</summary>
    TruncatedJson,

    /// <summary>200 with a page of HTML where JSON should be.</summary>
    WrongContentType,

    /// <summary>200 with well-formed JSON of another shape.</summary>
    WrongShape,

    /// <summary>One item lacks its id, one row its period.</summary>
    MissingFields,

    /// <summary>Envelope, items and value entries have unknown fields.</summary>
    ExtraFields,

    /// <summary>A page after the first brings the items of the page before it once more.</summary>
    DuplicatedPage,

    /// <summary>The envelope's <c>count</c> is one too high.</summary>
    WrongCount,

    /// <summary><c>next_url</c> points to another host, with the right path and query.</summary>
    NextUrlOnOtherHost,

    /// <summary><c>next_url</c> points to this same page, also on the last one.</summary>
    NextUrlLooping,

    /// <summary>A gzip body with damaged bytes; only for clients that accept gzip.</summary>
    DamagedGzip,

    /// <summary>A small gzip body that unpacks to 512 MiB; only for clients that accept gzip.</summary>
    ExplodingGzip,

    /// <summary>The items of a page in another order.</summary>
    UnsortedRows,

    /// <summary>The genders of each row in reversed order; only for data.</summary>
    GendersReordered,

    /// <summary>Rows without the entry for T; only for data.</summary>
    TotalMissing,

    /// <summary>Rows of a group that nobody asked for among those of the municipalities; only for data.</summary>
    GroupRowsAmongMunicipalities,

    /// <summary>The first item of a list (for data: its KPI) is withdrawn after the first page was read, and stays so.</summary>
    VanishedBetweenPages,

    /// <summary>404 when an id in the path is unknown.</summary>
    NotFoundForUnknownIds,

    /// <summary>410, as the retired API version answers.</summary>
    Gone,

    // Lists and pages.

    /// <summary>The whole list comes in another order at each request, and its pages are cut from that; fits lists of two items or more.</summary>
    ListInOtherOrder,

    /// <summary>Three pairs of items anywhere in the whole list have changed places, others at each request; fits lists of two items or more.</summary>
    PairsSwapped,

    /// <summary>The envelope has no <c>next_url</c> at all, also where there is no next page.</summary>
    NextUrlAbsent,

    /// <summary>The link is there, but under the name <c>next_page</c>, as in the retired version of the API.</summary>
    NextUrlNamedNextPage,

    /// <summary>The link is there, but under the name <c>nextUrl</c>.</summary>
    NextUrlMisspelt,

    /// <summary><c>next_url</c> is null on a page after which there is another.</summary>
    NextUrlNullOnFullPage,

    /// <summary><c>next_url</c> leads past the next page: from page 1 to page 3.</summary>
    PageSkipped,

    /// <summary>A page that has a next one lacks its last item; <c>count</c> agrees.</summary>
    PageOneRowShort,

    /// <summary><c>next_url</c> has a page number and no <c>per_page</c>: it means pages of 5,000, whatever was asked for.</summary>
    NextUrlWithoutPerPage,

    /// <summary><c>next_url</c> has an opaque <c>cursor</c> in place of the page number; it leads to the right page.</summary>
    NextUrlWithoutPageNumber,

    /// <summary>
    /// The service's largest page is <see cref="FaultRule.PageSize"/>: who asks for more gets that many, and links in that size. Nothing is missing.
    /// </summary>
    SmallerPages,

    /// <summary>A page after the first is empty, and leads on to the page after it.</summary>
    EmptyPageBetween,

    /// <summary>The last page leads on to an empty one, and every empty one to another.</summary>
    EmptyPagesWithoutEnd,

    /// <summary>The envelope has <c>values</c> and <c>count</c> a second time: no items.</summary>
    RepeatedMemberInEnvelope,

    /// <summary>The last item of a page has a member a second time: an entity another title, a row a value of 0.</summary>
    RepeatedMemberInItem,

    /// <summary>An item of the page comes again at its end, with the same id (a row with the same KPI, place and year) and other content.</summary>
    SameIdWithOtherContent,

    // The answer to another question.

    /// <summary>One row of the answer is said to be of a KPI that was not asked for; only where KPIs are asked for by id.</summary>
    RowOfOtherKpi,

    /// <summary>One row is said to be of a municipality or unit that was not asked for; only where these are asked for by id.</summary>
    RowOfOtherPlace,

    /// <summary>One row is said to be of a year that was not asked for; only where years are asked for.</summary>
    RowOfOtherYear,

    /// <summary>Rows of all municipalities, whichever were asked for; only for data of municipalities by id.</summary>
    AllMunicipalities,

    /// <summary>The answer to the call before this one that asked for something else, as from a connection whose answers are one behind.</summary>
    AnswerOfAnotherCall,

    /// <summary>One item, or the KPI of one row, has an id of the form <c>own:…</c>, which Kolada never gives.</summary>
    OwnIdFromService,

    /// <summary>An empty list; only for lists of KPIs, municipalities, units and groups that are not narrowed by id, title or otherwise.</summary>
    EmptyList,

    /// <summary>A list that lacks every fifth item, on all its pages alike; fits the lists that <see cref="EmptyList"/> fits.</summary>
    ShrunkenList,

    /// <summary>404 for a call with ids in its path, although they are known.</summary>
    NotFoundForKnownIds,

    // Bodies and headers.

    /// <summary>A gzip body that ends before its checksum and length; only for clients that accept gzip.</summary>
    GzipWithoutTrailer,

    /// <summary>A gzip body whose checksum is another's; only for clients that accept gzip.</summary>
    GzipWithWrongChecksum,

    /// <summary>A gzip body that tells another length than it has; only for clients that accept gzip.</summary>
    GzipWithWrongLength,

    /// <summary>A brotli body with damaged bytes; only for clients that accept brotli.</summary>
    DamagedBrotli,

    /// <summary>A <c>Content-Encoding</c> that names gzip 5,000 times, over a body that is packed once; only for clients that accept gzip.</summary>
    ManyContentEncodings,

    /// <summary>The answer behind 512 MiB of blanks that are not packed; no length is announced.</summary>
    OversizedBody,

    /// <summary>A right answer whose <c>Date</c> is of the year 1601 or 9999.</summary>
    DateFarAway,

    /// <summary>429 with a Retry-After of 317 years, in seconds.</summary>
    TooManyRequestsForCenturies,

    /// <summary>429 with the last second of the year 9999 as its Retry-After.</summary>
    TooManyRequestsUntilYear9999,

    /// <summary>302 to the same path on another host, <c>http://elsewhere.invalid:8081</c>.</summary>
    RedirectToOtherHost,

    /// <summary>302 to a file: <c>file:///etc/hostname</c>.</summary>
    RedirectToFile,

    // Texts.

    /// <summary>Control, escape and bidirectional characters in every title, or in the status of every value.</summary>
    ControlCharactersInTexts,

    /// <summary>Half of a surrogate pair, escaped, in the first title or status of the page.</summary>
    HalfSurrogateInText,

    /// <summary>One title has 10,000 characters more; not for data.</summary>
    LongTitle,

    /// <summary>Every value has a status of its own, unlike any other; only for data.</summary>
    DistinctStatuses,

    /// <summary>The first thousand values of a page have statuses of 10,000 characters each, all of them different; only for data.</summary>
    LongStatuses,
}
