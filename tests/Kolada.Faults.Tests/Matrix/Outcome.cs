using System.Globalization;

namespace Kolada.Faults.Tests.Matrix;

/// <summary>How often a fault strikes in a cell of the matrix.</summary>
public enum Occurrence
{
    /// <summary>Once, on the first call, and in a second run on the second.</summary>
    Once,

    /// <summary>On every third call, while the same is read three times.</summary>
    EveryThird,

    /// <summary>On every call that it fits.</summary>
    Always,
}

/// <summary>A cell of the matrix.</summary>
internal readonly record struct Cell(Endpoint Endpoint, SandboxFault Fault, Occurrence Occurrence);

/// <summary>What came of one reading.</summary>
/// <param name="Outcome">In the words of <see cref="Outcomes"/>, or other words for what nobody expects.</param>
/// <param name="Message">The exception's message, or what differs; null where nothing does.</param>
internal sealed record Observation(string Outcome, string? Message = null);

/// <summary>The words for what can come of a reading.</summary>
internal static class Outcomes
{
    public const string Equal = "equal";
    public const string InOtherOrder = "equal, in the order sent";
    public const string WithoutTotal = "T is not there";
    public const string WithoutWithdrawn = "what was withdrawn is not there";
    public const string NotApplicable = "–";
    public const string TimesOut = "`TimeoutException`";

    public static string Fails(KoladaErrorKind kind, int? status) =>
        string.Create(CultureInfo.InvariantCulture, $"`KoladaException`: {kind}{(status is null ? "" : " ")}{status}");

    /// <summary>The outcome of a cell: what its readings have in common, but for those that were left alone and are equal.</summary>
    public static string Of(IReadOnlyList<Observation> readings)
    {
        string[] outcomes = [.. readings.Select(reading => reading.Outcome).Distinct(StringComparer.Ordinal)];
        string[] marked = [.. outcomes.Where(outcome => outcome != Equal)];
        return outcomes.Length == 0 ? NotApplicable : marked.Length == 0 ? Equal : string.Join(" or ", marked);
    }

    /// <summary>Compares a reading under faults with a clean one.</summary>
    /// <param name="clean">What comes without faults, a value or an entity a line.</param>
    /// <param name="came">What came.</param>
    /// <param name="struck">How often the fault was put in so far.</param>
    public static Observation Compare(string clean, string came, int struck)
    {
        if (came == clean)
        {
            return new(Equal);
        }

        string[] expected = clean.Split('\n');
        string[] lines = came.Split('\n');
        if (expected.Order(StringComparer.Ordinal).SequenceEqual(lines.Order(StringComparer.Ordinal)))
        {
            return new(InOtherOrder);
        }

        HashSet<string> present = [.. lines];
        List<string> missing = [.. expected.Where(line => !present.Contains(line))];
        if (expected.Where(present.Contains).SequenceEqual(lines))
        {
            if (missing.All(line => line.Contains(",T,", StringComparison.Ordinal)))
            {
                return new(WithoutTotal, $"{missing.Count} values");
            }

            if (missing.Count <= struck && missing.SequenceEqual(expected.Take(missing.Count)))
            {
                return new(WithoutWithdrawn, $"{missing.Count} entities");
            }
        }

        return new(
            "different data without a word",
            $"{missing.Count} of {expected.Length} lines are missing, {lines.Length} came, first missing: {missing.FirstOrDefault()}");
    }
}
