namespace Kolada.Client.Paging;

/// <summary>One page of a list, of whatever kind.</summary>
internal interface IPage
{
    /// <summary>The path of the next page below the base address; null on the last.</summary>
    string? Next { get; }

    /// <summary>How many rows the answer had, also after some were removed.</summary>
    int Rows { get; }

    /// <summary>The last row as text, to go on from in another run; null when there is no row.</summary>
    string? LastRow { get; }

    /// <summary>Takes the answer out of the cache; null when it is not kept.</summary>
    Action? Forget => null;

    /// <summary>The keys of the rows that are there (<see cref="RowKey"/>), in the answer's order.</summary>
    ulong[] Keys();

    /// <summary>Takes the first rows out.</summary>
    void RemoveFirst(int rows);

    /// <summary>Takes rows out.</summary>
    void Remove(Predicate<ulong> which);
}

/// <summary>One page of a list of entities.</summary>
internal sealed class Page<T>(IReadOnlyList<T> items, Func<T, string> idOf, string? next, Action? forget = null) : IPage
{
    public IReadOnlyList<T> Items { get; private set; } = items;

    /// <inheritdoc/>
    public string? Next => next;

    /// <inheritdoc/>
    public int Rows { get; } = items.Count;

    /// <inheritdoc/>
    public Action? Forget => forget;

    /// <inheritdoc/>
    public string? LastRow => Items.Count > 0 ? idOf(Items[^1]) : null;

    /// <inheritdoc/>
    public ulong[] Keys() => [.. Items.Select(KeyOf)];

    /// <inheritdoc/>
    public void Remove(Predicate<ulong> which) => Items = [.. Items.Where(item => !which(KeyOf(item)))];

    /// <inheritdoc/>
    public void RemoveFirst(int rows) => Items = [.. Items.Skip(rows)];

    private ulong KeyOf(T item) => RowKey.Of(idOf(item));
}
