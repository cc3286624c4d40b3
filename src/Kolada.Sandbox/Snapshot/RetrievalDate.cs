using System.Globalization;

namespace Kolada.Sandbox;

/// <summary>Retrieval dates as the sources give them: <c>2024-12-12</c>, or <c>2026-03</c> where only the month is known.</summary>
internal static class RetrievalDate
{
    /// <summary>The last day that the text can mean.</summary>
    public static DateOnly Latest(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        var month = DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture);
        return month.AddMonths(1).AddDays(-1);
    }
}
