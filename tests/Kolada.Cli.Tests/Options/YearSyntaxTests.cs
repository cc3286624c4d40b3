using FsCheck;
using FsCheck.Fluent;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Efficiency;
using Kolada.Efficiency.Text;

namespace Kolada.Cli.Tests.Options;

public sealed class YearSyntaxTests
{
    private static readonly Texts English = new(ReportLanguage.English);

    [Theory]
    [InlineData("2024", new[] { 2024 })]
    [InlineData("2018..2021", new[] { 2018, 2019, 2020, 2021 })]
    [InlineData("2019,2023", new[] { 2019, 2023 })]
    [InlineData("2023,2019", new[] { 2019, 2023 })]
    [InlineData(" 2018 .. 2019 , 2023 ", new[] { 2018, 2019, 2023 })]
    [InlineData("2018..2020,2019..2021,2020", new[] { 2018, 2019, 2020, 2021 })]
    [InlineData("2024..2024", new[] { 2024 })]
    [InlineData("1900", new[] { 1900 })]
    [InlineData("2100,", new[] { 2100 })]
    public void Years_are_read(string text, int[] years) => Assert.Equal(years, YearSyntax.Parse([text], English));

    [Fact]
    public void Repeated_options_add_up() => Assert.Equal([2019, 2020, 2023], YearSyntax.Parse(["2023", "2019..2020"], English));

    [Theory]
    [InlineData("24")]
    [InlineData("02024")]
    [InlineData("+2024")]
    [InlineData("2018-2020")]
    [InlineData("2018..")]
    [InlineData("..2018")]
    [InlineData("2018...2020")]
    [InlineData("2018..2019..2020")]
    [InlineData("tjugo")]
    [InlineData("２０２４")]
    public void What_is_no_year_is_refused_with_the_way_out(string text)
    {
        UsageException refused = Assert.Throws<UsageException>(() => YearSyntax.Parse([text], English));

        Assert.Contains("2018..2025", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1899", "1900")]
    [InlineData("2101", "2100")]
    [InlineData("2000..2101", "2100")]
    [InlineData("2025..2018", "2018..2025")]
    public void Years_out_of_range_or_backwards_are_refused_with_the_rule(string text, string rule)
    {
        UsageException refused = Assert.Throws<UsageException>(() => YearSyntax.Parse([text], English));

        Assert.Contains(rule, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_refused_is_quoted_without_escape_sequences()
    {
        UsageException refused = Assert.Throws<UsageException>(() => YearSyntax.Parse(["\u001b[31m2024"], English));

        Assert.DoesNotContain('\u001b', refused.Message);
    }

    [Fact]
    public void Any_spans_give_the_same_years_as_listing_them_one_by_one()
    {
        Gen<(int First, int Length)> span = from first in Gen.Choose(1900, 2080) from length in Gen.Choose(1, 20) select (first, length);
        Prop.ForAll(span.NonEmptyListOf().ToArbitrary(), spans =>
        {
            string written = string.Join(',', spans.Select(years => $"{years.First}..{years.First + years.Length - 1}"));
            string oneByOne = string.Join(',', spans.SelectMany(years => Enumerable.Range(years.First, years.Length)).Reverse());
            IReadOnlyList<int> read = YearSyntax.Parse([written], English);
            return read.SequenceEqual(YearSyntax.Parse([oneByOne], English)) && read.SequenceEqual(read.Distinct().Order());
        }).QuickCheckThrowOnFailure();
    }
}
