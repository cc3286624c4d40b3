namespace Kolada.Faults.Tests.Services;

/// <summary>The order in which the pages of a list showed its rows: whether it may have been one and the same all the time.</summary>
/// <remarks>
/// Where it may, a reader cannot know that rows changed places: each page might be what it is because rows came or went before it. Where two pages show
/// rows in opposite orders, or several go round in a circle, nothing but another order explains it.
/// </remarks>
internal sealed class SeenOrder
{
    private readonly Dictionary<Row, HashSet<Row>> _after = [];

    public void Add(IReadOnlyList<Row> page)
    {
        for (int i = 0; i < page.Count; i++)
        {
            _after.TryAdd(page[i], []);
            if (i > 0)
            {
                _after[page[i - 1]].Add(page[i]);
            }
        }
    }

    /// <summary>Whether an order exists of which every page is a part, perhaps with gaps.</summary>
    public bool MayBeOne()
    {
        Dictionary<Row, int> before = _after.Keys.ToDictionary(row => row, _ => 0);
        foreach (Row row in _after.Values.SelectMany(rows => rows))
        {
            before[row]++;
        }

        Queue<Row> free = new(before.Where(row => row.Value == 0).Select(row => row.Key));
        int placed = 0;
        while (free.TryDequeue(out Row? row))
        {
            placed++;
            foreach (Row next in _after[row].Where(next => --before[next] == 0))
            {
                free.Enqueue(next);
            }
        }

        return placed == before.Count;
    }
}
