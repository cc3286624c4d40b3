namespace Kolada.Client.Paging;

/// <summary>One page of a list, of whatever kind.</summary>
internal interface IPage
{
    /// <summary>The path of the next page below the base address; null on the last.</summary>
    string? Next { get; }

    /// <summary>How many rows the answer had, also after some were removed.</summary>
    int Rows { get; }

    /// <summary>The last row's key as text, to go on from in another run; null when there is no row.</summary>
    string? LastRow { get; }

    /// <summary>Takes the answer out of the cache; null when it is not kept.</summary>
    Action? Forget => null;

    /// <summary>Takes the first rows out.</summary>
    void RemoveFirst(int rows);
}

/// <summary>A page whose rows can be told apart.</summary>
/// <typeparam name="TKey">What a row is about: two answers bring the same row when its keys are equal.</typeparam>
internal interface IPage<TKey> : IPage
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>The rows that are there, in the answer's order. A row of data without a value has left no trace.</summary>
    IReadOnlyList<TKey> Keys();

    /// <summary>Takes rows out.</summary>
    void Remove(Predicate<TKey> which);
}

/// <summary>One page of a list of entities.</summary>
internal sealed class Page<T>(IReadOnlyList<T> items, Func<T, string> idOf, string? next, Action? forget = null) : IPage<EntityKey>
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
    public IReadOnlyList<EntityKey> Keys() => [.. Items.Select(KeyOf)];

    /// <inheritdoc/>
    public void Remove(Predicate<EntityKey> which) => Items = [.. Items.Where(item => !which(KeyOf(item)))];

    /// <inheritdoc/>
    public void RemoveFirst(int rows) => Items = [.. Items.Skip(rows)];

    private EntityKey KeyOf(T item) => new(idOf(item));
}
