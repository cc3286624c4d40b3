using System.Collections.Concurrent;

namespace Kolada.Efficiency.Models;

/// <summary>The models that are embedded in the library as JSON, read once.</summary>
internal static class BuiltInModels
{
    private static readonly ConcurrentDictionary<string, EfficiencyModel> Read = new(StringComparer.OrdinalIgnoreCase);

    public const string Rka = "rka";

    public const string NetCost = "net-cost";

    public static IReadOnlyList<string> Names { get; } = [Rka, NetCost];

    public static EfficiencyModel Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string name = Names.FirstOrDefault(name => string.Equals(name, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"There is no model '{(id.Length > 40 ? id[..40] + "…" : id)}' in the package. It has {string.Join(" and ", Names)}; a model of your own is read from its file with {nameof(EfficiencyModel)}.{nameof(EfficiencyModel.LoadFile)}.", nameof(id));
        return Read.GetOrAdd(name, static name => ModelReader.Read(Text(name), ReportLanguage.English));
    }

    /// <summary>An embedded JSON text.</summary>
    public static string Text(string name)
    {
        using Stream json = typeof(BuiltInModels).Assembly.GetManifestResourceStream($"Kolada.Efficiency.Models.{name}.json")!;
        using StreamReader reader = new(json);
        return reader.ReadToEnd();
    }
}
