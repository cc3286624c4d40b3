namespace Kolada.Faults.Tests.Services;

/// <summary>An answer before it is written: what a lie can change.</summary>
internal sealed class Answer(Call call, int number)
{
    public Call Call => call;

    /// <summary>The how-manieth answer it is, from 0.</summary>
    public int Number => number;

    public int Status { get; set; } = 200;

    /// <summary>All rows that the call is about, without the page, in the order of this answer.</summary>
    public IReadOnlyList<Row> All { get; set; } = [];

    /// <summary>How many rows come before the page.</summary>
    public int Offset { get; set; }

    /// <summary>How many rows the page may have.</summary>
    public int Size { get; set; }

    /// <summary>The rows of the page.</summary>
    public List<Row> Rows { get; set; } = [];

    /// <summary>The address of the next page; null where there is none.</summary>
    public string? Link { get; set; }

    /// <summary>What <c>count</c> says besides the truth.</summary>
    public int CountError { get; set; }

    /// <summary>What the member with the link is called; null leaves it out.</summary>
    public string? LinkName { get; set; } = "next_url";

    /// <summary>Members of the envelope that come a second time.</summary>
    public List<Member> Repeated { get; } = [];

    /// <summary>Scheme and host of links.</summary>
    public string Host { get; set; } = "";

    /// <summary>Whether links have the page size before the page.</summary>
    public bool SizeFirst { get; set; }

    /// <summary>Whether rows follow that are not on the page.</summary>
    public bool HasMore => Offset + Size < All.Count;

    /// <summary>The page's number.</summary>
    public int Page => (Offset / Size) + 1;

    public string LinkTo(int page, int? size) => call.Link(Host, SizeFirst, ("page", page), ("per_page", size));

    /// <summary>Puts other rows on the page: those of a place in the list.</summary>
    public void Serve(int offset) => Rows = [.. All.Skip(Math.Max(0, offset)).Take(Size)];
}
