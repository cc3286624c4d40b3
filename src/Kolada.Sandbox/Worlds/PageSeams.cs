using System.Globalization;

namespace Kolada.Sandbox;

/// <summary>
/// Remembers between which rows the pages of lists ended, so that a page deep in a list is read from there instead of from the beginning.
/// Safe for concurrent use.
/// </summary>
internal sealed class PageSeams
{
    /// <summary>All are forgotten when there are more: they save work, and are found anew.</summary>
    private const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedList<long, SandboxRow>> _seams = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The seam that is nearest before a row, and the question from there on.</summary>
    /// <param name="question">What the whole list answers.</param>
    /// <param name="position">How many rows come before the page.</param>
    /// <returns>How many rows come before the seam, and the question; 0 and the question as it is where none is known.</returns>
    public (long Before, SandboxQuestion Question) Nearest(SandboxQuestion question, long position)
    {
        lock (_lock)
        {
            if (position == 0 || !_seams.TryGetValue(Key(question), out SortedList<long, SandboxRow>? known))
            {
                return (0, question);
            }

            KeyValuePair<long, SandboxRow> nearest = known.LastOrDefault(seam => seam.Key <= position);
            return nearest.Value is { } row ? (nearest.Key, question with { After = row }) : (0, question);
        }
    }

    /// <summary>Remembers after which row a page ended.</summary>
    /// <param name="question">What the list answers.</param>
    /// <param name="position">How many rows there are up to the end of the page.</param>
    /// <param name="last">The last of them.</param>
    public void Remember(SandboxQuestion question, long position, GivenRow last)
    {
        lock (_lock)
        {
            if (_count >= Most)
            {
                _seams.Clear();
                _count = 0;
            }

            string key = Key(question);
            if (!_seams.TryGetValue(key, out SortedList<long, SandboxRow>? known))
            {
                _seams[key] = known = [];
            }

            _count += known.ContainsKey(position) ? 0 : 1;
            known[position] = last.Row;
        }
    }

    private static string Key(SandboxQuestion question)
    {
        string? changed = question.ChangedSince?.ToString("O", CultureInfo.InvariantCulture);
        return $"{Ids(question.Kpis)}|{Ids(question.Municipalities)}|{Ids(question.Units)}|{Ids(question.Years)}|{changed}";
    }

    /// <summary>The parts of a list; no restriction at all differs from every list.</summary>
    private static string Ids<T>(IReadOnlyList<T>? ids) => ids is null ? "*" : string.Join(',', ids);
}
