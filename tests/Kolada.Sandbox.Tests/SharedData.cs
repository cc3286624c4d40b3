using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Kolada.Sandbox.Tests;

/// <summary>The folder of real data beside the repository, read without any code of the product.</summary>
internal static class SharedData
{
    /// <summary>The folder; skips the test when it is not there.</summary>
    public static string Folder
    {
        get
        {
            var folder = Repository.PathOf("..", "shared", "data");
            Assert.SkipUnless(Directory.Exists(folder), "../shared/data is not there: the snapshot cannot be compared with its source.");
            return folder;
        }
    }

    public static string CommittedSnapshot => Repository.PathOf("src", "Kolada.Sandbox", "Snapshot", "kolada.snapshot");

    public static JsonArray Entities(string file) => Read(file)["values"]!.AsArray();

    public static JsonNode Read(string file)
    {
        using var packed = File.OpenRead(Path.Combine(Folder, file));
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        return JsonNode.Parse(unpacked)!;
    }
}
