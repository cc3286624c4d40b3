namespace Kolada.Faults.Tests.Services;

/// <summary>A way in which a service answers with something else than what it has.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="From">How many answers for which it would do come before the first for which it is done.</param>
/// <param name="Stays">True for all answers from then on; false for one.</param>
/// <param name="Variant">Chooses the row, the member, the spelling.</param>
internal sealed record Lie(LieKind Kind, int From, bool Stays, int Variant);

/// <summary>
/// What a service may do wrong. There are only kinds here that a client can see; <c>docs/completeness.md</c> says what cannot be seen.
/// </summary>
internal enum LieKind
{
    /// <summary>The answer has no next_url, neither a text nor null.</summary>
    LinkLeftOut = 1,

    /// <summary>It has a member of another name in its place.</summary>
    LinkMisspelled,

    /// <summary>It is null on a page that is as full as was asked for, and rows follow.</summary>
    LinkNull,

    /// <summary>It leads past a page.</summary>
    LinkSkips,

    /// <summary>It leads to the page itself, or back.</summary>
    LinkRepeats,

    /// <summary>It leads to another list, or to one with another filter.</summary>
    LinkToOtherList,

    /// <summary>It names a page but no page size.</summary>
    LinkWithoutSize,

    /// <summary>It names neither, but a place that only the service can read.</summary>
    LinkWithoutNumber,

    /// <summary>It names another page size than that of the page.</summary>
    LinkOfOtherSize,

    /// <summary>It is relative, or spells the same address in an unusual way.</summary>
    LinkSpelledOtherwise,

    /// <summary>Pages have no rows any more, but always a next page.</summary>
    PagesEmptyForEver,

    /// <summary>A page that is not the last lacks rows.</summary>
    PageShort,

    /// <summary>A page has more rows than were asked for, which come on the next page too.</summary>
    PageLong,

    /// <summary>
    /// The rows are those of the page after the one that was asked for. Not on the first page: there it looks as if rows had been inserted later.
    /// </summary>
    PageAfter,

    /// <summary>The rows are those of the page before the one that was asked for.</summary>
    PageBefore,

    /// <summary>The body is that of the answer before.</summary>
    PreviousAnswer,

    /// <summary>count is not the number of rows.</summary>
    CountWrong,

    /// <summary>A row is in the list twice.</summary>
    RowTwice,

    /// <summary>A row is in the list twice, with different contents.</summary>
    RowTwiceDiffering,

    /// <summary>An object has a member twice, with the same contents.</summary>
    MemberTwice,

    /// <summary>An object has a member twice, with different contents.</summary>
    MemberTwiceDiffering,

    /// <summary>A list that cannot be empty is.</summary>
    ListEmpty,

    /// <summary>There is a row more, which was not asked for.</summary>
    RowNotAskedFor,

    /// <summary>A row that was not asked for stands in the place of one that was.</summary>
    RowExchanged,

    /// <summary>An entry has the id of a user's own figure.</summary>
    OwnId,

    /// <summary>A list of ids or years that was named is not heeded.</summary>
    DimensionIgnored,

    /// <summary>Units of all municipalities are listed where one was named.</summary>
    FilterIgnored,

    /// <summary>Data of ids that all exist is not found.</summary>
    DataNotFound,

    /// <summary>An id that has data is not in the catalogue, and some calls that name it are not found.</summary>
    IdForgotten,
}
