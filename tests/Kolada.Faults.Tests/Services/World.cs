using System.Globalization;

namespace Kolada.Faults.Tests.Services;

/// <summary>What exists, by number: how many of each kind, and what their ids are.</summary>
internal sealed record World
{
    public const string TitleWord = "alfa";
    public const int FirstYear = 2001;

    private const int FirstKpi = 10_000;
    private const int FirstGroup = 100_000;

    /// <summary>Decides the figures.</summary>
    public required int Salt { get; init; }

    public int Kpis { get; init; }

    public int KpiGroups { get; init; }

    public int Municipalities { get; init; }

    public int Groups { get; init; }

    public int Units { get; init; }

    public int Years { get; init; }

    /// <summary>How many of a hundred combinations of KPI, place and year have a row.</summary>
    public int Density { get; init; } = 100;

    public static string KpiId(int number) => Invariant($"N{FirstKpi + number}");

    public static string KpiGroupId(int number) => Invariant($"G2KPI{number:D6}");

    public static string MunicipalityId(int number) => Invariant($"{number:D4}");

    public static string GroupId(int number) => Invariant($"G{FirstGroup + number}");

    public static string UnitId(int number) => Invariant($"V15E{number:D9}");

    /// <summary>The id of an entry.</summary>
    public static string IdOf(Subject kind, int number) => kind switch
    {
        Subject.Kpis => KpiId(number),
        Subject.KpiGroups => KpiGroupId(number),
        Subject.Municipalities => MunicipalityId(number),
        Subject.MunicipalityGroups => GroupId(number),
        Subject.Units => UnitId(number),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Rows of data have no id."),
    };

    /// <summary>How many entries of a kind there are.</summary>
    public int CountOf(Subject kind) => kind switch
    {
        Subject.Kpis => Kpis,
        Subject.KpiGroups => KpiGroups,
        Subject.Municipalities => Municipalities,
        Subject.MunicipalityGroups => Groups,
        Subject.Units => Units,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Rows of data are not numbered one by one."),
    };

    /// <summary>The same world with another number of entries of a kind.</summary>
    public World With(Subject kind, int count) => kind switch
    {
        Subject.Kpis => this with { Kpis = count },
        Subject.KpiGroups => this with { KpiGroups = count },
        Subject.Municipalities => this with { Municipalities = count },
        Subject.MunicipalityGroups => this with { Groups = count },
        Subject.Units => this with { Units = count },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Rows of data are not numbered one by one."),
    };

    /// <summary>The number of an entry; null where there is no such entry.</summary>
    public int? NumberOf(Subject kind, string id)
    {
        int digits = id.TakeWhile(letter => !char.IsAsciiDigit(letter)).Count();
        string text = kind == Subject.KpiGroups ? id[Math.Min(5, id.Length)..] : kind == Subject.Units ? id[Math.Min(4, id.Length)..] : id[digits..];
        int first = kind switch { Subject.Kpis => FirstKpi, Subject.MunicipalityGroups => FirstGroup, _ => 0 };
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number - first is >= 0 and int found
            && found < CountOf(kind)
            && IdOf(kind, found) == id
            ? found
            : null;
    }

    /// <summary>The places that data is about: municipalities first, then groups. For data of units, the units.</summary>
    public int PlacesOf(Subject data) => data == Subject.Data ? Municipalities + Groups : Units;

    public string PlaceId(Subject data, int place) =>
        data == Subject.UnitData ? UnitId(place) : place < Municipalities ? MunicipalityId(place) : GroupId(place - Municipalities);

    /// <summary>The number of a row of data.</summary>
    public int RowOf(Subject data, int kpi, int place, int year) => (((kpi * Years) + year) * PlacesOf(data)) + place;

    /// <summary>The municipality in which a unit lies.</summary>
    public int MunicipalityOf(int unit) => unit % Math.Max(1, Municipalities);

    /// <summary>Whether a row of data is there, as long as nothing changes.</summary>
    public bool HasRow(int row) => Hash(row, 1) % 100 < Density;

    /// <summary>Whether a row of data is among what changed since the day that change feeds ask for.</summary>
    public bool HasChanged(int row) => Hash(row, 2) % 2 == 0;

    /// <summary>A number that looks like chance and is always the same.</summary>
    public int Hash(int number, int purpose)
    {
        ulong mixed = ((ulong)(uint)Salt << 32) + ((ulong)(uint)number * 0x9E3779B97F4A7C15) + ((ulong)(uint)purpose * 0xD1B54A32D192ED03);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) >> 33);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
