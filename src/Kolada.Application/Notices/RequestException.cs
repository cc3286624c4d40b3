namespace Kolada.Application;

/// <summary>
/// A request that cannot be met, for reasons that this layer knows. What Kolada itself does not know or refuses is a <see cref="KoladaException"/>.
/// </summary>
/// <remarks>The message is for logs. A front end writes its own from <see cref="Reasons"/>.</remarks>
public sealed class RequestException : Exception
{
    /// <summary>An exception with its reasons.</summary>
    /// <param name="isNotFound">See <see cref="IsNotFound"/>.</param>
    /// <param name="reasons">The reasons; at least one.</param>
    /// <exception cref="ArgumentException">There are no reasons.</exception>
    public RequestException(bool isNotFound, params IReadOnlyList<Notice> reasons)
        : base($"The request cannot be met: {string.Join("; ", reasons)}.")
    {
        ArgumentOutOfRangeException.ThrowIfZero(reasons.Count, nameof(reasons));
        IsNotFound = isNotFound;
        Reasons = [.. reasons];
    }

    /// <summary>True when the request is sound but the source lacks what it is about; false when the request itself has to be changed.</summary>
    public bool IsNotFound { get; }

    /// <summary>The reasons; at least one.</summary>
    public IReadOnlyList<Notice> Reasons { get; }

    internal static RequestException Invalid(NoticeCode code, params ReadOnlySpan<(string Name, IReadOnlyList<string> Values)> arguments) =>
        new(isNotFound: false, Notice.Create(code, arguments));

    internal static RequestException NotFound(NoticeCode code, params ReadOnlySpan<(string Name, IReadOnlyList<string> Values)> arguments) =>
        new(isNotFound: true, Notice.Create(code, arguments));
}
