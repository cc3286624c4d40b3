using Kolada.Client.Text;

namespace Kolada.Client.Lookup;

/// <summary>Ranks KPIs by how well they match words that a person typed.</summary>
/// <remarks>
/// Case and diacritics do not count. Every word must occur somewhere: in the id, title, operating area, perspective or description.
/// Where a word occurs decides what it is worth; a word that stands alone is worth more than the beginning of one, and that more
/// than a part of a compound. Ties go to the shorter title, then to the id, so that the order is always the same.
/// </remarks>
internal static class CatalogueSearch
{
    private const int InTitle = 100;
    private const int InArea = 20;
    private const int InPerspective = 10;
    private const int InDescription = 4;
    private const int WholeId = 10_000;
    private const int StartOfId = 500;
    private const int WholePhraseInTitle = 300;

    /// <summary>Titles of retired KPIs end in "(-2019)"; they rank below the living.</summary>
    private const double RetiredFactor = 0.5;

    public static IReadOnlyList<Kpi> Rank(IEnumerable<Kpi> kpis, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        string phrase = FoldedText.Fold(text);
        string[] words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. kpis
                .Select(kpi => (Kpi: kpi, Score: Score(kpi, phrase, words)))
                .Where(match => match.Score > 0)
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Kpi.Title.Length)
                .ThenBy(match => match.Kpi.Id.Value, StringComparer.Ordinal)
                .Select(match => match.Kpi),
        ];
    }

    private static double Score(Kpi kpi, string phrase, string[] words)
    {
        string id = FoldedText.Fold(kpi.Id.Value);
        string title = FoldedText.Fold(kpi.Title);
        (string Text, int Worth)[] fields =
        [
            (title, InTitle),
            (FoldedText.Fold(kpi.OperatingArea), InArea),
            (FoldedText.Fold(kpi.Perspective ?? ""), InPerspective),
            (FoldedText.Fold(kpi.Description), InDescription),
        ];
        double score = title.Contains(phrase, StringComparison.Ordinal) ? WholePhraseInTitle : 0;
        foreach (string word in words)
        {
            double best = id == word ? WholeId : id.StartsWith(word, StringComparison.Ordinal) ? StartOfId : 0;
            foreach ((string field, int worth) in fields)
            {
                best = Math.Max(best, worth * Fit(field, word));
            }

            if (best <= 0)
            {
                return 0;
            }

            score += best;
        }

        return kpi.Title.Contains("(-", StringComparison.Ordinal) ? score * RetiredFactor : score;
    }

    /// <summary>1 for a word of its own, 0.7 for the beginning of a word, 0.4 inside one, 0 if absent.</summary>
    private static double Fit(string field, string word)
    {
        double best = 0;
        for (int at = field.IndexOf(word, StringComparison.Ordinal); at >= 0; at = field.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            bool starts = at == 0 || !char.IsLetterOrDigit(field[at - 1]);
            bool ends = at + word.Length == field.Length || !char.IsLetterOrDigit(field[at + word.Length]);
            best = Math.Max(best, starts ? (ends ? 1 : 0.7) : 0.4);
            if (best >= 1)
            {
                break;
            }
        }

        return best;
    }
}
