using Kolada.Json;

namespace Kolada.Query;

/// <summary>Lets through the values that a query asked for, and remembers which of its ids had any.</summary>
internal sealed class QueryFilter
{
    private readonly DataQuery _query;
    private readonly Verdicts<KpiId> _kpis;
    private readonly Verdicts<MunicipalityId> _municipalities;
    private readonly HashSet<int>? _years;
    private readonly int _genders;

    /// <param name="query">The query.</param>
    /// <param name="ids">What the numbers in its pages stand for.</param>
    public QueryFilter(DataQuery query, DataIds ids)
    {
        _query = query;
        HashSet<KpiId>? kpis = query.Kpis?.ToHashSet();
        HashSet<MunicipalityId>? municipalities = query.Municipalities?.ToHashSet();
        _kpis = new(ids.Kpis, id => kpis?.Contains(id) ?? true);
        _municipalities = new(ids.Municipalities!, id => municipalities?.Contains(id) ?? (query.IncludeGroups || !id.IsGroup));
        _years = query.Years?.ToHashSet();
        _genders = (query.Genders ?? Enum.GetValues<Gender>()).Aggregate(0, (mask, gender) => mask | (1 << (int)gender));
    }

    public IReadOnlyList<string> KpisWithoutRows => [.. _query.Kpis?.Except(_kpis.Seen()).Select(id => id.Value) ?? []];

    public IReadOnlyList<string> MunicipalitiesWithoutRows => Unseen(group: false);

    public IReadOnlyList<string> GroupsWithoutRows => Unseen(group: true);

    public bool Admits(in DataEntry entry)
    {
        bool kpi = _kpis.Admits(entry.Kpi);
        bool municipality = _municipalities.Admits(entry.Place);
        return kpi
            && municipality
            && (_genders & (1 << entry.GenderNumber)) != 0
            && (_query.IncludeDeleted || !entry.IsDeleted)
            && (_years is null || _years.Contains(entry.Year));
    }

    private List<string> Unseen(bool group) =>
        [.. _query.Municipalities?.Except(_municipalities.Seen()).Where(id => id.IsGroup == group).Select(id => id.Value) ?? []];

    /// <summary>Asks about each id once and remembers the answer by its number.</summary>
    private sealed class Verdicts<T>(IdTable<T> ids, Func<T, bool> admits)
    {
        private Verdict[] _known = new Verdict[64];

        private enum Verdict : byte
        {
            NotSeen,
            Refused,
            Admitted,
        }

        public bool Admits(int number)
        {
            if (number >= _known.Length)
            {
                Array.Resize(ref _known, Math.Max(_known.Length * 2, number + 1));
            }

            ref Verdict verdict = ref _known[number];
            if (verdict == Verdict.NotSeen)
            {
                verdict = admits(ids[number]) ? Verdict.Admitted : Verdict.Refused;
            }

            return verdict == Verdict.Admitted;
        }

        public IEnumerable<T> Seen() => Enumerable.Range(0, _known.Length).Where(number => _known[number] != Verdict.NotSeen).Select(number => ids[number]);
    }
}

/// <summary>What became known while a query ran, besides its rows.</summary>
internal sealed class QueryOutcome
{
    public DateTimeOffset? OldestAnswer { get; private set; }

    public IReadOnlyList<string> UnknownIds { get; set; } = [];

    public void See(DateTimeOffset answeredAt) =>
        OldestAnswer = OldestAnswer is { } oldest && oldest < answeredAt ? oldest : answeredAt;
}
