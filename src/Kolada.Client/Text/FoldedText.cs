using System.Globalization;
using System.Text;

namespace Kolada.Client.Text;

/// <summary>Text as it is compared with what people type: without case, diacritics and superfluous spaces.</summary>
/// <remarks>Folding is invariant: under sv-SE, å and ö are letters of their own and would not match a and o.</remarks>
internal static class FoldedText
{
    /// <summary>Lower case without diacritics and with single spaces, the same under every culture.</summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || (char.IsWhiteSpace(c) && (folded.Length == 0 || folded[^1] == ' ')))
            {
                continue;
            }

            folded.Append(char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c));
        }

        return folded.ToString().TrimEnd();
    }
}
