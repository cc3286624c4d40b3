namespace Kolada.Efficiency;

/// <summary>Something that each of the three indices of a service area has.</summary>
/// <typeparam name="T">What they have.</typeparam>
/// <param name="Resource">The resource index's.</param>
/// <param name="Quality">The quality index's.</param>
/// <param name="Efficiency">The efficiency index's.</param>
public sealed record ByIndex<T>(T Resource, T Quality, T Efficiency)
{
    /// <summary>One of the three.</summary>
    /// <param name="kind">Which index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index.</exception>
    public T this[IndexKind kind] => kind switch
    {
        IndexKind.Resource => Resource,
        IndexKind.Quality => Quality,
        IndexKind.Efficiency => Efficiency,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such index."),
    };

    /// <summary>The three with their kinds: resource, quality, efficiency.</summary>
    public IReadOnlyList<KeyValuePair<IndexKind, T>> AsPairs() =>
        [new(IndexKind.Resource, Resource), new(IndexKind.Quality, Quality), new(IndexKind.Efficiency, Efficiency)];

    /// <summary>What each of the three has, in English: "resource …; quality …; efficiency …".</summary>
    internal string Describe(Func<T, string> text, string separator) =>
        string.Join(separator, AsPairs().Select(pair => $"{pair.Key.GetName()} {text(pair.Value)}"));

    /// <summary>The same for something that is made of it.</summary>
    /// <typeparam name="TResult">What is made.</typeparam>
    /// <param name="select">Makes it, for each index in turn.</param>
    public ByIndex<TResult> Select<TResult>(Func<T, TResult> select)
    {
        ArgumentNullException.ThrowIfNull(select);
        return new ByIndex<TResult>(select(Resource), select(Quality), select(Efficiency));
    }
}
