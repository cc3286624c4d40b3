namespace Kolada.Sandbox;

/// <summary>A KPI as the snapshot keeps it. Descriptions are not in the snapshot.</summary>
internal sealed record SnapshotKpi(
    string Id,
    string Title,
    string MunicipalityType,
    string? Auspice,
    string OperatingArea,
    string? Perspective,
    string? PreliminaryPublicationDate,
    string? PublicationDate,
    string? PublicationPeriod,
    bool IsDividedByGender,
    bool HasUnitData,
    IReadOnlyList<SnapshotKpiSource> Sources);

/// <summary>Which source gave how many of a KPI's values.</summary>
internal readonly record struct SnapshotKpiSource(int Source, int Values);

/// <summary>A source of values and when it read them from Kolada: a date, or a year and month where the day is not known.</summary>
internal sealed record SnapshotSource(string Name, string Retrieved);

/// <summary>Where the snapshot comes from and on what terms.</summary>
internal sealed record SnapshotAbout(
    string SourceLabel,
    string Terms,
    string CatalogueDate,
    string KpiGroupsDate,
    string UnitsDate,
    IReadOnlyList<SnapshotSource> Sources)
{
    /// <summary>The last day on which something in the snapshot was read from Kolada.</summary>
    public DateOnly NewestRetrieval => Sources.Max(source => RetrievalDate.Latest(source.Retrieved));

    public static SnapshotAbout Decode(ReadOnlySpan<byte> section)
    {
        var cursor = new SnapshotCursor(section);
        var head = cursor.Strings(5);
        var count = cursor.Int();
        var names = cursor.Strings(count);
        var dates = cursor.Strings(count);
        return new SnapshotAbout(head[0], head[1], head[2], head[3], head[4], [.. names.Zip(dates, (name, date) => new SnapshotSource(name, date))]);
    }
}

/// <summary>Municipalities and regions, and the groups of them; members are indexes into the former.</summary>
internal sealed record SnapshotPlaces(string[] Ids, string[] Titles, string[] Types, string[] GroupIds, string[] GroupTitles, int[][] Members)
{
    public static SnapshotPlaces Decode(ReadOnlySpan<byte> section)
    {
        var cursor = new SnapshotCursor(section);
        var count = cursor.Int();
        var ids = cursor.SortedStrings(count);
        var titles = cursor.Strings(count);
        var types = cursor.Strings(count);
        var groups = cursor.Int();
        var groupIds = cursor.SortedStrings(groups);
        var groupTitles = cursor.Strings(groups);
        var members = new int[groups][];
        for (var i = 0; i < groups; i++)
            members[i] = new int[cursor.Int()];
        foreach (var list in members)
            DecodeMembers(ref cursor, list);
        return new SnapshotPlaces(ids, titles, types, groupIds, groupTitles, members);
    }

    private static void DecodeMembers(ref SnapshotCursor cursor, int[] members)
    {
        var previous = 0;
        for (var i = 0; i < members.Length; i++)
            members[i] = previous += (int)cursor.Signed();
    }
}

/// <summary>KPI groups; a member's title is the one the group listing carried, which can be older than the KPI's.</summary>
internal sealed record SnapshotKpiGroups(string[] Ids, string[] Titles, (string Id, string Title)[][] Members)
{
    public static SnapshotKpiGroups Decode(ReadOnlySpan<byte> section)
    {
        var cursor = new SnapshotCursor(section);
        var table = cursor.Int();
        var memberIds = cursor.Strings(table);
        var memberTitles = cursor.Strings(table);
        var count = cursor.Int();
        var ids = cursor.SortedStrings(count);
        var titles = cursor.Strings(count);
        var members = new (string, string)[count][];
        for (var i = 0; i < count; i++)
        {
            members[i] = new (string, string)[cursor.Int()];
            for (var j = 0; j < members[i].Length; j++)
            {
                var index = cursor.Int();
                members[i][j] = (memberIds[index], memberTitles[index]);
            }
        }

        return new SnapshotKpiGroups(ids, titles, members);
    }
}

/// <summary>Organisational units; the municipality is an index into <see cref="SnapshotPlaces.Ids"/>.</summary>
internal sealed record SnapshotUnits(string[] Ids, string[] Titles, int[] Municipalities)
{
    public static SnapshotUnits Decode(ReadOnlySpan<byte> section)
    {
        var cursor = new SnapshotCursor(section);
        var count = cursor.Int();
        var ids = cursor.SortedStrings(count);
        var municipalities = new int[count];
        for (var i = 0; i < count; i++)
            municipalities[i] = cursor.Int();
        return new SnapshotUnits(ids, cursor.Strings(count), municipalities);
    }
}

/// <summary>Reads the sections of KPIs: those with values, and all of the catalogue.</summary>
internal static class SnapshotKpis
{
    private const int DividedByGender = 1;
    private const int UnitData = 2;

    public static SnapshotKpi[] Decode(ReadOnlySpan<byte> section)
    {
        var cursor = new SnapshotCursor(section);
        var table = cursor.Strings(cursor.Int());
        var count = cursor.Int();
        var ids = cursor.SortedStrings(count);
        var titles = cursor.Strings(count);
        var kpis = new SnapshotKpi[count];
        for (var i = 0; i < count; i++)
            kpis[i] = DecodeFields(ref cursor, table, ids[i], titles[i]) with { Sources = DecodeSources(ref cursor) };
        return kpis;
    }

    /// <summary>The KPIs of the catalogue; their titles are empty.</summary>
    public static SnapshotKpi[] DecodeCatalogue(ReadOnlySpan<byte> section)
    {
        var cursor = new SnapshotCursor(section);
        var table = cursor.Strings(cursor.Int());
        var ids = cursor.SortedStrings(cursor.Int());
        var kpis = new SnapshotKpi[ids.Length];
        for (var i = 0; i < kpis.Length; i++)
            kpis[i] = DecodeFields(ref cursor, table, ids[i], "");
        return kpis;
    }

    private static SnapshotKpi DecodeFields(ref SnapshotCursor cursor, string[] table, string id, string title)
    {
        var type = cursor.FromTableOrFail(table);
        var auspice = cursor.FromTable(table);
        var area = cursor.FromTableOrFail(table);
        var perspective = cursor.FromTable(table);
        var preliminary = cursor.FromTable(table);
        var final = cursor.FromTable(table);
        var period = cursor.FromTable(table);
        var flags = cursor.Byte();
        return new SnapshotKpi(id, title, type, auspice, area, perspective, preliminary, final, period,
            (flags & DividedByGender) != 0, (flags & UnitData) != 0, []);
    }

    private static SnapshotKpiSource[] DecodeSources(ref SnapshotCursor cursor)
    {
        var sources = new SnapshotKpiSource[cursor.Int()];
        for (var i = 0; i < sources.Length; i++)
            sources[i] = new SnapshotKpiSource(cursor.Int(), cursor.Int());
        return sources;
    }
}
