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
}
