using Kolada.Client.Requests;

namespace Kolada.Client.Paging;

/// <summary>How far a list has been read, whatever its rows are: see <see cref="ListPosition{TKey}"/>.</summary>
/// <remarks>What follows a list knows its rows through this alone, so that its code is compiled once for all kinds of rows.</remarks>
internal interface IListPosition
{
    /// <summary>How many rows of the list have been read, counted as the service counts them now.</summary>
    long End { get; }

    /// <summary>Goes on from the row that came last in an earlier run: what comes before it came then.</summary>
    /// <param name="last">The row as text, see <see cref="IPage.LastRow"/>.</param>
    /// <param name="end">How many rows had been read.</param>
    /// <returns>False, and nothing is done, where the text names no row.</returns>
    bool ResumeAfter(string last, long end);

    /// <summary>Takes the pages out of the cache, since they do not fit together.</summary>
    void Forget();

    /// <summary>Takes a page: leaves in it the rows that have not been read before, and remembers them.</summary>
    void Take(IPage page, ApiRequest request);

    /// <summary>Takes the last page: leaves in it the rows that have not been read before.</summary>
    void TakeLast(IPage page, ApiRequest request);

    /// <summary>Whether a page brings no row that has been read: all that can be asked of one that was not asked for with an overlap.</summary>
    bool IsNew(IPage page);

    /// <summary>Whether a page joins on: it brings rows that have been read and then others, or ends the list with the row read last.</summary>
    bool IsContinuedBy(IPage page, ApiRequest request);
}
