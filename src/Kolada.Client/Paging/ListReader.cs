using System.Net;
using Kolada.Client.Requests;
using Kolada.Client.Text;

namespace Kolada.Client.Paging;

/// <summary>Asks for the pages of one list so that each joins on to what has been read before.</summary>
/// <remarks>
/// A further page is asked for by position, beginning with the row that came last. When it does not join on, it is asked for again
/// from further and further back until it does, at most five times. Where a service does not heed the size of a page, its links are
/// followed as they stand; the pages must then follow each other row by row.
/// </remarks>
/// <param name="get">Gets a page.</param>
/// <param name="list">The list: its first page.</param>
/// <param name="position">Where the list has been read to.</param>
internal sealed class ListReader<TPage>(Func<ApiRequest, CancellationToken, Task<TPage>> get, ApiRequest list, ListPosition position)
    where TPage : class, IPage
{
    /// <summary>So many pages without rows in a row are followed; no list of Kolada's has one.</summary>
    private const int MaxEmptyPages = 3;

    /// <summary>A whole list that ends at a multiple of this many rows may have been cut by a service that does not say so.</summary>
    private const int SuspiciousMultiple = 500;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _rowsAskedFor;
    private ApiRequest? _following;
    private bool _heedsNoSize;
    private int _emptyPages;

    /// <summary>How many rows of the list come before the page that was read last.</summary>
    public long Offset { get; private set; }

    /// <summary>The first page to read.</summary>
    public async Task<TPage> FirstAsync(ResumePoint start, CancellationToken cancellationToken)
    {
        if (start.End > 0)
        {
            position.LargestPage = start.LargestPage;
            return position.ResumeAfter(start.After, start.End)
                ? await OverlappingAsync(null, cancellationToken).ConfigureAwait(false)
                : throw Changed("the row that came last is not named");
        }

        _seen.Add(list.Path);
        position.LargestPage = list.Size;
        (_rowsAskedFor, Offset) = (list.Size, list.Offset);
        return await get(list, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a page that is said to be the last has as many rows as fit on one, so that more may follow all the same.</summary>
    public bool IsFull(TPage page) =>
        page.Rows > 0 && (page.Rows >= Math.Min(_rowsAskedFor, position.LargestPage) || (page.Rows % SuspiciousMultiple == 0 && list.IsWholeList));

    /// <summary>Takes note of where a page says that the list goes on.</summary>
    /// <exception cref="KoladaException">It leads to another list, or nowhere.</exception>
    public void Follow(TPage page)
    {
        string next = page.Next!;
        _following = list.Follow(next) ?? throw Unreadable($"its next page is said to be {UntrustedText.Quote(next)}, which is another list");
        _emptyPages = page.Rows == 0 ? _emptyPages + 1 : 0;
        if (_emptyPages > MaxEmptyPages)
        {
            throw Unreadable(FormattableString.Invariant($"{_emptyPages} pages without rows came one after the other"));
        }

        if (page.Rows < _rowsAskedFor && page.Rows > 0)
        {
            // The service's pages are shorter than what was asked for. If its link says so too, that is their size; else it may have lost rows.
            position.LargestPage = page.Rows;
            position.IsExact |= _following.PageSize != page.Rows;
        }

        _following = _following.WithUsualSize(position.LargestPage);
        position.Link = _following.Page is null || _heedsNoSize || !CanOverlap ? next : null;
    }

    /// <summary>The page that follows the one that <see cref="Follow"/> took note of.</summary>
    /// <exception cref="KoladaException">It cannot be read, or does not join on.</exception>
    public async Task<TPage> NextAsync(CancellationToken cancellationToken) =>
        position.Link is null
            ? await OverlappingAsync(_following, cancellationToken).ConfigureAwait(false)
            : await LinkedAsync(_following!, cancellationToken).ConfigureAwait(false);

    /// <summary>What follows a full page that is said to be the last; null when nothing does.</summary>
    /// <exception cref="KoladaException">What comes does not join on.</exception>
    public async Task<TPage?> BeyondAsync(CancellationToken cancellationToken)
    {
        if (Offset == list.Offset)
        {
            position.LargestPage = (int)Math.Min(position.LargestPage, position.End - Offset);
        }

        if (!CanOverlap)
        {
            return null;
        }

        ApiRequest joining = list.BeginningAt(position.End - 1, position.LargestPage);
        TPage? page = await FoundAsync(joining, cancellationToken).ConfigureAwait(false);
        if (page is null or { Rows: 0, Next: null })
        {
            Discard(page);
            return null;
        }

        if (Compare(page, joining) != Continuation.JoinsOn)
        {
            Discard(page);
            throw Changed("what follows its last page does not join on");
        }

        if (page.Next is null && !position.BringsMore(page))
        {
            Discard(page);
            return null;
        }

        (_rowsAskedFor, Offset) = (joining.Size, joining.Offset);
        return page;
    }

    /// <summary>An exception that says why the list cannot be read to its end.</summary>
    public KoladaException Unreadable(string why, bool isMoved = false) =>
        new($"The list {list} cannot be read to its end: {why}. Try again; nothing is known to be wrong with what was asked.")
        {
            Kind = KoladaErrorKind.InvalidAnswer,
            IsMovedList = isMoved,
        };

    /// <summary>The page after what has been read, asked for by position.</summary>
    private async Task<TPage> OverlappingAsync(ApiRequest? following, CancellationToken cancellationToken)
    {
        bool isLinkNeeded = following is not null;
        foreach (long back in StepsBack(position.LargestPage))
        {
            ApiRequest joining = list.BeginningAt(Math.Max(0, position.End - back), position.LargestPage);
            TPage? page = await FoundAsync(joining, cancellationToken).ConfigureAwait(false);
            if (page is null || page.Rows > joining.Size)
            {
                Discard(page);
                continue;
            }

            isLinkNeeded = false;
            Continuation relation = Compare(page, joining);
            if (relation == Continuation.JoinsOn)
            {
                (_rowsAskedFor, Offset) = (joining.Size, joining.Offset);
                return page;
            }

            Discard(page);
            position.Forget();
            if (relation == Continuation.Moved)
            {
                throw Changed("its rows come in another order than before");
            }
        }

        if (isLinkNeeded)
        {
            _heedsNoSize = true;
            return await LinkedAsync(following!, cancellationToken).ConfigureAwait(false);
        }

        throw Changed(FormattableString.Invariant($"after row {position.End} it did not go on, also when read again"));
    }

    /// <summary>Whether a page can begin with the row that came last and bring one more; very short pages cannot always.</summary>
    private bool CanOverlap => position.End > 0
        && list.BeginningAt(position.End - 1, position.LargestPage) is var joining
        && joining.Offset + joining.Size > position.End;

    /// <summary>How a page relates to what has been read; one that lacks rows although others follow it does not join on.</summary>
    private Continuation Compare(TPage page, ApiRequest joining) =>
        page.Next is not null && page.Rows < joining.Size ? Continuation.Apart : position.Compare(page, joining.Offset);

    /// <summary>The page that a link leads to, as it stands.</summary>
    private async Task<TPage> LinkedAsync(ApiRequest following, CancellationToken cancellationToken)
    {
        if (!_seen.Add(following.Path))
        {
            throw Unreadable($"its pages lead back to {UntrustedText.Quote(following.Path)}");
        }

        bool isNumbered = following.Page is not null;
        if (isNumbered && following.Offset != position.End)
        {
            throw Changed(FormattableString.Invariant($"after row {position.End} its next page begins with row {following.Offset + 1}"));
        }

        TPage page = await get(following, cancellationToken).ConfigureAwait(false);
        if (position.IsNew(page))
        {
            (_rowsAskedFor, Offset) = (following.Size, isNumbered ? following.Offset : position.End);
            return page;
        }

        Discard(page);
        position.Forget();
        throw Changed("rows came twice");
    }

    private async Task<TPage?> FoundAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await get(request, cancellationToken).ConfigureAwait(false);
        }
        catch (KoladaException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private KoladaException Changed(string how)
    {
        position.Forget();
        return Unreadable($"it changes while it is read, or brings pages again: {how}", isMoved: true);
    }

    private static void Discard(TPage? page)
    {
        page?.Forget?.Invoke();
        (page as IDisposable)?.Dispose();
    }

    /// <summary>
    /// How many rows before the end of what was read a page begins: one, and more and more when it does not join on. A page that
    /// begins up to two fifths of a page before the end always reaches beyond it; further back, it does when that many rows are gone.
    /// </summary>
    private static IEnumerable<long> StepsBack(int largest) =>
        new long[] { 1, Math.Max(2, largest / 100), largest * 2 / 5, largest / 2, largest, 2L * largest }.Distinct();
}
