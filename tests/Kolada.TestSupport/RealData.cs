using System.IO.Compression;
using System.Text.Json;

namespace Kolada.TestSupport;

/// <summary>Real figures of Kolada as JSON in the shape of its API, read without any of the product's code.</summary>
/// <remarks>
/// The excerpt lies in <c>tests/Fixtures/kolada</c>, so that every clone has it. The whole data, from which the sandbox's snapshot is
/// built, lies beside the maintainers' repositories; tests that can use it compare with it too.
/// </remarks>
public sealed class RealData
{
    /// <summary>The first year of which the excerpt has figures.</summary>
    public const int FirstYearOfExcerpt = 2018;

    private RealData(string name, string folder)
    {
        Name = name;
        Folder = folder;
    }

    /// <summary>The excerpt, which is always there.</summary>
    public static RealData Excerpt { get; } = new("excerpt", Repository.PathOf("tests", "Fixtures", "kolada"));

    /// <summary>The whole data; null where it is not beside the repository.</summary>
    public static RealData? Whole { get; } = Find(new("whole", Repository.PathOf("..", "shared", "data")));

    /// <summary>The names of what there is, for tests that are run on each.</summary>
    public static TheoryData<string> Names => Whole is null ? [Excerpt.Name] : [Excerpt.Name, Whole.Name];

    public string Name { get; }

    public string Folder { get; }

    /// <summary>Whether nothing has been left out.</summary>
    public bool IsWhole => this == Whole;

    /// <summary>The first year of which it has figures.</summary>
    public int FirstYear => IsWhole ? 1900 : FirstYearOfExcerpt;

    /// <summary>The KPIs that it has figures of, in order.</summary>
    public IReadOnlyList<string> Kpis =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Folder, "values")).Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal),
    ];

    public static RealData Named(string name) => name == Excerpt.Name ? Excerpt : RequireWhole();

    /// <summary>The whole data; skips the test where it is not there.</summary>
    public static RealData RequireWhole()
    {
        Assert.SkipWhen(Whole is null, "The whole data is not beside the repository; the excerpt is tested.");
        return Whole!;
    }

    /// <summary>A file, unpacked.</summary>
    public byte[] Unpack(string file)
    {
        using GZipStream unpacked = new(File.OpenRead(Path.Combine(Folder, file)), CompressionMode.Decompress);
        using MemoryStream text = new();
        unpacked.CopyTo(text);
        return text.ToArray();
    }

    /// <summary>The <c>values</c> of a file: its entities or rows.</summary>
    public IEnumerable<JsonElement> Entries(string file) => JsonElement.Parse(Unpack(file)).GetProperty("values").EnumerateArray();

    /// <summary>The rows of a KPI.</summary>
    public IEnumerable<JsonElement> Rows(string kpi) => Entries($"values/{kpi}.json.gz");

    public override string ToString() => Name;

    private static RealData? Find(RealData data) => Directory.Exists(data.Folder) ? data : null;
}
