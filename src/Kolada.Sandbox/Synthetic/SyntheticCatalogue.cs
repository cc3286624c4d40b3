using System.Globalization;
using System.Text;

namespace Kolada.Sandbox;

/// <summary>A KPI that does not exist.</summary>
internal sealed record SyntheticKpi(SnapshotKpi Fields, ulong Key);

/// <summary>
/// A made-up catalogue of the real one's size. Every title says that it is synthetic; ids that the models name are among them, so
/// that indices can be computed at full size too.
/// </summary>
internal static class SyntheticCatalogue
{
    public const int KpiCount = 6099;
    private const int KpiGroupCount = 117;
    private const int MembersInGroup = 39;

    private static readonly string[] ModelKpis =
    [
        "N01951", "N11010", "N11032", "N11800", "N11810", "N28013", "N28015", "N31814",
        "U11001", "U11404", "U11901", "U15010", "U15049", "U15401", "U15402", "U15457", "U15459", "U15461", "U15900",
        "U17001", "U17031", "U17401", "U17449", "U17508", "U17900", "U20008", "U20404", "U20900", "U21454", "U21455",
        "U23401", "U23495", "U23496", "U23505", "U23591", "U28001", "U28408", "U28561", "U28663", "U28900",
        "U31002", "U31003", "U31401", "U31462", "U31904",
    ];

    private static readonly string[] Areas =
    [
        "Barn och utbildning", "Vård och omsorg", "Kommunen, övergripande", "Samhällsbyggnad", "Kultur och fritid", "Hälso- och sjukvård", "Arbetsmarknad",
    ];

    private static readonly string[] Words =
    [
        "antal", "andel", "invånare", "kommunen", "kostnad", "kronor", "dividerat", "med", "verksamhet",
        "mätning", "avser", "egen", "regi", "år", "mot", "uppgift",
    ];

    public static SyntheticKpi[] Kpis(int seed, IEnumerable<string> snapshotIds)
    {
        var ids = new SortedSet<string>(snapshotIds.Concat(ModelKpis), StringComparer.Ordinal);
        for (var i = 0; ids.Count < KpiCount; i++)
            ids.Add(string.Create(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? 'U' : 'N')}{(i * 17 % 99_990) + 3:D5}"));
        return [.. ids.Select(id => Kpi(seed, id))];
    }

    public static SnapshotKpiGroups Groups(SyntheticKpi[] kpis)
    {
        var numbers = Enumerable.Range(1, KpiGroupCount).ToArray();
        return new SnapshotKpiGroups(
            [.. numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"G2KPI{900_000 + number}"))],
            [.. numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"Syntetisk nyckeltalsgrupp {number}"))],
            [.. numbers.Select(number => Enumerable.Range(0, MembersInGroup)
                .Select(i => kpis[((number * 47) + (i * 131)) % kpis.Length].Fields).Select(kpi => (kpi.Id, kpi.Title)).ToArray())]);
    }

    /// <summary>A text of the length that descriptions have.</summary>
    public static string Description(SyntheticKpi kpi)
    {
        var key = kpi.Key;
        var text = new StringBuilder("Syntetisk beskrivning: nyckeltalet finns inte och värdena är påhittade.");
        for (ulong i = 0, words = 20 + (key % 55); i < words; i++)
            text.Append(' ').Append(Pick(Words, Mixing.Mix(key, i)));
        return text.Append('.').ToString();
    }

    private static SyntheticKpi Kpi(int seed, string id)
    {
        var key = KeyOf(seed, id);
        var divided = key % 2 == 0;
        var fields = new SnapshotKpi(
            id,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Syntetiskt nyckeltal {id}, {Pick(Words, key >> 8)} per {Pick(Words, key >> 12)} (påhittat, frö {seed})"),
            "K",
            key % 64 == 1 ? null : "E",
            Pick(Areas, key >> 16),
            key % 3 == 0 ? "Resurser" : "Kvalitet och resultat",
            key % 5 == 0 ? "2026-04-01" : null,
            key % 7 == 0 ? null : "2026-08-28",
            key % 7 == 0 ? null : "2025",
            divided,
            HasUnitData: key / 2 % 8 == 0,
            []);
        return new SyntheticKpi(fields, key);
    }

    private static ulong KeyOf(int seed, string id) => id.Aggregate(Mixing.Mix((uint)seed, 1), (key, letter) => Mixing.Mix(key, letter));

    private static string Pick(string[] texts, ulong chance) => texts[chance % (ulong)texts.Length];
}
