using System.Text;
using System.Text.Json;

namespace Kolada.Faults.Tests.Matrix;

/// <summary>One of the API's endpoints, and a way to read from it with the client.</summary>
/// <param name="Path">Its name: the path with names for the lists of ids.</param>
/// <param name="Pages">How many pages the reading has at its longest call.</param>
/// <param name="ReadAsync">Reads, and gives what came as text, a value or an entity a line, so that two readings can be compared byte for byte.</param>
internal sealed record Endpoint(string Path, int Pages, Func<KoladaClient, CancellationToken, Task<string>> ReadAsync)
{
    /// <summary>Whether what comes is sorted by the client.</summary>
    public bool IsTable => Path.StartsWith("/data/", StringComparison.Ordinal);

    /// <summary>Reads a whole list: one JSON object a line, in the order in which they came.</summary>
    public static Endpoint OfList<T>(string path, int pages, Func<KoladaClient, KoladaList<T>> list) =>
        OfEntities<T>(path, pages, async (client, cancellationToken) => await list(client).ToListAsync(cancellationToken));

    /// <summary>Reads entities: one JSON object a line, in the order in which they came.</summary>
    public static Endpoint OfEntities<T>(string path, int pages, Func<KoladaClient, CancellationToken, Task<IReadOnlyList<T>>> read) =>
        new(path, pages, async (client, cancellationToken) => Lines(await read(client, cancellationToken)));

    /// <summary>Reads a table: its CSV, and what it says of ids that are not known.</summary>
    public static Endpoint OfTable(string path, int pages, DataQuery query) => new(path, pages, async (client, cancellationToken) =>
    {
        KpiTable table = await client.GetTableAsync(query, cancellationToken);
        using MemoryStream csv = new();
        await table.WriteCsvAsync(csv, cancellationToken: cancellationToken);
        return Encoding.UTF8.GetString(csv.ToArray()) + $"unknown: {string.Join(',', table.UnknownIds)}\n";
    });

    /// <summary>Reads values of units: one JSON object a line, in the order in which they came.</summary>
    public static Endpoint OfUnits(string path, int pages, UnitDataQuery query) => new(path, pages, async (client, cancellationToken) =>
        Lines(await client.QueryUnitsAsync(query, cancellationToken).ToListAsync(cancellationToken)));

    public override string ToString() => Path;

    private static string Lines<T>(IEnumerable<T> items) => string.Concat(items.Select(item => JsonSerializer.Serialize(item) + "\n"));
}
