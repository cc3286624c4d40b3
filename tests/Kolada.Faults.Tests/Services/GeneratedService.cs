using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Faults.Tests.Services;

/// <summary>A service like Kolada's as the generator describes it, and the question that it is asked: all that decides what happens.</summary>
internal sealed record GeneratedService
{
    /// <summary>The class of services that do nothing but tell the truth.</summary>
    public const string HonestClass = "honest and still";

    private static readonly JsonSerializerOptions TextOptions = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>From which the generator made it.</summary>
    public required int Seed { get; init; }

    public required World World { get; init; }

    public required Question Question { get; init; }

    public required PageRules Pages { get; init; }

    public RowOrder Order { get; init; }

    /// <summary>What comes and goes between two answers.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    public IReadOnlyList<Lie> Lies { get; init; } = [];

    public Writing Writing { get; init; } = new();

    /// <summary>True to answer over a real socket, false in process.</summary>
    public bool OverSocket { get; init; }

    /// <summary>True to let the client keep answers, and to ask twice.</summary>
    public bool AsksTwice { get; init; }

    /// <summary>What sort of service it is, for counting.</summary>
    public string Class =>
        Lies.Count > 0 ? string.Join(" + ", Lies.Select(lie => lie.Kind).Distinct().Order())
        : Changes.Count > 0 ? "rows come and go"
        : Order >= RowOrder.ShuffledEachTime ? $"order: {Order}"
        : HonestClass;

    /// <summary>All of it in a few lines.</summary>
    public string ToText() => JsonSerializer.Serialize(this, TextOptions);
}

/// <summary>What a question is about.</summary>
internal enum Subject
{
    Kpis = 1,
    KpiGroups,
    Municipalities,
    MunicipalityGroups,
    Units,
    Data,
    UnitData,
}

/// <summary>How the answer is read.</summary>
internal enum Reading
{
    /// <summary>As a stream of items.</summary>
    Stream,

    /// <summary>Page by page.</summary>
    Pages,

    /// <summary>Page by page, each by a client of its own that goes on from the token of the page before.</summary>
    Pieces,

    /// <summary>All at once: data as a table, entities as a list.</summary>
    Whole,

    /// <summary>By ids; only entities.</summary>
    ById,

    /// <summary>As JSON, by a path with a page size of the reader's own; only entities.</summary>
    Json,
}

/// <summary>The question. Numbers stand for entries of the world; one beyond the world's last is an id that the service does not know.</summary>
internal sealed record Question
{
    public required Subject Subject { get; init; }

    public Reading Reading { get; init; }

    /// <summary>Only titles with a certain word; only lists.</summary>
    public bool ByTitle { get; init; }

    /// <summary>Only units in this municipality; only units, and data of units.</summary>
    public int? Municipality { get; init; }

    /// <summary>The entries asked for; only by id.</summary>
    public IReadOnlyList<int> Ids { get; init; } = [];

    /// <summary>Rows a page; only as JSON.</summary>
    public int? PageSize { get; init; }

    public IReadOnlyList<int>? Kpis { get; init; }

    public IReadOnlyList<int>? Municipalities { get; init; }

    public IReadOnlyList<int>? Groups { get; init; }

    public IReadOnlyList<int>? Units { get; init; }

    public IReadOnlyList<int>? Years { get; init; }

    public IReadOnlyList<Gender>? Genders { get; init; }

    public bool IncludeGroups { get; init; }

    public bool IncludeDeleted { get; init; }

    public bool IncludeCounts { get; init; }

    /// <summary>True to ask for what changed since a day only.</summary>
    public bool IsChangeFeed { get; init; }

    /// <summary>True to have unknown ids reported rather than refused; only tables of data.</summary>
    public bool ReportsUnknown { get; init; }
}

/// <summary>How the service cuts its lists.</summary>
internal sealed record PageRules
{
    /// <summary>Rows a page where none are asked for.</summary>
    public required int Usual { get; init; }

    /// <summary>The most rows a page.</summary>
    public required int Largest { get; init; }

    /// <summary>True to answer 422 where more are asked for; false to send as many as there may be, and to say so in next_url.</summary>
    public bool RefusesLarger { get; init; }

    /// <summary>True to link to a next page after each full page, also where it turns out to be empty.</summary>
    public bool LinksAfterFullPage { get; init; }

    /// <summary>True to answer 404 beyond the last page, unless it is linked to; false with no rows.</summary>
    public bool IsNotFoundBeyondEnd { get; init; }

    /// <summary>True to answer 404 where entries are asked for by id of which one is not known, false with the others.</summary>
    public bool IsNotFoundById { get; init; }

    /// <summary>True to answer 404 where data is asked for with an id that is not known, false with the rows of the others.</summary>
    public bool IsNotFoundInData { get; init; }

    /// <summary>True where data of units is not restricted to a municipality, though it is named.</summary>
    public bool IgnoresUnitsMunicipality { get; init; }
}

/// <summary>The order of rows. Those up to <see cref="Shuffled"/> stay as they are, and a client has to accept them.</summary>
internal enum RowOrder
{
    Sorted,
    Reversed,
    Shuffled,
    ShuffledEachTime,
    SwappedPairs,
    ReversedEverySecondTime,
    RotatedEachTime,
}

/// <summary>Something that happens to a row of the question's subject between two answers.</summary>
/// <param name="BeforeAnswer">The number of the first answer after it, from 0.</param>
/// <param name="Row">The row's number in the world.</param>
/// <param name="Kind">What happens.</param>
internal sealed record Change(int BeforeAnswer, int Row, ChangeKind Kind);

internal enum ChangeKind
{
    Appears,
    Vanishes,
    IsRevised,
}

/// <summary>How answers are written where the contract leaves it open, or has been seen to vary: a client has to accept it all.</summary>
internal sealed record Writing
{
    public Layout Layout { get; init; }

    public bool ShufflesMembers { get; init; }

    public bool AddsMembers { get; init; }

    /// <summary>Letters beyond ASCII as <c>\u00e5</c>.</summary>
    public bool Escapes { get; init; }

    /// <summary>Numbers with zeros at the end, or with an exponent.</summary>
    public bool VariesNumbers { get; init; }

    public bool BooleansAsNumbers { get; init; }

    public bool LeavesOutNulls { get; init; }

    /// <summary>A group names a member twice.</summary>
    public bool RepeatsGroupMembers { get; init; }

    /// <summary>The links have the host of a machine behind a proxy.</summary>
    public bool LinksToOtherHost { get; init; }

    /// <summary>The links have the page size before the page.</summary>
    public bool LinksWithSizeFirst { get; init; }
}

internal enum Layout
{
    Compact,
    Spaced,
    Indented,
}
