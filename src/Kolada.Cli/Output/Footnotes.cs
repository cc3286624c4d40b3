using System.Globalization;

namespace Kolada.Cli.Output;

/// <summary>Texts that a table has no room for, numbered in the order of their marks; the same text has one number.</summary>
internal sealed class Footnotes
{
    private readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The mark of the text with an index: "[1]" for the first.</summary>
    public static string Mark(int index) => $"[{(index + 1).ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>Takes a text and gives its mark.</summary>
    public string Add(string text)
    {
        int index = _texts.IndexOf(text);
        if (index < 0)
        {
            index = _texts.Count;
            _texts.Add(text);
        }

        return Mark(index);
    }
}
