namespace Kolada.Efficiency.Reporting.Sections;

/// <summary>A piece of a document for people, in a reader's language and not yet escaped: Markdown, HTML and the terminal write the same ones.</summary>
internal abstract record Block;

/// <summary>What the blocks below it are about.</summary>
/// <param name="Text">The heading.</param>
internal sealed record HeadingBlock(string Text) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsRemark">True when it says how the blocks above are to be read.</param>
internal sealed record ParagraphBlock(string Text, bool IsRemark = false) : Block;

/// <summary>A list with a heading.</summary>
/// <param name="Heading">What the items are.</param>
/// <param name="Items">The items, at least one.</param>
internal sealed record ListBlock(string Heading, IReadOnlyList<string> Items) : Block;

/// <summary>A table.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell for each column.</param>
internal sealed record TableBlock(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows) : Block;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">True when its cells stand at the right.</param>
/// <param name="IsWhole">True when its cells are not broken over lines.</param>
internal sealed record TableColumn(string Heading, bool IsNumber = false, bool IsWhole = false)
{
    /// <summary>A column of numbers, which are not broken over lines.</summary>
    public static TableColumn OfNumbers(string heading) => new(heading, IsNumber: true, IsWhole: true);
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Index">The index that it shows, which gives it the colour of its quarter or, where it is missing, of that; null for any other cell.</param>
internal sealed record TableCell(string Text, IndexResult? Index = null)
{
    public static implicit operator TableCell(string text) => new(text);
}
