using System.Globalization;

namespace Kolada.Faults.Tests.Services;

/// <summary>What a generated service has, at each of its answers, and what a reader of its question is therefore to get.</summary>
internal sealed class Truth
{
    private readonly GeneratedService _service;
    private readonly ILookup<int, Change> _changes;
    private readonly Dictionary<(string List, int Changes), IReadOnlyList<Row>> _lists = [];

    public Truth(GeneratedService service)
    {
        _service = service;
        _changes = service.Changes.OrderBy(change => change.BeforeAnswer).ToLookup(change => change.Row);
        Writer = new RowWriter(service);
    }

    public RowWriter Writer { get; }

    private World World => _service.World;

    /// <summary>The rows that a call is about, in the service's order, without the page.</summary>
    public IReadOnlyList<Row> Rows(Call call, int answer)
    {
        (string, int) key = (call.List, _service.Changes.Count(change => change.BeforeAnswer <= answer));
        if (!_lists.TryGetValue(key, out IReadOnlyList<Row>? rows))
        {
            rows = [.. Ordered(Numbers(call, answer)).Select(number => RowAt(call.Subject!.Value, number, answer))];
            _lists.Add(key, rows);
        }

        return rows;
    }

    /// <summary>The ids that a call names and that there are not.</summary>
    public IReadOnlyList<string> Unknown(Call call) =>
    [
        .. from segment in call.Segments
           where segment.Key != "year"
           from id in segment.Value
           where NumberOf(call.Subject!.Value, segment.Key, id) is null
           select id,
    ];

    /// <summary>What a reader is to get who asks while the answers up to a certain one are given.</summary>
    public Expectation Expect(int lastAnswer)
    {
        int[] moments = [0, .. _service.Changes.Select(change => change.BeforeAnswer).Where(answer => answer <= lastAnswer).Distinct().Order()];
        return new Expectation(
            [.. moments.Select(LinesAt)],
            [.. UnknownIds()],
            IsRefused: !_service.Question.ReportsUnknown || _service.Question.Subject != Subject.Data);
    }

    /// <summary>The lines of the question's answer as of one moment, in the service's order.</summary>
    private List<Line> LinesAt(int answer)
    {
        Question question = _service.Question;
        IEnumerable<int> numbers = question.Subject is Subject.Data or Subject.UnitData ? DataNumbers(answer) : EntityNumbers(answer);
        return [.. numbers.SelectMany(number => RowAt(question.Subject, number, answer).Lines)];
    }

    private IEnumerable<int> EntityNumbers(int answer)
    {
        Question question = _service.Question;
        IEnumerable<int> there = Enumerable.Range(0, World.CountOf(question.Subject)).Where(number => IsThere(question.Subject, number, answer));
        return question.Reading == Reading.ById ? question.Ids.Distinct().Where(id => id < World.CountOf(question.Subject))
            : Ordered(there.Where(number =>
                (!question.ByTitle || number % 3 == 0)
                && (question.Municipality is null || World.MunicipalityOf(number) == question.Municipality)));
    }

    private IEnumerable<int> DataNumbers(int answer)
    {
        Question question = _service.Question;
        IEnumerable<int>? places = question.Subject == Subject.UnitData
            ? question.Units ?? Enumerable.Range(0, World.Units).Where(unit => question.Municipality is not { } place || place == World.MunicipalityOf(unit))
            : question is { Municipalities: null, Groups: null }
            ? Enumerable.Range(0, question.IncludeGroups ? World.PlacesOf(Subject.Data) : World.Municipalities)
            : (question.Municipalities ?? []).Where(place => place < World.Municipalities)
                .Concat((question.Groups ?? []).Where(group => group < World.Groups).Select(group => World.Municipalities + group));
        return from kpi in question.Kpis ?? [.. Enumerable.Range(0, World.Kpis)]
               where kpi < World.Kpis
               from year in question.Years ?? [.. Enumerable.Range(0, World.Years)]
               where year < World.Years
               from place in places
               where place < World.PlacesOf(question.Subject)
               let row = World.RowOf(question.Subject, kpi, place, year)
               where IsThere(question.Subject, row, answer) && (!question.IsChangeFeed || World.HasChanged(row))
               select row;
    }

    private IEnumerable<string> UnknownIds()
    {
        Question question = _service.Question;
        IEnumerable<string> Beyond(Subject kind, IEnumerable<int>? numbers) =>
            (numbers ?? []).Distinct().Where(number => number >= World.CountOf(kind)).Select(number => World.IdOf(kind, number));

        return question.Reading == Reading.ById ? Beyond(question.Subject, question.Ids)
            : question.Subject == Subject.Data ? Beyond(Subject.Kpis, question.Kpis)
                .Concat(Beyond(Subject.Municipalities, question.Municipalities))
                .Concat(Beyond(Subject.MunicipalityGroups, question.Groups))
            : question.Subject == Subject.UnitData ? Beyond(Subject.Kpis, question.Kpis)
                .Concat(Beyond(Subject.Units, question.Units))
                .Concat(Beyond(Subject.Municipalities, question.Municipality is { } place ? [place] : []))
            : [];
    }

