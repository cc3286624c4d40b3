using System.Text.Json;

namespace Kolada.Client.Text;

/// <summary>An exception from outside, as it may stand inside one of ours and in a log.</summary>
internal static class CleanException
{
    /// <summary>
    /// The exception itself where all its messages are clean, which is nearly always; else one of the same kind, without its stack, whose
    /// messages have no user's name and password and no control characters.
    /// </summary>
    public static Exception Of(Exception cause) => IsClean(cause) ? cause : Copy(cause);

    /// <summary>Whether what an exception says, with all that is inside it, may be logged as it is.</summary>
    public static bool IsClean(Exception cause)
    {
        string text = cause.ToString().ReplaceLineEndings("\n");
        return UntrustedText.Message(text, keepLines: true) == text;
    }

    private static Exception Copy(Exception cause)
    {
        Exception? inner = cause.InnerException is { } within ? Copy(within) : null;
        string message = UntrustedText.Message(cause.Message);
        return cause switch
        {
            HttpRequestException http => new HttpRequestException(http.HttpRequestError, message, inner, http.StatusCode),
            OperationCanceledException stopped => new OperationCanceledException(message, inner, stopped.CancellationToken),
            JsonException json => new JsonException(message, json.Path, json.LineNumber, json.BytePositionInLine, inner),
            InvalidDataException => new InvalidDataException(message, inner),
            _ => new IOException(cause is IOException ? message : $"{cause.GetType().Name}: {message}", inner),
        };
    }
}
