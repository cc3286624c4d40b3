using System.Runtime.CompilerServices;

namespace Kolada.Http;

/// <summary>Follows a list from its first page to its last.</summary>
internal static class Pager
{
    public static async IAsyncEnumerable<Page<T>> PagesAsync<T>(
        Func<string, CancellationToken, Task<Page<T>>> get,
        string firstPath,
        int maxPages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (string? path = firstPath; path is not null;)
        {
            if (!seen.Add(path))
            {
                throw Endless(firstPath, $"its pages lead back to {IdRules.Quote(path)}");
            }

            if (seen.Count > maxPages)
            {
                throw Endless(firstPath, FormattableString.Invariant($"it has more than {maxPages} pages ({nameof(KoladaClientOptions)}.{nameof(KoladaClientOptions.MaxPages)})"));
            }

            Page<T> page = await get(path, cancellationToken).ConfigureAwait(false);
            yield return page;
            path = page.Next;
        }
    }

    private static KoladaException Endless(string path, string why) =>
        new($"The list {path} cannot be read to its end: {why}.") { Kind = KoladaErrorKind.InvalidAnswer };
}
