using System.Runtime.InteropServices;

namespace Kolada.Client.Json;

/// <summary>One value as it stands in a page: numbers of ids, and NaN for a missing value.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DataEntry
{
    public double Value;
    public int Kpi;
    public int Place;
    public int Year;
    public int Status;
    public int Count;
    public byte GenderNumber;
    public bool HasCount;
    public bool IsDeleted;

    public readonly Gender Gender => (Gender)GenderNumber;

    public readonly double? ValueOrNull => double.IsNaN(Value) ? null : Value;

    public readonly int? CountOrNull => HasCount ? Count : null;
}
