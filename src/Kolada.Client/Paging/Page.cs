using Kolada.Client.Http;

namespace Kolada.Client.Paging;

/// <summary>One page of a list, of whatever kind.</summary>
internal interface IPage
{
    /// <summary>The path of the next page below the base address; null on the last.</summary>
    string? Next { get; }

    /// <summary>How many rows the answer had, also after some were removed.</summary>
    int Rows { get; }

    /// <summary>The rows that are there, in the answer's order. A row of data without a value has left no trace.</summary>
    IReadOnlyList<RowKey> Keys();

    /// <summary>The last row's key as text, to go on from in another run; null when there is no row.</summary>
    string? LastRow { get; }

    /// <summary>Takes the answer out of the cache; null when it is not kept.</summary>
    Action? Forget => null;

    /// <summary>Takes rows out.</summary>
    void Remove(Predicate<RowKey> which);

    /// <summary>Takes the first rows out.</summary>
    void RemoveFirst(int rows);
}

/// <summary>One page of a list of entities.</summary>
internal sealed class Page<T>(IReadOnlyList<T> items, Func<T, string> idOf, string? next, AnswerInfo answer) : IPage
{
    public IReadOnlyList<T> Items { get; private set; } = items;

    /// <inheritdoc/>
    public string? Next => next;

    /// <inheritdoc/>
    public int Rows { get; } = items.Count;

    /// <summary>When the answer was made, by the service's clock where it says, else by ours.</summary>
    public DateTimeOffset AnsweredAt => answer.AnsweredAt;

    /// <inheritdoc/>
    public Action? Forget => answer.Forget;

    /// <inheritdoc/>
    public string? LastRow => Items.Count > 0 ? idOf(Items[^1]) : null;

    /// <inheritdoc/>
    public IReadOnlyList<RowKey> Keys() => [.. Items.Select(KeyOf)];

    /// <inheritdoc/>
    public void Remove(Predicate<RowKey> which) => Items = [.. Items.Where(item => !which(KeyOf(item)))];

    /// <inheritdoc/>
    public void RemoveFirst(int rows) => Items = [.. Items.Skip(rows)];

    private RowKey KeyOf(T item) => new(idOf(item), 0, 0, 0);
}
