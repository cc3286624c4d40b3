using Kolada.Client.Requests;

namespace Kolada.Client.Paging;

/// <summary>How a page that was asked for with an overlap relates to what has been read of its list.</summary>
internal enum Continuation
{
    /// <summary>It brings the rows that came last, and then others; or it ends the list with the row read last.</summary>
    JoinsOn,

    /// <summary>It brings no row that has been read, or nothing else: it begins too late or too early.</summary>
    Apart,

    /// <summary>Rows that have been read come in another order, or behind new ones: the list is no longer the one that was begun.</summary>
    Moved,
}

/// <summary>How far a list has been read, and which rows came: enough to see whether a further page joins on.</summary>
/// <remarks>
/// Page numbers count rows. When a row before the end of page 1 is withdrawn while page 1 is read, page 2 begins one row too late,
/// and a row is lost without a word; when one is added, a row comes twice. So each further page is asked for with an overlap. It
/// joins on when it brings a row that has been read, and then others: what lies between is then there. New rows among those of the
/// overlap were inserted meanwhile. A row that has been read and comes again behind new ones has changed places with one that
/// never came. The overlap costs no further call.
/// </remarks>
/// <param name="keyOf">The key of the row that a text names (<see cref="IPage.LastRow"/>); null where it names none.</param>
internal sealed class ListPosition(Func<string, ulong?> keyOf)
{
    /// <summary>How many of the rows that came last are remembered in order: as many as a list is read again from, and a page more.</summary>
    private const int Remembered = 3 * Endpoints.MaxPageSize;

    /// <summary>What each of the last pages brought that had not been read before, the newest last.</summary>
    private readonly List<ulong[]> _recent = [];

    /// <summary>Every row that has been read.</summary>
    private readonly HashSet<ulong> _known = [];

    private readonly List<Action> _forget = [];

    /// <summary>Which of the remembered rows came when; made when it is needed, which it is only when rows have moved.</summary>
    private Dictionary<ulong, int>? _order;

    /// <summary>The row after which an earlier run ended, until the first page has been taken; else null.</summary>
    private ulong? _resumedAfter;

    /// <summary>How many rows of the list have been read, counted as the service counts them now.</summary>
    public long End { get; private set; }

    /// <summary>The most rows that the service puts on a page, as far as it is known.</summary>
    public int LargestPage { get; set; } = Endpoints.MaxPageSize;

    /// <summary>
    /// Whether rows must come exactly where they are expected: since the service gave fewer of them than it said, so that a shifted
    /// list is not one that grew but one of which a row is missing; or since the list is read again after it changed its order.
    /// </summary>
    public bool IsExact { get; set; }

    /// <summary>The link to the next page where it cannot be asked for by position; null where it can, and on the last page.</summary>
    public string? Link { get; set; }

    /// <summary>Whether there are further pages behind the one that was taken last.</summary>
    public bool HasMore { get; set; }

    /// <summary>Goes on from the row that came last in an earlier run: what comes before it came then.</summary>
    /// <param name="last">The row as text, see <see cref="IPage.LastRow"/>.</param>
    /// <param name="end">How many rows had been read.</param>
    /// <returns>False, and nothing is done, where the text names no row.</returns>
    public bool ResumeAfter(string last, long end)
    {
        if (keyOf(last) is not { } row)
        {
            return false;
        }

        Remember([row]);
        _resumedAfter = row;
        End = end;
        return true;
    }

    /// <summary>Takes the pages out of the cache, since they do not fit together.</summary>
    public void Forget()
    {
        _forget.ForEach(forget => forget());
        _forget.Clear();
    }

    /// <summary>Takes a page: leaves in it the rows that have not been read before, and remembers them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">How many rows of the list come before it.</param>
    public void Take(IPage page, long offset)
    {
        TakeLast(page, offset);
        End = offset + page.Rows;
        _resumedAfter = null;
        Remember(page.Keys());
        if (page.Forget is { } forget)
        {
            _forget.Add(forget);
        }
    }

    /// <summary>Takes the last page: leaves in it the rows that have not been read before.</summary>
    /// <inheritdoc cref="Take"/>
    public void TakeLast(IPage page, long offset)
    {
        if (_known.Count == 0)
        {
            return;
        }

        ulong[] keys = page.Keys();
        int overlap = OverlapAsAsked(keys, offset);
        if (overlap > 0)
        {
            page.RemoveFirst(overlap);
        }
        else if (_resumedAfter is { } last)
        {
            page.RemoveFirst(Array.IndexOf(keys, last) + 1);
        }
        else
        {
            page.Remove(_known.Contains);
        }
    }

