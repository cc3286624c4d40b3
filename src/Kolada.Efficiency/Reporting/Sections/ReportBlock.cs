namespace Kolada.Efficiency;

/// <summary>A piece of a document for people, in a reader's language and not escaped: Markdown, HTML and the terminal write the same ones.</summary>
public abstract record ReportBlock
{
    private protected ReportBlock()
    {
    }
}

/// <summary>What the blocks below it are about.</summary>
/// <param name="Text">The heading.</param>
public sealed record HeadingBlock(string Text) : ReportBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsRemark">True when it says how the blocks above are to be read.</param>
public sealed record ParagraphBlock(string Text, bool IsRemark = false) : ReportBlock;

/// <summary>A list with a heading.</summary>
/// <param name="Heading">What the items are.</param>
/// <param name="Items">The items, at least one.</param>
public sealed record ListBlock(string Heading, IReadOnlyList<string> Items) : ReportBlock;

/// <summary>A table.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell for each column.</param>
public sealed record TableBlock(IReadOnlyList<BlockColumn> Columns, IReadOnlyList<IReadOnlyList<BlockCell>> Rows) : ReportBlock;

/// <summary>A column of a <see cref="TableBlock"/>.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">True when its cells are aligned to the right.</param>
/// <param name="IsWhole">True when its cells are not to be broken over lines.</param>
public sealed record BlockColumn(string Heading, bool IsNumber = false, bool IsWhole = false)
{
    /// <summary>A column of numbers, which are not broken over lines.</summary>
    internal static BlockColumn OfNumbers(string heading) => new(heading, IsNumber: true, IsWhole: true);
}

/// <summary>A cell of a <see cref="TableBlock"/>.</summary>
/// <param name="Text">What it shows; numbers are padded for a terminal and may be trimmed.</param>
/// <param name="Index">The index that it shows, which gives it the colour of its quarter or, where it is missing, of that; null for any other cell.</param>
public sealed record BlockCell(string Text, IndexResult? Index = null)
{
    /// <summary>A cell that shows a text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator BlockCell(string text) => new(text);
}
