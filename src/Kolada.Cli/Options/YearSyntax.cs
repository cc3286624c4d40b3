using System.Globalization;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;

namespace Kolada.Cli.Options;

/// <summary>Years as people write them: <c>2024</c>, <c>2018..2025</c>, <c>2019,2023</c>, and any mixture.</summary>
internal static class YearSyntax
{
    private const string RangeMark = "..";

    /// <summary>The years, ascending, each once.</summary>
    /// <exception cref="UsageException">A part is not a year or a range of years.</exception>
    public static IReadOnlyList<int> Parse(IEnumerable<string> values, Texts texts) =>
        [.. ListSyntax.Split(values).SelectMany(part => Part(part, texts)).Distinct().Order()];

    /// <summary>One year.</summary>
    /// <exception cref="UsageException">The text is not a year, or is several.</exception>
    public static int ParseOne(string option, string text, Texts texts) => Parse([text], texts) is [int year]
        ? year
        : throw new UsageException(texts.Say($"{option} takes one year.", $"{option} tar ett år."));

    private static IReadOnlyList<int> Part(string part, Texts texts)
    {
        int mark = part.IndexOf(RangeMark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return [Year(part, part, texts)];
        }

        int first = Year(part[..mark].Trim(), part, texts);
        int last = Year(part[(mark + RangeMark.Length)..].Trim(), part, texts);
        return first <= last
            ? Years.Range(first, last)
            : throw new UsageException(texts.Say(
                $"The years '{Safe.Line(part)}' run backwards. Write {last}..{first}.",
                $"Åren '{Safe.Line(part)}' går baklänges. Skriv {last}..{first}."));
    }

    private static int Year(string text, string part, Texts texts)
    {
        if (text.Length != 4 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            throw new UsageException(texts.Say(
                $"'{Safe.Line(part)}' is not a year. Write 2024, a range such as 2018..2025, or a list such as 2019,2023.",
                $"'{Safe.Line(part)}' är inget år. Skriv 2024, ett intervall som 2018..2025 eller en lista som 2019,2023."));
        }

        return year is >= DataQuery.MinYear and <= DataQuery.MaxYear
            ? year
            : throw new UsageException(texts.Say(
                $"The year {text} is outside {DataQuery.MinYear} to {DataQuery.MaxYear}.",
                $"Året {text} ligger utanför {DataQuery.MinYear} till {DataQuery.MaxYear}."));
    }
}
