using System.Globalization;
using System.Text;

namespace Kolada.Sandbox;

/// <summary>A KPI whose texts and values are made up.</summary>
internal sealed record SyntheticKpi(SnapshotKpi Fields, ulong Key);

/// <summary>
/// The catalogue of Kolada with made-up texts: ids, types, areas, perspectives, flags and days are the real ones, since programs ask for
/// them by name. Every title says that it is synthetic.
/// </summary>
internal static class SyntheticCatalogue
{
    /// <summary>
    /// What measurements since the first version ask for, always divided by gender. Those that Kolada does not have take the place of its
    /// last KPIs, so that the catalogue keeps its size.
    /// </summary>
    private static readonly string[] Measured = ["N00037", "N00058", "N00109", "N00122", "N00139", "N00143"];

    private static readonly string[] Words =
    [
        "antal", "andel", "invånare", "kommunen", "kostnad", "kronor", "dividerat", "med", "verksamhet",
        "mätning", "avser", "egen", "regi", "år", "mot", "uppgift",
    ];

    public static SyntheticKpi[] Kpis(int seed, IReadOnlyList<SnapshotKpi> catalogue)
    {
        var measured = catalogue.First(kpi => Measured.Contains(kpi.Id, StringComparer.Ordinal)) with { IsDividedByGender = true };
        SnapshotKpi[] others = [.. catalogue.Where(kpi => !Measured.Contains(kpi.Id, StringComparer.Ordinal))];
        return
        [
            .. others[..(catalogue.Count - Measured.Length)]
                .Concat(Measured.Select(id => measured with { Id = id }))
                .OrderBy(kpi => kpi.Id, StringComparer.Ordinal)
                .Select(kpi => Kpi(seed, kpi)),
        ];
    }

    /// <summary>The real groups; a member has the title that its KPI has here.</summary>
    public static SnapshotKpiGroups Groups(SyntheticKpi[] kpis, SnapshotKpiGroups groups)
    {
        var titles = kpis.ToDictionary(kpi => kpi.Fields.Id, kpi => kpi.Fields.Title, StringComparer.Ordinal);
        return groups with
        {
            Members =
            [
                .. groups.Members.Select(members => Array.ConvertAll(members, member => (
                    member.Id,
                    titles.GetValueOrDefault(member.Id) ?? $"Syntetiskt nyckeltal {member.Id}, som inte längre finns"))),
            ],
        };
    }

    /// <summary>A text of the length that descriptions have.</summary>
    public static string Description(SyntheticKpi kpi)
    {
        var key = kpi.Key;
        var text = new StringBuilder("Syntetisk beskrivning: titeln och värdena är påhittade.");
        for (ulong i = 0, words = 20 + (key % 55); i < words; i++)
            text.Append(' ').Append(Pick(Words, Mixing.Mix(key, i)));
        return text.Append('.').ToString();
    }

    private static SyntheticKpi Kpi(int seed, SnapshotKpi real)
    {
        var key = KeyOf(seed, real.Id);
        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"Syntetiskt nyckeltal {real.Id}, {Pick(Words, key >> 8)} per {Pick(Words, key >> 12)} (påhittat, frö {seed})");
        return new SyntheticKpi(real with { Title = title }, key);
    }

    private static ulong KeyOf(int seed, string id) => id.Aggregate(Mixing.Mix((uint)seed, 1), (key, letter) => Mixing.Mix(key, letter));

    private static string Pick(string[] texts, ulong chance) => texts[chance % (ulong)texts.Length];
}
