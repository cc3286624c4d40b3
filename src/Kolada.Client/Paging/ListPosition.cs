using Kolada.Client.Requests;

namespace Kolada.Client.Paging;

/// <summary>How far a list has been read, and which rows came last: enough to see whether a further page joins on.</summary>
/// <remarks>
/// Page numbers count rows. When a row before the end of page 1 is withdrawn while page 1 is read, page 2 begins one row too late,
/// and a row is lost without a word; when one is added, a row comes twice. So each further page is asked for with an overlap. It
/// joins on when it brings a row that has been read, and then others: what lies between is then there. The overlap costs no
/// further call.
/// </remarks>
/// <typeparam name="TKey">What tells the rows apart.</typeparam>
/// <param name="rowOf">The row that a text names; null where it names none.</param>
internal sealed class ListPosition<TKey>(Func<string, TKey?> rowOf) : IListPosition
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>How many of the rows that came last are remembered: as many as a list is read again from, and a page more.</summary>
    private const int Remembered = 3 * Endpoints.MaxPageSize;

    /// <summary>What each of the last pages brought that had not been read before, the newest last.</summary>
    private readonly List<IReadOnlyList<TKey>> _recent = [];

    /// <summary>The same, to look rows up; made when it is needed, which it is only when rows have moved.</summary>
    private HashSet<TKey>? _known;

    private readonly List<Action> _forget = [];

    /// <summary>The row after which an earlier run ended, until the first page has been taken; else null.</summary>
    private TKey? _resumedAfter;

    /// <inheritdoc/>
    public long End { get; private set; }

    /// <inheritdoc/>
    public bool ResumeAfter(string last, long end)
    {
        if (rowOf(last) is not { } row)
        {
            return false;
        }

        _recent.Add([row]);
        _resumedAfter = row;
        End = end;
        return true;
    }

    /// <inheritdoc/>
    public void Forget()
    {
        _forget.ForEach(forget => forget());
        _forget.Clear();
    }

    /// <inheritdoc/>
    public void Take(IPage page, ApiRequest request)
    {
        TakeLast(page, request);
        End = request.Offset + page.Rows;
        _resumedAfter = null;
        _recent.Add(KeysOf(page));
        _known = null;
        if (page.Forget is { } forget)
        {
            _forget.Add(forget);
        }

        while (_recent.Sum(rows => rows.Count) - _recent[0].Count >= Remembered)
        {
            _recent.RemoveAt(0);
        }
    }

    /// <inheritdoc/>
    public void TakeLast(IPage page, ApiRequest request)
    {
        if (_recent.Count == 0)
        {
            return;
        }

        int overlap = JoinsAsAsked(KeysOf(page), request);
        if (overlap > 0)
        {
            page.RemoveFirst(overlap);
        }
        else if (_resumedAfter is { } last)
        {
            page.RemoveFirst(KeysOf(page).ToList().IndexOf(last) + 1);
        }
        else
        {
            ((IPage<TKey>)page).Remove(Known().Contains);
        }
    }

    /// <inheritdoc/>
    public bool IsNew(IPage page) => !KeysOf(page).Any(Known().Contains);

    /// <inheritdoc/>
    public bool IsContinuedBy(IPage page, ApiRequest request)
    {
        IReadOnlyList<TKey> keys = KeysOf(page);
        if (JoinsAsAsked(keys, request) is int overlap and > 0)
        {
            return overlap < keys.Count || page.Next is null;
        }

        int known = keys.Count(Known().Contains);
        return known > 0 && (known < keys.Count || (page.Next is null && _recent[^1] is [.., TKey last] && keys.Contains(last)));
    }

    /// <summary>How many rows a page begins with that are just those that came last, in order, as it was asked to; 0 when it is otherwise.</summary>
    private int JoinsAsAsked(IReadOnlyList<TKey> keys, ApiRequest request)
    {
        IReadOnlyList<TKey> last = _recent[^1];
        long overlap = End - request.Offset;
        if (overlap <= 0 || overlap > keys.Count || overlap > last.Count)
        {
            return 0;
        }

        for (int i = 0; i < overlap; i++)
        {
            if (!keys[i].Equals(last[last.Count - (int)overlap + i]))
            {
                return 0;
            }
        }

        return (int)overlap;
    }

    private static IReadOnlyList<TKey> KeysOf(IPage page) => ((IPage<TKey>)page).Keys();

    private HashSet<TKey> Known() => _known ??= [.. _recent.SelectMany(rows => rows)];
}
