using System.Globalization;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Efficiency;
using Kolada.Efficiency.Text;

namespace Kolada.Cli.Tests.Options;

public sealed class ValueSyntaxTests
{
    private static readonly Texts English = new(ReportLanguage.English);

    [Theory]
    [InlineData("T", new[] { Gender.Total })]
    [InlineData("k", new[] { Gender.Women })]
    [InlineData("M,K", new[] { Gender.Women, Gender.Men })]
    [InlineData("all", new[] { Gender.Total, Gender.Women, Gender.Men })]
    [InlineData("ALL,T", new[] { Gender.Total, Gender.Women, Gender.Men })]
    public void Genders_are_read_in_the_order_of_rows(string text, Gender[] genders) => Assert.Equal(genders, ValueSyntax.Genders([text], English));

    [Fact]
    public void A_gender_that_does_not_exist_is_refused_with_those_that_do()
    {
        UsageException refused = Assert.Throws<UsageException>(() => ValueSyntax.Genders(["W"], English));

        Assert.Contains("T, K, M, all", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Kpis_are_read_once_each_with_small_letters_made_large() =>
        Assert.Equal(["N15428", "U15401"], ValueSyntax.Kpis(["n15428,U15401", "N15428"], English).Select(kpi => kpi.Value));

    [Theory]
    [InlineData("N1542")]
    [InlineData("X15428")]
    [InlineData("N15428/..")]
    [InlineData("own:hyra")]
    public void What_is_no_kpi_id_of_Koladas_is_refused(string text)
    {
        UsageException refused = Assert.Throws<UsageException>(() => ValueSyntax.Kpis([text], English));

        Assert.Contains("N15428", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/v3")]
    [InlineData("https://api.kolada.se/v3/")]
    public void Addresses_may_end_in_a_slash_or_not(string text) => Assert.Equal(new Uri(text), ValueSyntax.Address("--base-url", text, English));

    [Theory]
    [InlineData("api.kolada.se/v3")]
    [InlineData("ftp://api.kolada.se/v3")]
    [InlineData("https://user:secret@api.kolada.se/v3")]
    [InlineData("https://api.kolada.se/v3?x=1")]
    [InlineData("")]
    public void Other_addresses_are_refused_without_repeating_what_may_be_secret(string text)
    {
        UsageException refused = Assert.Throws<UsageException>(() => ValueSyntax.Address("--base-url", text, English));

        Assert.Contains("https://api.kolada.se/v3", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void A_rate_has_a_decimal_point_under_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(0.5, ValueSyntax.Rate("--max-rps", "0.5", English));
            Assert.Throws<UsageException>(() => ValueSyntax.Rate("--max-rps", "0,5", English));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void A_rate_is_zero_or_more(string text) => Assert.Throws<UsageException>(() => ValueSyntax.Rate("--max-rps", text, English));

    [Theory]
    [InlineData("0")]
    [InlineData("65")]
    [InlineData("4.5")]
    public void A_whole_number_outside_its_limits_is_refused_with_them(string text)
    {
        UsageException refused = Assert.Throws<UsageException>(() => ValueSyntax.Whole("--concurrency", text, 1, 64, English));

        Assert.Contains("from 1 to 64", refused.Message, StringComparison.Ordinal);
    }
}
