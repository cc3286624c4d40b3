using System.Globalization;
using System.Text;

namespace Kolada.Query;

/// <summary>Finds entries by what people type: an id, a name, a name without its dots and rings.</summary>
/// <remarks>Folding is invariant: under sv-SE, å and ö are letters of their own and would not match a and o.</remarks>
internal static class NameLookup
{
    /// <summary>What the titles of most groups end in; people leave it out.</summary>
    private const string UnweightedMean = " (ovägt medel)";

    private const int MaxCandidates = 5;

    public static T Find<T>(string what, string wanted, IReadOnlyList<T> entries, Func<T, string> idOf, Func<T, string> titleOf)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(wanted);
        // macOS hands over decomposed letters; an exact match must not depend on that.
        string name = wanted.Trim().Normalize(NormalizationForm.FormC);
        Func<T, bool>[] rules =
        [
            entry => string.Equals(idOf(entry), name, StringComparison.OrdinalIgnoreCase),
            entry => titleOf(entry).Trim() == name,
            entry => WithoutSuffix(titleOf(entry)) == WithoutSuffix(name),
            entry => string.Equals(WithoutSuffix(titleOf(entry)), WithoutSuffix(name), StringComparison.OrdinalIgnoreCase),
            entry => Fold(WithoutSuffix(titleOf(entry))) == Fold(WithoutSuffix(name)),
        ];
        foreach (Func<T, bool> rule in rules)
        {
            List<T> matches = [.. entries.Where(rule)];
            if (matches.Count > 0)
            {
                return matches.Count == 1 ? matches[0] : throw Ambiguous(what, name, matches, idOf, titleOf);
            }
        }

        throw Unknown(what, name, entries, idOf, titleOf);
    }

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

    private static string WithoutSuffix(string title)
    {
        string trimmed = title.Trim();
        return trimmed.EndsWith(UnweightedMean, StringComparison.OrdinalIgnoreCase) ? trimmed[..^UnweightedMean.Length].TrimEnd() : trimmed;
    }

    private static KoladaException Ambiguous<T>(string what, string wanted, List<T> matches, Func<T, string> idOf, Func<T, string> titleOf)
    {
        List<KoladaName> meant = Named(matches, idOf, titleOf);
        return NotFound($"{IdRules.Quote(wanted)} can mean more than one {what}: {string.Join(", ", meant)}. Give the id.", wanted, meant, isAmbiguous: true);
    }

    private static KoladaException Unknown<T>(string what, string wanted, IReadOnlyList<T> entries, Func<T, string> idOf, Func<T, string> titleOf)
    {
        string folded = Fold(WithoutSuffix(wanted));
        List<KoladaName> nearest = Named(
            entries
                .Select(entry => (Entry: entry, Distance: Distance(folded, Fold(WithoutSuffix(titleOf(entry))))))
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => idOf(pair.Entry), StringComparer.Ordinal)
                .Select(pair => pair.Entry),
            idOf,
            titleOf);
        return NotFound($"There is no {what} {IdRules.Quote(wanted)}. The nearest are {string.Join(", ", nearest)}.", wanted, nearest, isAmbiguous: false);
    }

    private static KoladaException NotFound(string message, string wanted, IReadOnlyList<KoladaName> nearest, bool isAmbiguous) =>
        new(message) { Kind = KoladaErrorKind.NotFound, Missing = [wanted], Nearest = nearest, IsAmbiguous = isAmbiguous };

    private static List<KoladaName> Named<T>(IEnumerable<T> entries, Func<T, string> idOf, Func<T, string> titleOf) =>
        [.. entries.Take(MaxCandidates).Select(entry => new KoladaName(idOf(entry), titleOf(entry)))];

    /// <summary>Edits between what was typed and a title; a title that contains what was typed is nearer than any that does not.</summary>
    private static int Distance(string wanted, string title)
    {
        if (title.Contains(wanted, StringComparison.Ordinal))
        {
            return 0;
        }

        int[] row = [.. Enumerable.Range(0, title.Length + 1)];
        for (int i = 1; i <= wanted.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= title.Length; j++)
            {
                int substituted = diagonal + (wanted[i - 1] == title[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[title.Length];
    }
}
