using Spectre.Console;

namespace Kolada.Cli.Output;

/// <summary>Kolada's colours: the best quarter green, the worst red, the middle yellow, missing grey. The terminal's own shades.</summary>
internal static class Palette
{
    public static Style Missing { get; } = new(Color.Grey);

    public static Style Dim { get; } = new(Color.Grey);

    public static Style Of(int quartile) => quartile switch
    {
        1 => new Style(Color.Green),
        4 => new Style(Color.Maroon),
        _ => new Style(Color.Olive),
    };
}
