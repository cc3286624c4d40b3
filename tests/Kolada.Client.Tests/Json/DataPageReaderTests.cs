using System.Text;
using System.Text.Json;
using Kolada.Client.Json;

namespace Kolada.Client.Tests.Json;

public sealed class DataPageReaderTests
{
    [Fact]
    public void Reads_what_the_reference_reader_reads()
    {
        Agree(SamplePages.Embedded, out bool accepted);
        Assert.True(accepted);
        Agree(SamplePages.InAnotherLayout(SamplePages.Embedded), out accepted);
        Assert.True(accepted);
    }

    [Fact]
    public void Reads_real_pages_as_the_reference_reader_does()
    {
        foreach (byte[] page in SamplePages.Real(rowsAPage: 500).SelectMany(page => new[] { page, SamplePages.InAnotherLayout(page) }))
        {
            Agree(page, out bool accepted);
            Assert.True(accepted);
        }
    }

    [Fact]
    public void Embedded_page_mutated_20_000_times_gives_the_same_or_is_refused_by_both() => Fuzz([SamplePages.Embedded], 20_000, 1);

    [Fact]
    public void Real_pages_mutated_100_000_times_give_the_same_or_are_refused_by_both() => Fuzz(SamplePages.Real(rowsAPage: 6), 100_000, 2);

    [Fact]
    public void A_page_of_4_KB_cut_anywhere_is_refused()
    {
        byte[] page = FourKilobytes();
        Assert.InRange(page.Length, 3500, 4500);
        foreach (byte[] whole in new[] { page, SamplePages.InAnotherLayout(page) })
        {
            for (int length = 0; length < whole.Length; length++)
            {
                Assert.Throws<JsonException>(() => ReadAll(whole.AsSpan(0, length)));
                Agree(whole.AsSpan(0, length), out _);
            }

            Assert.NotEmpty(ReadAll(whole).Values);
        }
    }

    [Fact]
    public void Kolada_s_layout_is_read_as_literals_to_the_last_row()
    {
        byte[] body = FourKilobytes();
        using DataPage page = new(new MunicipalityDataIds(), 16);
        int start = body.AsSpan().IndexOf((byte)'[') + 1;
        int end = new LiteralRows(body, page).Read(start);
        Assert.Equal((byte)']', body[end]);
        Assert.Equal(ReferenceReader.Read(body).Values.Count, page.Count);
    }

    [Fact]
    public void A_row_that_the_literals_do_not_match_is_read_all_the_same_and_so_are_those_after_it()
    {
        string text = Encoding.UTF8.GetString(SamplePages.Embedded);
        string[] changes = ["\"period\":2024", "\"municipality\":\"0115\"", "\"count\":33", "\"status\":\"Privacy\"", "\"value\":null"];
        foreach (string change in changes)
        {
            Agree(
                Encoding.UTF8.GetBytes(text.Replace(change, change.Replace(":", " : ", StringComparison.Ordinal), StringComparison.Ordinal)),
                out bool accepted);
            Assert.True(accepted);
        }
    }

