using System.Globalization;
using System.Text;
using Kolada.Client.Model;
using Kolada.Client.Paging;

namespace Kolada.Client.Json;

/// <summary>The ids that the answers of one operation speak of. Pages refer to them by number.</summary>
internal abstract class DataIds
{
    /// <summary>Kolada has a handful.</summary>
    private const int MostStatuses = 1000;

    /// <summary>In bytes; Kolada's are a word or two.</summary>
    private const int LongestStatus = 1000;

    protected DataIds(IdTable places)
    {
        Places = places;
        Statuses.FindOrAdd([]);
    }

    public IdTable<KpiId> Kpis { get; } = new(text => new(text));

    /// <summary>What the rows are about: municipalities or units.</summary>
    public IdTable Places { get; }

    /// <summary>Number 0 is the empty status.</summary>
    public IdTable<ValueStatus> Statuses { get; } = new(text => new(text), MostStatuses, LongestStatus);

    /// <summary>A row as text that means the same in another run, where the numbers differ.</summary>
    public string RowText(in DataEntry entry) => RowText(entry.Kpi, entry.Place, entry.Year);

    /// <inheritdoc cref="RowText(in DataEntry)"/>
    public string RowText(int kpi, int place, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{Kpis[kpi].Value},{PlaceText(place)},{year}");

    /// <summary>The key of a row in this run; null when the text is not one of <see cref="RowText(in DataEntry)"/>.</summary>
    public ulong? RowOf(string text) =>
        text.Split(',') is [string kpi, string place, string year]
        && KpiId.IsValid(kpi)
        && IdRules.IsToken(place)
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? RowKey.Of(Kpis.FindOrAdd(Encoding.UTF8.GetBytes(kpi)), Places.FindOrAdd(Encoding.UTF8.GetBytes(place)), number)
            : null;

    /// <summary>The beginning of a list whose rows are told apart by these ids.</summary>
    public ListPosition NewPosition() => new(RowOf);

    /// <summary>The id of the municipality or unit that a number stands for.</summary>
    public abstract string PlaceText(int number);
}

/// <summary>The ids of /data: its rows are about municipalities.</summary>
internal sealed class MunicipalityDataIds : DataIds
{
    public MunicipalityDataIds()
        : this(new(text => new(text)))
    {
    }

    private MunicipalityDataIds(IdTable<MunicipalityId> municipalities)
        : base(municipalities) => Municipalities = municipalities;

    public IdTable<MunicipalityId> Municipalities { get; }

    public DataPoint ToDataPoint(in DataEntry entry) => new(Kpis[entry.Kpi], Municipalities[entry.Place], entry.Year, entry.Gender)
    {
        Value = entry.ValueOrNull,
        Count = entry.CountOrNull,
        Status = Statuses[entry.Status],
        IsDeleted = entry.IsDeleted,
    };

    public override string PlaceText(int number) => Municipalities[number].Value;
}

/// <summary>The ids of /oudata: its rows are about organisational units.</summary>
internal sealed class UnitDataIds : DataIds
{
    public UnitDataIds()
        : this(new(text => new(text)))
    {
    }

    private UnitDataIds(IdTable<OrganizationalUnitId> units)
        : base(units) => Units = units;

    public IdTable<OrganizationalUnitId> Units { get; }

    public UnitDataPoint ToUnitDataPoint(in DataEntry entry) => new(Kpis[entry.Kpi], Units[entry.Place], entry.Year, entry.Gender)
    {
        Value = entry.ValueOrNull,
        Count = entry.CountOrNull,
        Status = Statuses[entry.Status],
        IsDeleted = entry.IsDeleted,
    };

    public override string PlaceText(int number) => Units[number].Value;
}

/// <summary>What one enumeration of a query yields: its pages, the ids that they speak of, and which of their values were asked for.</summary>
internal interface IDataRun
{
    MunicipalityDataIds Ids { get; }

    /// <summary>The pages, to be disposed of by whoever takes them.</summary>
    IAsyncEnumerable<DataPage> PagesAsync();

    bool Admits(in DataEntry entry);
}

/// <summary>Values that can also be taken page by page. Each run asks anew.</summary>
internal interface IPagedData : IAsyncEnumerable<DataPoint>
{
    IDataRun Begin();
}
