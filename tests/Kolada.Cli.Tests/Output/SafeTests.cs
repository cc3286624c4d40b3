using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kolada.Cli.Output;

namespace Kolada.Cli.Tests.Output;

public sealed class SafeTests
{
    [Theory]
    [InlineData("Höör", "Höör")]
    [InlineData("[red]Lund[/]", "[red]Lund[/]")]
    [InlineData("a\tb\nc\r\nd", "a b c d")]
    [InlineData("\u001b[31mred\u001b[0m", "\uFFFD[31mred\uFFFD[0m")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    [InlineData("abc\u202Edef", "abc\uFFFDdef")]
    [InlineData("\u0007\u0000\u007f", "\uFFFD\uFFFD\uFFFD")]
    public void What_a_terminal_would_act_on_becomes_visible(string text, string safe) => Assert.Equal(safe, Safe.Text(text));

    [Fact]
    public void No_text_keeps_a_control_character()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
            Safe.Text(text).All(c => !char.IsControl(c)) && Safe.Paragraph(text).All(c => c == '\n' || !char.IsControl(c))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Text_without_control_characters_stays_as_it_is()
    {
        Gen<string> harmless = Gen.Elements("Höör", "Liknande kommuner, övergripande", "25 %", "–", "😀", " ").ListOf().Select(string.Concat);
        Prop.ForAll(harmless.ToArbitrary(), text => Safe.Text(text) == text).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_value_in_a_message_has_an_end() => Assert.True(new StringInfo(Safe.Line(new string('x', 5000))).LengthInTextElements < 100);
}
