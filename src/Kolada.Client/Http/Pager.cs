using System.Runtime.CompilerServices;

namespace Kolada.Http;

/// <summary>Follows a list from its first page to its last.</summary>
internal static class Pager
{
    public static async IAsyncEnumerable<TPage> PagesAsync<TPage>(
        Func<string, CancellationToken, Task<TPage>> get,
        string firstPath,
        int maxPages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : IPage
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

            TPage page = await get(path, cancellationToken).ConfigureAwait(false);
            path = page.Next; // before the page is handed out: whoever takes it may dispose of it
            yield return page;
        }
    }

    private static KoladaException Endless(string path, string why) =>
        new($"The list {path} cannot be read to its end: {why}.") { Kind = KoladaErrorKind.InvalidAnswer };
}
