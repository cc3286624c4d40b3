using System.Text;
using Kolada.Client.Text;

namespace Kolada.Client.Lookup;

/// <summary>Finds entries by what people type: an id, a name, a name without its dots and rings.</summary>
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
            entry => FoldedText.Fold(WithoutSuffix(titleOf(entry))) == FoldedText.Fold(WithoutSuffix(name)),
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

    /// <summary>The entries that several names stand for, in the names' order; one exception tells of all that stand for none or for several.</summary>
    public static IReadOnlyList<T> FindAll<T>(
        string what,
        IReadOnlyCollection<string> wanted,
        IReadOnlyList<T> entries,
        Func<T, string> idOf,
        Func<T, string> titleOf)
    {
        List<T> found = [];
        List<KoladaException> refused = [];
        foreach (string name in wanted)
        {
            try
            {
                found.Add(Find(what, name, entries, idOf, titleOf));
            }
            catch (KoladaException notFound)
            {
                refused.Add(notFound);
            }
        }

        return refused switch
        {
            [] => found,
            [KoladaException only] => throw only,
            _ => throw new KoladaException(string.Join(' ', refused.Select(one => one.Message)))
            {
                Kind = KoladaErrorKind.NotFound,
                Missing = [.. refused.SelectMany(one => one.Missing)],
            },
        };
    }

    private static string WithoutSuffix(string title)
    {
        string trimmed = title.Trim();
        return trimmed.EndsWith(UnweightedMean, StringComparison.OrdinalIgnoreCase) ? trimmed[..^UnweightedMean.Length].TrimEnd() : trimmed;
    }

    private static KoladaException Ambiguous<T>(string what, string wanted, List<T> matches, Func<T, string> idOf, Func<T, string> titleOf)
    {
        List<KoladaName> meant = Named(matches, idOf, titleOf);
        string message = $"{UntrustedText.Quote(wanted)} can mean more than one {what}: {string.Join(", ", meant)}. Give the id.";
        return NotFound(message, wanted, meant, isAmbiguous: true);
    }

    private static KoladaException Unknown<T>(string what, string wanted, IReadOnlyList<T> entries, Func<T, string> idOf, Func<T, string> titleOf)
    {
        string folded = FoldedText.Fold(WithoutSuffix(wanted));
        List<KoladaName> nearest = Named(
            entries
                .Select(entry => (Entry: entry, Distance: Distance(folded, FoldedText.Fold(WithoutSuffix(titleOf(entry))))))
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => idOf(pair.Entry), StringComparer.Ordinal)
                .Select(pair => pair.Entry),
            idOf,
            titleOf);
        string message = $"There is no {what} {UntrustedText.Quote(wanted)}. The nearest are {string.Join(", ", nearest)}.";
        return NotFound(message, wanted, nearest, isAmbiguous: false);
    }

    private static KoladaException NotFound(string message, string wanted, IReadOnlyList<KoladaName> nearest, bool isAmbiguous) =>
        new(message) { Kind = KoladaErrorKind.NotFound, Missing = [wanted], Nearest = nearest, IsAmbiguous = isAmbiguous };

    private static List<KoladaName> Named<T>(IEnumerable<T> entries, Func<T, string> idOf, Func<T, string> titleOf) =>
        [.. entries.Take(MaxCandidates).Select(entry => new KoladaName(idOf(entry), titleOf(entry)))];

    /// <summary>Edits between what was typed and a title; a title that contains what was typed is nearer than any that does not.</summary>
    private static int Distance(string wanted, string title) =>
        title.Contains(wanted, StringComparison.Ordinal) ? 0 : EditDistance.Between(wanted, title);
}
