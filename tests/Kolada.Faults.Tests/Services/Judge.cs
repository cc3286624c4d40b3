namespace Kolada.Faults.Tests.Services;

/// <summary>What a reading came to. From <see cref="SilentDifference"/> on it is a failure.</summary>
internal enum Verdict
{
    /// <summary>All that there is, once, and nothing else; where rows come and go, all that stayed.</summary>
    Equal,

    /// <summary>A <see cref="KoladaException"/>, and the service may be refused.</summary>
    Exception,

    /// <summary>Something is missing, since rows changed places in a way that no reader can tell from rows that come and go.</summary>
    TakenForChanges,

    /// <summary>Something is missing, doubled or wrong, and nobody says so.</summary>
    SilentDifference,

    /// <summary>An exception, though the service is honest and holds still.</summary>
    ExceptionOnHonest,

    /// <summary>An exception that is not the client's to throw here, or a reading without end.</summary>
    WrongException,
}

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why; empty where all is well.</param>
/// <param name="IsOfHonest">Whether the service turned out to do nothing but tell the truth, be it that no occasion came to do otherwise.</param>
internal sealed record Judgement(Verdict Verdict, string Reason, bool IsOfHonest)
{
    /// <summary>What was asked and answered.</summary>
    public IReadOnlyList<string> Exchanges { get; init; } = [];

    public bool IsFailure => Verdict >= Verdict.SilentDifference;
}

/// <summary>Holds what a reader got against the truth.</summary>
/// <param name="service">The service that was read.</param>
/// <param name="truth">What there is to be had.</param>
/// <param name="mayRefuse">Whether the service did anything for which it may be refused, besides rows that come and go.</param>
/// <param name="looksLikeChanges">Whether an order that does not stay cannot be told from rows that come and go.</param>
internal sealed class Judge(GeneratedService service, Expectation truth, bool mayRefuse, bool looksLikeChanges)
{
    /// <summary>Whether the service did nothing but tell the truth, and an exception is a failure.</summary>
    public bool IsHonest => !mayRefuse && truth.IsStill;

    public Judgement Of(Result result)
    {
        (Verdict verdict, string reason) = result.Error switch
        {
            null => Silent(result) is not { } difference ? (Verdict.Equal, "")
                : looksLikeChanges && Surplus(result.Rows) is null ? (Verdict.TakenForChanges, difference)
                : (Verdict.SilentDifference, difference),
            KoladaException error when truth.IsException && IsHonest && NamesUnknown(error) => (Verdict.Equal, ""),
            KoladaException error when IsHonest => (Verdict.ExceptionOnHonest, error.Message),
            KoladaException when !mayRefuse && Surplus(result.Rows) is { } surplus =>
                (Verdict.SilentDifference, surplus + ", which was handed out before the exception"),
            KoladaException error => (Verdict.Exception, error.Message),
            Exception error => (Verdict.WrongException, error.ToString()),
        };
        return new(verdict, reason, IsHonest);
    }

    private bool NamesUnknown(KoladaException error) => error.Missing.Order(StringComparer.Ordinal).SequenceEqual(truth.Unknown.Order(StringComparer.Ordinal));

    /// <summary>What is wrong with a result that came without an exception; null where nothing is.</summary>
    private string? Silent(Result result)
    {
        if (truth.IsException)
        {
            return $"nobody said that {string.Join(", ", truth.Unknown)} are unknown";
        }

        string[] others = [.. result.Unknown.Except(truth.Unknown, StringComparer.Ordinal)];
        return truth.Unknown.Except(result.Unknown, StringComparer.Ordinal).Any() ? "not all unknown ids were reported"
            : others.Length > 0 && IsHonest ? $"{string.Join(", ", others)} were reported as unknown"
            : Surplus(result.Rows) ?? Lack(result.Rows, others) ?? (IsInOrder(result) ? null : "the order is not the service's");
    }

    /// <summary>A row that came twice, or that never was.</summary>
    private string? Surplus(IReadOnlyList<Line> rows)
    {
        HashSet<Line> ever = [.. truth.Moments.SelectMany(lines => lines)];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Line row in rows)
        {
            if (!ever.Contains(row))
            {
                return $"{row} never was";
            }

            if (!seen.Add(row.Key))
            {
                return $"{row} came twice";
            }
        }

        return null;
    }

    /// <summary>A row that was there all the time and did not come, unless its id was reported as unknown by a service that said so.</summary>
    private string? Lack(IReadOnlyList<Line> rows, string[] reported)
    {
        HashSet<string> seen = rows.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        HashSet<string> throughout = truth.Moments[0].Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        foreach (IReadOnlyList<Line> moment in truth.Moments.Skip(1))
        {
            throughout.IntersectWith(moment.Select(line => line.Key));
        }

        string[] lost = [.. throughout.Where(key => !seen.Contains(key) && !key.Split(',').Intersect(reported, StringComparer.Ordinal).Any())];
        return lost.Length == 0 ? null : FormattableString.Invariant($"{lost.Length} of {throughout.Count} did not come, such as {lost[0]}");
    }

    /// <summary>Lists come in the service's order. Rows of data come call by call, and tables in an order of their own.</summary>
    private bool IsInOrder(Result result) =>
        !IsHonest
        || service.Order > RowOrder.Shuffled
        || service.Question.Subject is Subject.Data or Subject.UnitData
        || result.Rows.SequenceEqual(truth.Moments[0]);
}
