using System.Net;
using Kolada.Client.Text;

namespace Kolada;

/// <summary>What kind of trouble a <see cref="KoladaException"/> reports, by what a caller can do about it.</summary>
public enum KoladaErrorKind
{
    /// <summary>Something else; only an exception that was made without a kind has it.</summary>
    Other = 0,

    /// <summary>No connection, or it broke, after all retries: check the network, a proxy, the base address; try again later.</summary>
    Unreachable = 1,

    /// <summary>The service answered with an error status: it is overloaded, or refuses the request.</summary>
    Refused = 2,

    /// <summary>What was asked for does not exist: check the ids or names in <see cref="KoladaException.Missing"/>.</summary>
    NotFound = 3,

    /// <summary>The answer is not what the API's contract says (cut short, wrong shape, paging that loops): nothing of it was used.</summary>
    InvalidAnswer = 4,
}

/// <summary>Kolada could not give a complete answer. The message says what was asked, what came back and what to do.</summary>
/// <remarks>
/// Messages quote what the service sent; control characters, escape sequences and marks that turn the direction of writing become question
/// marks there. A caller's cancellation is an <see cref="OperationCanceledException"/>, a deadline a <see cref="TimeoutException"/>, and a
/// caller's mistake an <see cref="ArgumentException"/>; everything else that goes wrong outside is this exception.
/// </remarks>
public sealed class KoladaException : Exception
{
    /// <summary>How much of an answer's body is kept, in characters.</summary>
    public const int MaxBodyLength = 1024;

    /// <summary>An exception with a general message.</summary>
    public KoladaException()
        : this("Kolada could not give a complete answer.")
    {
    }

    /// <summary>An exception with a message.</summary>
    /// <param name="message">What was asked, what came back, what to do.</param>
    public KoladaException(string message)
        : base(UntrustedText.Message(message))
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    /// <param name="message">What was asked, what came back, what to do.</param>
    /// <param name="innerException">The cause; may be null.</param>
    public KoladaException(string message, Exception? innerException)
        : base(UntrustedText.Message(message), innerException)
    {
    }

    /// <summary>What kind of trouble it is.</summary>
    public KoladaErrorKind Kind { get; init; }

    /// <summary>The address that was asked, without user information; null when no single call is to blame.</summary>
    public Uri? RequestUri { get; init; }

    /// <summary>The status of the answer; null when none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>How long the service asks to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The beginning of the answer's body, at most <see cref="MaxBodyLength"/> characters; null when there was none.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>The ids or names that were asked for and are not there; empty when that is not the trouble.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>
    /// What may have been meant by the name in <see cref="Missing"/>, the nearest first, at most five; empty when it was an id, or when
    /// that is not the trouble.
    /// </summary>
    public IReadOnlyList<KoladaName> Nearest { get; init; } = [];

    /// <summary>
    /// True when the name in <see cref="Missing"/> means each of <see cref="Nearest"/>, so that only an id can tell them apart; false otherwise.
    /// </summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Whether a list changed while it was read, so that reading it again from its beginning may succeed.</summary>
    internal bool IsMovedList { get; init; }
}
