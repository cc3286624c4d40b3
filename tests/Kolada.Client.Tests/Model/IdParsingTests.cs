namespace Kolada.Client.Tests.Model;

public sealed class IdParsingTests
{
    [Fact]
    public void A_text_that_is_an_id_is_read()
    {
        Holds<KpiId>("N15428", "own:lokalkostnad", "U11001");
        Holds<MunicipalityId>("1267", "0000", "G33621");
        Holds<KpiGroupId>("G2KPI148352");
        Holds<OrganizationalUnitId>("V15E144001101");
    }

    [Fact]
    public void A_text_that_is_not_is_refused_with_its_rule()
    {
        Fails<KpiId>("", "N1542", "n15428", "N15428 ", "own:", "N１５４２８");
        Fails<MunicipalityId>("", "126", "Höör", "G", "12 67");
        Fails<KpiGroupId>("", "..", "a/b", "a b");
        Fails<OrganizationalUnitId>("", ".", "a?b");
        Assert.Contains("four digits", Assert.Throws<FormatException>(() => MunicipalityId.Parse("Höör")).Message, StringComparison.Ordinal);
        Assert.False(KpiId.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => KpiId.Parse(null!));
    }

    [Fact]
    public void An_exception_made_without_a_kind_has_none_of_the_others() => Assert.Equal(KoladaErrorKind.Other, new KoladaException("text").Kind);

    private static void Holds<T>(params string[] texts)
        where T : IParsable<T>
    {
        foreach (string text in texts)
        {
            Assert.True(T.TryParse(text, null, out T? read));
            Assert.Equal(text, read.ToString());
            Assert.Equal(read, T.Parse(text, null));
        }
    }

    private static void Fails<T>(params string[] texts)
        where T : IParsable<T>
    {
        foreach (string text in texts)
        {
            Assert.False(T.TryParse(text, null, out T? read));
            Assert.Equal("", read?.ToString());
            Assert.Contains("must be", Assert.Throws<FormatException>(() => T.Parse(text, null)).Message, StringComparison.Ordinal);
        }
    }
}
