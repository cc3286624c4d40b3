using System.IO.Compression;
using System.Text.Json;

namespace Kolada.Client.Tests;

/// <summary>The real data beside the repository, for tests that say so when it is missing.</summary>
internal static class SharedData
{
    /// <summary>The path of a file below ../shared/data, or null.</summary>
    public static string? Find(string name)
    {
        string path = Repository.PathOf("..", "shared", "data", name);
        return File.Exists(path) ? path : null;
    }

    public static JsonDocument Read(string path)
    {
        using GZipStream unpacked = new(File.OpenRead(path), CompressionMode.Decompress);
        return JsonDocument.Parse(unpacked);
    }

    public static Dictionary<string, string> Titles(string path)
    {
        using JsonDocument list = Read(path);
        return list.RootElement.GetProperty("values").EnumerateArray().ToDictionary(
            entry => entry.GetProperty("id").GetString()!,
            entry => entry.GetProperty("title").GetString()!,
            StringComparer.Ordinal);
    }
}
