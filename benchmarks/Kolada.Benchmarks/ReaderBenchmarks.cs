using System.IO.Compression;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Kolada.Client.Json;
using Kolada.Client.Tables;

namespace Kolada.Benchmarks;

/// <summary>A full page, read into a table, against other ways to read it and against unpacking it, the physical floor.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private static readonly byte[] Contract = BenchmarkPages.Contract();
    private static readonly byte[] OtherLayout = BenchmarkPages.OtherLayout(Contract);
    private static readonly byte[] Gzipped = BenchmarkPages.Gzip(Contract);
    private readonly byte[] _unpacked = new byte[Contract.Length];

    [Benchmark(Baseline = true, Description = "Utf8JsonReader, counting tokens only")]
    public int Tokens() => CountTokens(Contract);

    [Benchmark(Description = "page into a table")]
    public int Table() => ReadTable(Contract);

    [Benchmark(Description = "page into flat values")]
    public int Flat()
    {
        using DataPage page = DataPageReader.Read(Contract, new MunicipalityDataIds());
        return page.Count;
    }

    [Benchmark(Description = "JsonSerializer, source-generated, to objects")]
    public int Objects() => JsonSerializer.Deserialize(Contract, PageContext.Default.PageObject)!.Values.Count;

    [Benchmark(Description = "JsonDocument")]
    public int Document()
    {
        using JsonDocument document = JsonDocument.Parse(Contract);
        return document.RootElement.GetProperty("values").GetArrayLength();
    }

    [Benchmark(Description = "gunzip of the page")]
    public int Gunzip()
    {
        using GZipStream gzip = new(new MemoryStream(Gzipped), CompressionMode.Decompress);
        return gzip.ReadAtLeast(_unpacked, _unpacked.Length);
    }

    [Benchmark(Description = "other layout: counting tokens only")]
    public int OtherTokens() => CountTokens(OtherLayout);

    [Benchmark(Description = "other layout: page into a table")]
    public int OtherTable() => ReadTable(OtherLayout);

    internal static void AddPage(byte[] body, DataIds ids, KpiTableBuilder builder)
    {
        using DataPage page = DataPageReader.Read(body, ids);
        foreach (ref readonly DataEntry entry in page.Entries)
        {
            builder.Add(entry, ids);
        }
    }

    internal static KpiTable Build(KpiTableBuilder builder, MunicipalityDataIds ids)
    {
        (TableColumns? columns, string? problem) = ColumnArranger.Arrange(builder, number => ids.Kpis[number], number => ids.Municipalities[number]);
        return new KpiTable(columns ?? throw new InvalidOperationException(problem), null, []);
    }

    private static int ReadTable(byte[] body)
    {
        MunicipalityDataIds ids = new();
        using KpiTableBuilder builder = new(keepCounts: false);
        AddPage(body, ids, builder);
        return Build(builder, ids).Count;
    }

    private static int CountTokens(byte[] page)
    {
        Utf8JsonReader reader = new(page);
        int tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
