using Kolada.Client.Json;

namespace Kolada.Client.Queries;

/// <summary>Lets through the values that a query asked for, and remembers which of its ids had any.</summary>
/// <typeparam name="TPlace">What the values are about: municipalities or organisational units.</typeparam>
internal sealed class QueryFilter<TPlace>
    where TPlace : struct
{
    private readonly HashSet<KpiId>? _wantedKpis;
    private readonly Verdicts<KpiId> _kpis;
    private readonly Verdicts<TPlace> _places;
    private readonly HashSet<int>? _years;
    private readonly int _genders;
    private readonly bool _includeDeleted;

    /// <param name="wanted">What is asked for, besides places.</param>
    /// <param name="kpiIds">The KPIs that the numbers in the pages stand for.</param>
    /// <param name="placeIds">The places that the numbers in the pages stand for.</param>
    /// <param name="isWanted">Whether a place is asked for.</param>
    public QueryFilter(Wanted wanted, IdTable<KpiId> kpiIds, IdTable<TPlace> placeIds, Func<TPlace, bool> isWanted)
    {
        _wantedKpis = wanted.Kpis?.ToHashSet();
        _kpis = new(kpiIds, id => _wantedKpis?.Contains(id) ?? true);
        _places = new(placeIds, isWanted);
        _years = wanted.Years?.ToHashSet();
        _genders = (wanted.Genders ?? Enum.GetValues<Gender>()).Aggregate(0, (mask, gender) => mask | (1 << (int)gender));
        _includeDeleted = wanted.IncludeDeleted;
    }

    public IReadOnlyList<string> KpisWithoutRows => [.. _wantedKpis?.Except(_kpis.Seen()).Select(id => id.Value) ?? []];

    public bool Admits(in DataEntry entry)
    {
        bool kpi = _kpis.Admits(entry.Kpi);
        bool place = _places.Admits(entry.Place);
        return kpi
            && place
            && (_genders & (1 << entry.GenderNumber)) != 0
            && (_includeDeleted || !entry.IsDeleted)
            && (_years is null || _years.Contains(entry.Year));
    }

    /// <summary>Those of the places asked for that had no row; empty where all were.</summary>
    public IEnumerable<TPlace> PlacesWithoutRows(IReadOnlyList<TPlace>? places) => places?.Except(_places.Seen()) ?? [];

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

/// <summary>What the two kinds of query ask for alike; null where a dimension is open.</summary>
internal readonly record struct Wanted(IReadOnlyList<KpiId>? Kpis, IReadOnlyList<int>? Years, IReadOnlyList<Gender>? Genders, bool IncludeDeleted);