    /// <summary>Whether a page brings no row that has been read: all that can be asked of one that was not asked for with an overlap.</summary>
    public bool IsNew(IPage page) => !page.Keys().Any(_known.Contains);

    /// <summary>Whether a page brings any row that has not been read.</summary>
    public bool BringsMore(IPage page) => !page.Keys().All(_known.Contains);

    /// <summary>Whether a page joins on to what has been read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="offset">How many rows of the list come before it.</param>
    public Continuation Compare(IPage page, long offset)
    {
        ulong[] keys = page.Keys();
        if (OverlapAsAsked(keys, offset) is int overlap and > 0)
        {
            return HasKnown(keys.AsSpan(overlap)) ? Continuation.Moved
                : overlap < keys.Length || page.Next is null ? Continuation.JoinsOn
                : Continuation.Apart;
        }

        return _resumedAfter is { } last ? CompareResumed(keys, last, page.Next is null) : CompareShifted(keys, page.Next is null);
    }

    /// <summary>How many rows a page begins with that are just those that came last, in order, as it was asked to; 0 when it is otherwise.</summary>
    private int OverlapAsAsked(ulong[] keys, long offset)
    {
        ulong[] last = _recent[^1];
        long overlap = End - offset;
        return overlap > 0 && overlap <= keys.Length && overlap <= last.Length
            && keys.AsSpan(0, (int)overlap).SequenceEqual(last.AsSpan(last.Length - (int)overlap))
            ? (int)overlap
            : 0;
    }

    /// <summary>Only the row that came last is known of the earlier run.</summary>
    private static Continuation CompareResumed(ulong[] keys, ulong last, bool isLastPage)
    {
        int found = Array.IndexOf(keys, last);
        return found >= 0 && (found + 1 < keys.Length || isLastPage) ? Continuation.JoinsOn : Continuation.Apart;
    }

    /// <summary>Rows were added or withdrawn before the page, so that it begins elsewhere than it was asked to.</summary>
    /// <remarks>
    /// Known rows that lack some of those between them are believed only where the row that came last is there, and where no new
    /// rows stand among them: otherwise rows may have changed places, and the page is asked for from further back.
    /// </remarks>
    private Continuation CompareShifted(ulong[] keys, bool isLastPage)
    {
        int known = 0;
        int latest = -1;
        bool hasGap = false;
        bool hasNewBetween = false;
        bool isAfterNew = false;
        foreach (ulong key in keys)
        {
            if (_known.Contains(key))
            {
                int order = OrderOf(key);
                if (order < latest)
                {
                    return Continuation.Moved;
                }

                hasGap |= known > 0 && order > latest + 1;
                hasNewBetween |= known > 0 && isAfterNew;
                isAfterNew = false;
                latest = order;
                known++;
            }
            else
            {
                isAfterNew = true;
            }
        }

        bool bringsMore = known < keys.Length;
        bool endsWithLast = isLastPage && _recent[^1] is [.., ulong last] && keys.Contains(last);
        bool hasLast = _recent[^1] is [.., ulong end] && keys.Contains(end);
        return known == 0 || (!bringsMore && !endsWithLast) || (hasGap && (!hasLast || hasNewBetween)) ? Continuation.Apart
            : IsExact ? Continuation.Moved
            : Continuation.JoinsOn;
    }

    private bool HasKnown(ReadOnlySpan<ulong> keys)
    {
        foreach (ulong key in keys)
        {
            if (_known.Contains(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which row it was among those remembered, from 0; -1 for one that came before them.</summary>
    private int OrderOf(ulong key)
    {
        if (_order is null)
        {
            _order = [];
            foreach (ulong row in _recent.SelectMany(rows => rows))
            {
                _order.TryAdd(row, _order.Count);
            }
        }

        return _order.GetValueOrDefault(key, -1);
    }

    private void Remember(ulong[] rows)
    {
        _recent.Add(rows);
        _known.UnionWith(rows);
        _order = null;
        while (_recent.Sum(page => page.Length) - _recent[0].Length >= Remembered)
        {
            _recent.RemoveAt(0);
        }
    }
}
