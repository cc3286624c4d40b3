using Microsoft.Extensions.Logging;

namespace Kolada.Client.Telemetry;

/// <summary>What the client logs. The numbers are stable: a message that changes its meaning gets a new one.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation} done: {Rows} rows in {Seconds} s.")]
    public static partial void OperationDone(ILogger logger, string operation, long rows, double seconds);

    [LoggerMessage(2, LogLevel.Debug, "{Operation} failed after {Rows} rows and {Seconds} s.")]
    public static partial void OperationFailed(ILogger logger, Exception error, string operation, long rows, double seconds);

    [LoggerMessage(3, LogLevel.Debug, "GET {Address}: {Bytes} bytes in {Milliseconds} ms.")]
    public static partial void Answered(ILogger logger, Uri address, int bytes, double milliseconds);

    [LoggerMessage(4, LogLevel.Warning, "GET {Address}, attempt {Attempt}: {Trouble}; tried again in {Seconds} s.")]
    public static partial void TriedAgain(ILogger logger, Uri address, int attempt, string trouble, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "{Failures} attempts have failed in a row; nothing is sent for {Seconds} s.")]
    public static partial void Paused(ILogger logger, int failures, double seconds);

    [LoggerMessage(6, LogLevel.Information, "The service answers again.")]
    public static partial void Resumed(ILogger logger);

    [LoggerMessage(7, LogLevel.Debug, "GET {Address}: from the cache, {Seconds} s old.")]
    public static partial void FromCache(ILogger logger, Uri address, double seconds);

    [LoggerMessage(8, LogLevel.Warning, "The cache could not be used: {Trouble}.")]
    public static partial void CacheFailed(ILogger logger, Exception error, string trouble);

    [LoggerMessage(9, LogLevel.Warning, "GET {Address}: the answer's Date, {Date}, is more than a year from this machine's clock, which is used instead.")]
    public static partial void AbsurdDate(ILogger logger, Uri address, DateTimeOffset date);

    [LoggerMessage(10, LogLevel.Warning, "GET {Address}: {Rows} entries, and {Before} when it was read before. It was read twice, and is believed.")]
    public static partial void ListShrank(ILogger logger, Uri address, int rows, int before);
}
