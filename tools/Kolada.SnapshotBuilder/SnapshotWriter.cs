using System.IO.Compression;
using System.Security.Cryptography;
using Kolada.Sandbox;

namespace Kolada.SnapshotBuilder;

/// <summary>Builds the snapshot file from the folder of real data. The same folder gives the same bytes.</summary>
internal static class SnapshotWriter
{
    private const string SourceLabel = "Källa: Kolada";
    private const string CatalogueDate = "2026-03-23";
    private const string KpiGroupsDate = "2024-01";
    private const string UnitsDate = "2024-01";

    private const string Terms =
        "Values come from Kolada (RKA, Rådet för främjande av kommunala analyser), open data: free, no key, no agreement, commercial use allowed. " +
        "Raw values shown in a service must carry \"Källa: Kolada\". Own calculations must not name Kolada as source; label them " +
        "\"Egen bearbetning av data från Kolada\". No partnership is implied. Values are revised, and KPIs removed, without notice. " +
        "Terms: https://www.kolada.se/om-oss/api";

    public static byte[] Build(string folder) => Pack(Sections(folder));

    /// <summary>The unpacked sections, in file order.</summary>
    public static List<(SnapshotSection Id, byte[] Bytes)> Sections(string folder)
    {
        var data = new SourceData(folder);
        var places = data.Municipalities();
        var index = places.Select((place, i) => (place.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var values = new ValuesSection(index);
        foreach (var kpi in data.KpiIds)
            values.Add(data.Rows(kpi));
        var (about, kpis) = AboutAndKpis(data);
        return
        [
            (SnapshotSection.About, about),
            (SnapshotSection.Kpis, kpis),
            (SnapshotSection.Places, Places(places, data.MunicipalityGroups(), index)),
            (SnapshotSection.KpiGroups, KpiGroups(data.KpiGroups())),
            (SnapshotSection.Units, Units(data.Units(), index)),
            (SnapshotSection.Values, values.ToArray()),
            (SnapshotSection.Catalogue, Catalogue(data.Catalogue())),
        ];
    }

    private static (byte[] About, byte[] Kpis) AboutAndKpis(SourceData data)
    {
        var origins = data.KpiIds.ToDictionary(id => id, data.Origins, StringComparer.Ordinal);
        var sources = origins.Values.SelectMany(list => list).Select(origin => (origin.Name, origin.Retrieved)).Distinct()
            .OrderBy(source => source.Name, StringComparer.Ordinal).ToList();
        var about = new SectionWriter();
        about.Strings([SourceLabel, Terms, CatalogueDate, KpiGroupsDate, UnitsDate]);
        about.Int(sources.Count);
        about.Strings([.. sources.Select(source => source.Name)]);
        about.Strings([.. sources.Select(source => source.Retrieved)]);
        return (about.ToArray(), Kpis(data, origins, sources.ConvertAll(source => source.Name)));
    }

    private static byte[] Kpis(SourceData data, Dictionary<string, IReadOnlyList<SourceOrigin>> origins, List<string> sources)
    {
        var kpis = data.Kpis();
        if (!kpis.Select(kpi => kpi.Id).SequenceEqual(data.KpiIds, StringComparer.Ordinal))
            throw new InvalidDataException("Some KPI with values is not in the catalogue.");
        var table = new StringTable();
        var rows = new SectionWriter();
        foreach (var kpi in kpis)
        {
            AddFields(rows, table, kpi);
            rows.Int(origins[kpi.Id].Count);
            foreach (var origin in origins[kpi.Id])
            {
                rows.Int(sources.IndexOf(origin.Name));
                rows.Int(origin.Values);
            }
        }

        var section = new SectionWriter();
        section.Int(table.Strings.Count);
        section.Strings(table.Strings);
        section.Int(kpis.Count);
        section.SortedStrings([.. kpis.Select(kpi => kpi.Id)]);
        section.Strings([.. kpis.Select(kpi => kpi.Title)]);
        section.Bytes(rows.ToArray());
        return section.ToArray();
    }

    private static void AddFields(SectionWriter rows, StringTable table, SourceKpi kpi)
    {
        string?[] texts =
        [
            kpi.MunicipalityType, kpi.Auspice, kpi.OperatingArea, kpi.Perspective, kpi.PreliminaryPublicationDate, kpi.PublicationDate,
            kpi.PublicationPeriod,
        ];
        foreach (var text in texts)
            rows.Int(table.Add(text));
        rows.Byte((byte)((kpi.IsDividedByGender ? 1 : 0) | (kpi.HasUnitData ? 2 : 0)));
    }

    private static byte[] Catalogue(IReadOnlyList<SourceKpi> kpis)
    {
        var table = new StringTable();
        var rows = new SectionWriter();
        foreach (var kpi in kpis)
            AddFields(rows, table, kpi);
        var section = new SectionWriter();
        section.Int(table.Strings.Count);
        section.Strings(table.Strings);
        section.Int(kpis.Count);
        section.SortedStrings([.. kpis.Select(kpi => kpi.Id)]);
        section.Bytes(rows.ToArray());
        return section.ToArray();
    }

    private static byte[] Places(IReadOnlyList<SourcePlace> places, IReadOnlyList<SourceGroup> groups, Dictionary<string, int> index)
    {
        var section = new SectionWriter();
        section.Int(places.Count);
        section.SortedStrings([.. places.Select(place => place.Id)]);
        section.Strings([.. places.Select(place => place.Title)]);
        section.Strings([.. places.Select(place => place.Type)]);
        section.Int(groups.Count);
        section.SortedStrings([.. groups.Select(group => group.Id)]);
        section.Strings([.. groups.Select(group => group.Title)]);
        foreach (var group in groups)
            section.Int(group.Members.Count);
        foreach (var group in groups)
        {
            var previous = 0;
            foreach (var (id, title) in group.Members)
            {
                if (!string.Equals(places[index[id]].Title, title, StringComparison.Ordinal))
                    throw new InvalidDataException($"{group.Id} calls {id} '{title}': a member's title is not kept apart from the municipality's.");
                section.Signed(index[id] - previous);
                previous = index[id];
            }
        }

        return section.ToArray();
    }

    private static byte[] KpiGroups(IReadOnlyList<SourceGroup> groups)
    {
        var table = groups.SelectMany(group => group.Members).Distinct()
            .OrderBy(member => member.Id, StringComparer.Ordinal).ThenBy(member => member.Title, StringComparer.Ordinal).ToList();
        var index = table.Select((member, i) => (member, i)).ToDictionary(pair => pair.member, pair => pair.i);
        var section = new SectionWriter();
        section.Int(table.Count);
        section.Strings([.. table.Select(member => member.Id)]);
        section.Strings([.. table.Select(member => member.Title)]);
        section.Int(groups.Count);
        section.SortedStrings([.. groups.Select(group => group.Id)]);
        section.Strings([.. groups.Select(group => group.Title)]);
        foreach (var group in groups)
        {
            section.Int(group.Members.Count);
            foreach (var member in group.Members)
                section.Int(index[member]);
        }

        return section.ToArray();
    }

    private static byte[] Units(IReadOnlyList<SourceUnit> units, Dictionary<string, int> index)
    {
        var section = new SectionWriter();
        section.Int(units.Count);
        section.SortedStrings([.. units.Select(unit => unit.Id)]);
        foreach (var unit in units)
            section.Int(index[unit.Municipality]);
        section.Strings([.. units.Select(unit => unit.Title)]);
        return section.ToArray();
    }

    private static byte[] Pack(List<(SnapshotSection Id, byte[] Bytes)> sections)
    {
        var packed = sections.ConvertAll(section => Compress(section.Bytes));
        var file = new SectionWriter();
        file.Bytes(SnapshotFormat.Magic);
        file.Byte(SnapshotFormat.Version);
        file.Byte((byte)sections.Count);
        for (var i = 0; i < sections.Count; i++)
        {
            file.Byte((byte)sections[i].Id);
            file.Int(packed[i].Length);
            file.Int(sections[i].Bytes.Length);
            file.Bytes(SHA256.HashData(sections[i].Bytes));
        }

        foreach (var section in packed)
            file.Bytes(section);
        return file.ToArray();
    }

    private static byte[] Compress(byte[] bytes)
    {
        const int BestQuality = 11;
        const int LargestWindow = 24;
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, packed, out var length, BestQuality, LargestWindow))
            throw new InvalidOperationException("Brotli could not compress a section.");
        return packed[..length];
    }
}