    [Theory]
    [InlineData("""{"values":[],"count":0,"next_url":null}""")]
    [InlineData("""{"next_url":"x?page=2","count":null,"previous_url":7,"values":[]}""")]
    [InlineData("""{"count":1,"values":[{"period":2024,"values":[{"value":1,"gender":"T"}],"municipality":"1267","kpi":"N15428"}],"next_url":""}""")]
    [InlineData("""{"values":[{"kpi":"\u004e15428","municipality":"1267","period":2024,"values":[{"\u0067ender":"\u0054","status":"\u0041\ud83d\ude00","extra":[{}]}],"more":{"a":{"b":[]}}}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"own:ett-mycket-langt-namn","municipality":"G123456789","period":-5,"values":[{"gender":"T"}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","value":1,"isdeleted":0},{"gender":"K","value":1,"isdeleted":1}]}],"next_url":null}""")]
    public void Odd_but_valid_pages_are_read(string page)
    {
        Agree(Encoding.UTF8.GetBytes(page), out bool accepted);
        Assert.True(accepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"values":null}""")]
    [InlineData("""{"values":{}}""")]
    [InlineData("""{"values":[],"values":[],"next_url":null}""")]
    [InlineData("""{"values":[]} x""")]
    [InlineData("""{"values":[],"a\ud800":1}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[],"a\ud800":1}],"next_url":null}""")]
    [InlineData("""{"values":[],"next_url":1}""")]
    [InlineData("""{"values":[],"count":"1"}""")]
    [InlineData("""{"values":[null],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T"}]},],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T"}],"kpi":"N15428"}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T"},{"gender":"T"}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"Z"}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":null}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"value":1}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","value":"1"}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","value":1e999}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","value":NaN}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","count":1.5}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","isdeleted":2}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","isdeleted":"1"}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024,"values":[{"gender":"T","status":"\ud800"}]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":2024}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","period":"2024","values":[]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":1267,"period":2024,"values":[]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"","municipality":"1267","period":2024,"values":[]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"","period":2024,"values":[]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"../1","period":2024,"values":[]}],"next_url":null}""")]
    [InlineData("""{"values":[{"kpi":"N15428","period":2024,"values":[]}],"next_url":null}""")]
    public void Broken_pages_are_refused(string page)
    {
        Assert.Throws<JsonException>(() => ReadAll(Encoding.UTF8.GetBytes(page)));
        Agree(Encoding.UTF8.GetBytes(page), out bool accepted);
        Assert.False(accepted);
    }

    [Fact]
    public void Unit_data_is_read_like_the_reference_reader_reads_it()
    {
        string text = Encoding.UTF8.GetString(SamplePages.Embedded).Replace("\"municipality\":\"", "\"ou\":\"V15E14400", StringComparison.Ordinal);
        foreach (byte[] body in new[] { Encoding.UTF8.GetBytes(text), SamplePages.InAnotherLayout(Encoding.UTF8.GetBytes(text)) })
        {
            UnitDataIds ids = new();
            using DataPage page = DataPageReader.Read(body, ids);
            Assert.Equal(ReferenceReader.ReadUnits(body), page.Entries.ToArray().Select(entry => ids.ToUnitDataPoint(entry)));
        }
    }

    [Fact]
    public async Task Pages_read_at_the_same_time_share_their_ids()
    {
        MunicipalityDataIds ids = new();
        byte[][] pages = [.. Enumerable.Range(0, 64).Select(ManyIds)];
        IReadOnlyList<DataPoint>[] read = await Task.WhenAll(pages.Select(body => Task.Run(() => ToPoints(DataPageReader.Read(body, ids)))));
        foreach ((byte[] body, IReadOnlyList<DataPoint> points) in pages.Zip(read))
        {
            Assert.Equal(ReferenceReader.Read(body).Values, points);
        }

        Assert.Equal(read.SelectMany(points => points).Select(point => point.Municipality).Distinct().Count(), ids.Places.Count);
    }

    private static byte[] ManyIds(int page)
    {
        IEnumerable<string> rows = Enumerable.Range(0, 300).Select(i =>
            FormattableString.Invariant($$"""{"kpi":"N{{10000 + ((i + page) % 500)}}","municipality":"G{{((i * 7) + page) % 2000}}","period":2024,"values":[{"gender":"T","value":{{i}}}]}"""));
        return Encoding.UTF8.GetBytes($$"""{"values":[{{string.Join(',', rows)}}],"next_url":null}""");
    }

    private static byte[] FourKilobytes()
    {
        string text = Encoding.UTF8.GetString(SamplePages.Embedded);
        int start = text.IndexOf('[', StringComparison.Ordinal) + 1;
        int end = text.LastIndexOf(']');
        string rows = string.Join(',', Enumerable.Repeat(text[start..end], 3))
            .Replace("\\u00e4", "ä", StringComparison.Ordinal)
            .Replace("2147483647", "214748364", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text[..start] + rows + text[end..]);
    }

    private static void Fuzz(IReadOnlyList<byte[]> pages, int mutations, int seed)
    {
        byte[][] starts = [.. pages, .. pages.Select(SamplePages.InAnotherLayout)];
        PageMutator mutator = new(seed);
        int accepted = 0;
        for (int i = 0; i < mutations; i++)
        {
            Agree(mutator.Mutate(starts[i % starts.Length]), out bool fine);
            accepted += fine ? 1 : 0;
        }

        // Both outcomes must be common, or the fuzz shows nothing.
        Assert.InRange(accepted, mutations / 20, mutations * 19 / 20);
    }

    /// <summary>Both readers give the same values, bit by bit, or both refuse.</summary>
    private static void Agree(ReadOnlySpan<byte> body, out bool accepted)
    {
        (ReferencePage? expected, string? refusal) = TryReference(body);
        accepted = expected is not null;
        try
        {
            ReferencePage read = ReadAll(body);
            if (expected is null || !Same(expected, read))
            {
                Assert.Fail($"The reference reader says {refusal ?? "otherwise"}: {Encoding.UTF8.GetString(body)}");
            }
        }
        catch (JsonException refused)
        {
            if (expected is not null)
            {
                Assert.Fail($"Refused ({refused.Message}): {Encoding.UTF8.GetString(body)}");
            }
        }
    }

    private static (ReferencePage? Page, string? Refusal) TryReference(ReadOnlySpan<byte> body)
    {
        try
        {
            return (ReferenceReader.Read(body), null);
        }
        catch (JsonException refused)
        {
            return (null, refused.Message);
        }
    }

    private static bool Same(ReferencePage expected, ReferencePage read) =>
        expected.Values.SequenceEqual(read.Values)
        && expected.Values.Zip(read.Values)
            .All(pair => BitConverter.DoubleToInt64Bits(pair.First.Value ?? 0) == BitConverter.DoubleToInt64Bits(pair.Second.Value ?? 0))
        && expected.Rows == read.Rows
        && expected.StatedRows == read.StatedRows
        && expected.NextUrl == read.NextUrl;

    private static ReferencePage ReadAll(ReadOnlySpan<byte> body)
    {
        DataPage page = DataPageReader.Read(body, new MunicipalityDataIds());
        (int rows, int? stated, string? next) = (page.Rows, page.StatedRows, page.NextUrl);
        return new ReferencePage(ToPoints(page), rows, stated, next);
    }

    private static List<DataPoint> ToPoints(DataPage page)
    {
        using (page)
        {
            List<DataPoint> points = [];
            foreach (ref readonly DataEntry entry in page.Entries)
            {
                points.Add(((MunicipalityDataIds)page.Ids).ToDataPoint(entry));
            }

            return points;
        }
    }
}
