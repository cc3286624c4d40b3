namespace Kolada.Sandbox;

/// <summary>
/// The snapshot file, version 1. All integers are LEB128 varints unless a width is given; signed ones are zig-zag coded.
/// <code>
/// magic      8 bytes  "KOLADASN"
/// version    1 byte
/// sections   1 byte   how many follow in the directory
/// directory  per section: id (1 byte), packed length, unpacked length, SHA-256 of the unpacked bytes (32 bytes)
/// payload    the sections in the directory's order, each a Brotli stream of its own
/// </code>
/// Every section can be read alone, so a question about names never unpacks the values. A section is a sequence of
/// columns; what repeats (statuses, areas, titles) stands once in a string table.
/// </summary>
/// <remarks>
/// A number is kept as an integer and a decimal exponent when that division gives back its exact bits, which holds for
/// everything that was ever written with up to 15 digits, and as its eight raw bytes otherwise: no value is rounded.
/// </remarks>
internal static class SnapshotFormat
{
    public const byte Version = 1;
    public const int ChecksumLength = 32;

    /// <summary>Decimal exponent codes above this one are not exponents.</summary>
    public const byte MaxScale = 15;

    /// <summary>The value stands as eight raw bytes.</summary>
    public const byte RawScale = 254;

    /// <summary>There is a value entry, and the value in it is null.</summary>
    public const byte NullScale = 255;

    public static ReadOnlySpan<byte> Magic => "KOLADASN"u8;

    /// <summary>10^0 … 10^15, all exact as doubles.</summary>
    public static ReadOnlySpan<double> PowersOfTen =>
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
}

/// <summary>The sections of a snapshot, in file order.</summary>
internal enum SnapshotSection : byte
{
    About = 1,
    Kpis = 2,
    Places = 3,
    KpiGroups = 4,
    Units = 5,
    Values = 6,

    /// <summary>Every KPI of the catalogue, with or without values in the snapshot: all fields but the texts.</summary>
    Catalogue = 7,
}