    private IEnumerable<int> Numbers(Call call, int answer)
    {
        Subject subject = call.Subject!.Value;
        return call.IsData ? DataNumbers(call, answer)
            : call.Segments.TryGetValue("", out string[]? ids) ? ids.Select(id => World.NumberOf(subject, id)).OfType<int>().Order()
            : Enumerable.Range(0, World.CountOf(subject)).Where(number =>
                IsThere(subject, number, answer)
                && (call.Title is null || number % 3 == 0)
                && (call.Municipality is null || World.MunicipalityId(World.MunicipalityOf(number)) == call.Municipality));
    }

    private IEnumerable<int> DataNumbers(Call call, int answer)
    {
        Subject data = call.Subject!.Value;
        string placeName = data == Subject.Data ? "municipality" : "ou";
        string? municipality = _service.Pages.IgnoresUnitsMunicipality ? null : call.Municipality;
        return call.Segments.Count < 2 ? []
            : from kpi in NumbersOf(call, "kpi", World.Kpis)
              from year in NumbersOf(call, "year", World.Years)
              from place in NumbersOf(call, placeName, World.PlacesOf(data))
              let row = World.RowOf(data, kpi, place, year)
              where IsThere(data, row, answer)
                  && (!call.IsChangeFeed || World.HasChanged(row))
                  && (data == Subject.Data || (municipality is null || World.MunicipalityId(World.MunicipalityOf(place)) == municipality))
                  && (data == Subject.Data || IsInNamed(call, place))
              select row;
    }

    /// <summary>Data of units can be asked for by municipalities, which its rows do not name.</summary>
    private bool IsInNamed(Call call, int unit) =>
        !call.Segments.TryGetValue("municipality", out string[]? named)
        || named.Contains(World.MunicipalityId(World.MunicipalityOf(unit)), StringComparer.Ordinal);

    private IEnumerable<int> NumbersOf(Call call, string dimension, int all) =>
        call.Segments.TryGetValue(dimension, out string[]? ids)
        ? ids.Select(id => NumberOf(call.Subject!.Value, dimension, id)).OfType<int>().Order()
        : Enumerable.Range(0, all);

    private int? NumberOf(Subject subject, string dimension, string id) => (subject, dimension) switch
    {
        (_, "kpi") => World.NumberOf(Subject.Kpis, id),
        (_, "ou") => World.NumberOf(Subject.Units, id),
        (_, "year") => int.Parse(id, CultureInfo.InvariantCulture) - World.FirstYear is var year && year >= 0 && year < World.Years ? year : null,
        (Subject.Data, "municipality") => World.NumberOf(Subject.Municipalities, id) ?? (World.NumberOf(Subject.MunicipalityGroups, id) + World.Municipalities),
        (_, "municipality") => World.NumberOf(Subject.Municipalities, id),
        _ => World.NumberOf(subject, id),
    };

    private bool IsThere(Subject subject, int number, int answer)
    {
        bool isData = subject is Subject.Data or Subject.UnitData;
        bool isThere = !isData || World.HasRow(number);
        if (subject != _service.Question.Subject || !_changes.Contains(number))
        {
            return isThere;
        }

        ChangeKind[] moves = [.. _changes[number].Where(change => change.Kind != ChangeKind.IsRevised).Select(change => change.Kind)];
        isThere = moves.Length == 0 ? isThere : moves[0] == ChangeKind.Vanishes;
        return _changes[number]
            .Where(change => change.BeforeAnswer <= answer && change.Kind != ChangeKind.IsRevised)
            .Aggregate(isThere, (_, change) => change.Kind == ChangeKind.Appears);
    }

    private Row RowAt(Subject subject, int number, int answer)
    {
        int version = subject != _service.Question.Subject || !_changes.Contains(number) ? 0
            : _changes[number].Count(change => change.Kind == ChangeKind.IsRevised && change.BeforeAnswer <= answer);
        return subject is Subject.Data or Subject.UnitData ? Writer.Data(subject, number, version) : Writer.Entity(subject, number, version);
    }

    private IEnumerable<int> Ordered(IEnumerable<int> numbers) => _service.Order switch
    {
        RowOrder.Reversed => numbers.Reverse(),
        RowOrder.Shuffled => numbers.OrderBy(number => World.Hash(number, 5)),
        _ => numbers,
    };
}

/// <summary>What a reader is to get.</summary>
/// <param name="Moments">The lines at the beginning, and after each change that came before the last answer.</param>
/// <param name="Unknown">The ids that were asked for and that there are not.</param>
/// <param name="IsRefused">Whether unknown ids make an exception of it; false where they are reported.</param>
internal sealed record Expectation(IReadOnlyList<IReadOnlyList<Line>> Moments, IReadOnlyList<string> Unknown, bool IsRefused)
{
    public bool IsStill => Moments.Count == 1;

    public bool IsException => IsRefused && Unknown.Count > 0;
}
