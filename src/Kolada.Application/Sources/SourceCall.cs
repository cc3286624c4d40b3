using System.Net;

namespace Kolada.Application;

/// <summary>A call to the source that has been answered or has failed; retries are calls of their own.</summary>
public sealed record SourceCall
{
    /// <summary>The address that was asked.</summary>
    public required Uri Address { get; init; }

    /// <summary>The status of the answer; null when none came.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Why no answer came, in the system's words; null when one came or the call was cancelled.</summary>
    public string? Failure { get; init; }

    /// <summary>The time to the first byte of the answer, or to the failure.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How many answers have come so far, this one included.</summary>
    public int AnswerCount { get; init; }
}
