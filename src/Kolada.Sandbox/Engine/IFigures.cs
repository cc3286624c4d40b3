namespace Kolada.Sandbox;

/// <summary>One value entry of a data row. NaN stands for null; a count or status that the source did not keep is null.</summary>
internal readonly record struct Figure(char Gender, int? Count, string? Status, double Value, bool IsDeleted = false);

/// <summary>
/// Where data rows come from. A place is a municipality (index 0 … <see cref="MunicipalityCount"/> − 1) or a group of them
/// (from there on); both in order of id, which is also the order of rows.
/// </summary>
internal interface IFigures
{
    /// <summary>A row has at most this many entries.</summary>
    const int MaxEntries = 3;

    int KpiCount { get; }

    int MunicipalityCount { get; }

    int PlaceCount { get; }

    string KpiId(int kpi);

    string PlaceId(int place);

    /// <summary>The index of a KPI, or −1.</summary>
    int FindKpi(string id);

    /// <summary>The index of a municipality or group, or −1.</summary>
    int FindPlace(string id);

    /// <summary>K or L, of a municipality.</summary>
    string PlaceType(int municipality);

    /// <summary>The years that a KPI can have rows for, ascending.</summary>
    ReadOnlySpan<int> Years(int kpi, DateOnly? changedSince);

    /// <summary>How many of the places have a row.</summary>
    int CountRows(int kpi, int year, ReadOnlySpan<int> places, DateOnly? changedSince);

    /// <summary>Fills in the entries of a row and returns how many there are; 0 means that there is no row.</summary>
    int Read(int kpi, int year, int place, DateOnly? changedSince, Span<Figure> row);
}

/// <summary>Data rows of organisational units: a place is a unit.</summary>
internal interface IUnitFigures : IFigures
{
    /// <summary>The id of a unit's municipality.</summary>
    string MunicipalityOf(int place);
}
