using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kolada.Cli.Output;

/// <summary>A line below the headings and nothing else: every column of a narrow terminal goes to the text.</summary>
internal sealed class RuledBorder : TableBorder
{
    public override string GetPart(TableBorderPart part) => part switch
    {
        TableBorderPart.HeaderBottom or TableBorderPart.HeaderBottomSeparator => "─",
        TableBorderPart.CellSeparator or TableBorderPart.HeaderSeparator => " ",
        _ => "",
    };
}
