namespace Kolada.Faults.Tests.Services;

/// <summary>Lies about where a list goes on, and about which part of it a page is.</summary>
internal sealed class LinkLies
{
    private const int DocumentedPageSize = 5000;

    private static readonly string[] WrongNames = ["next_page", "nextUrl", "Next_Url", "next-url", "next"];

    private bool _isEmptyForEver;

    public bool CanTell(Lie lie, Answer answer) => answer.Status == 200 && lie.Kind switch
    {
        LieKind.LinkLeftOut or LieKind.LinkMisspelled or LieKind.CountWrong => true,
        LieKind.LinkNull => answer.HasMore && answer.Rows.Count == (answer.Call.Size ?? DocumentedPageSize),
        LieKind.LinkSkips or LieKind.LinkRepeats or LieKind.LinkToOtherList or LieKind.LinkWithoutSize or LieKind.LinkWithoutNumber
            or LieKind.LinkOfOtherSize or LieKind.LinkSpelledOtherwise or LieKind.PageLong => answer.HasMore,
        LieKind.PageShort => answer.HasMore && answer.Rows.Count > 0,
        LieKind.PagesEmptyForEver => answer.HasMore || _isEmptyForEver,
        LieKind.PageAfter or LieKind.PageBefore => answer.Offset > 0 && answer.Rows.Count > 0,
        _ => false,
    };

    public void Tell(Lie lie, Answer answer)
    {
        int size = answer.Size;
        switch (lie.Kind)
        {
            case LieKind.LinkLeftOut:
                answer.LinkName = null;
                break;
            case LieKind.LinkMisspelled:
                answer.LinkName = WrongNames[lie.Variant % WrongNames.Length];
                break;
            case LieKind.CountWrong:
                answer.CountError = (lie.Variant % 3) switch { 0 => 1, 1 => -1, _ => Math.Max(1, answer.All.Count - answer.Rows.Count) };
                break;
            case LieKind.LinkNull:
                answer.Link = null;
                break;
            case LieKind.LinkSkips:
                answer.Link = answer.LinkTo(answer.Page + 2 + (lie.Variant % 2), size);
                break;
            case LieKind.LinkRepeats:
                answer.Link = answer.LinkTo(lie.Variant % 2 == 0 ? answer.Page : 1, size);
                break;
            case LieKind.LinkToOtherList:
                answer.Link = ToOtherList(answer, lie.Variant);
                break;
            case LieKind.LinkWithoutSize:
                answer.Link = answer.LinkTo(answer.Page + 1, null);
                break;
            case LieKind.LinkWithoutNumber:
                answer.Link = answer.Call.Link(answer.Host, answer.SizeFirst, ("cursor", answer.Offset + answer.Rows.Count), ("per_page", answer.Call.Size));
                break;
            case LieKind.LinkOfOtherSize:
                int[] others = [size + 1, Math.Max(1, size - 1), (size + 1) / 2, size * 2];
                answer.Link = answer.LinkTo(answer.Page + 1, others[lie.Variant % others.Length]);
                break;
            case LieKind.LinkSpelledOtherwise:
                answer.Link = SpelledOtherwise(answer, lie.Variant);
                break;
            default:
                TellOfPage(lie, answer);
                break;
        }
    }

    private void TellOfPage(Lie lie, Answer answer)
    {
        switch (lie.Kind)
        {
            case LieKind.PagesEmptyForEver:
                _isEmptyForEver = lie.Stays;
                answer.Rows.Clear();
                answer.Link = answer.LinkTo(answer.Page + 1, answer.Size);
                break;
            case LieKind.PageShort:
                int lost = 1 + (lie.Variant % 3 == 0 ? lie.Variant % answer.Rows.Count : 0);
                answer.Rows.RemoveRange(lie.Variant % (answer.Rows.Count - lost + 1), lost);
                break;
            case LieKind.PageLong:
                answer.Rows = [.. answer.All.Skip(answer.Offset).Take(answer.Size + 1 + (lie.Variant % 2))];
                break;
            case LieKind.PageAfter:
                answer.Serve(answer.Offset + answer.Size);
                break;
            case LieKind.PageBefore:
                answer.Serve(answer.Offset - answer.Size);
                break;
            default:
                break;
        }
    }

    private static string ToOtherList(Answer answer, int variant)
    {
        string link = answer.LinkTo(answer.Page + 1, answer.Size);
        return variant % 2 == 0 ? link + "&title=beta"
            : answer.Call.Title is { } title ? link.Replace($"title={title}&", "", StringComparison.Ordinal)
            : link.Replace(answer.Call.Path, answer.Call.Subject == Subject.Units ? "/v3/municipality" : "/v3/ou", StringComparison.Ordinal);
    }

    private static string SpelledOtherwise(Answer answer, int variant)
    {
        string link = answer.LinkTo(answer.Page + 1, answer.Size);
        string local = link[answer.Host.Length..];
        return (variant % 9) switch
        {
            0 => local,
            1 => local[local.IndexOf('?', StringComparison.Ordinal)..],
            2 => local["/v3/".Length..],
            3 => link.Replace("?", "/?", StringComparison.Ordinal),
            4 => link.Replace("/v3/k", "/v3/%6b", StringComparison.Ordinal).Replace("/v3/o", "/v3/%6F", StringComparison.Ordinal),
            5 => link + "&lang=sv",
            6 => link + "#rows",
            7 => "//kolada.example" + local,
            _ => link.Replace("page=", "page=0", StringComparison.Ordinal),
        };
    }
}
