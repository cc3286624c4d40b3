namespace Kolada.Client.Paging;

/// <summary>Reads a list again from its beginning when it changed while it was read. Whoever has handed out rows already cannot do so.</summary>
internal static class MovedLists
{
    /// <summary>So often a list is begun again; one that moves every time is an exception.</summary>
    private const int MaxRestarts = 2;

    /// <param name="read">Reads the list. It is told whether it does so again: then no change is put up with any more.</param>
    /// <exception cref="KoladaException">It changed each time, or failed otherwise.</exception>
    public static async Task<T> ReadAgainAsync<T>(Func<bool, Task<T>> read)
    {
        for (int restarts = 0; ; restarts++)
        {
            try
            {
                return await read(restarts > 0).ConfigureAwait(false);
            }
            catch (KoladaException moved) when (moved.IsMovedList && restarts < MaxRestarts)
            {
                // The pages that did not fit together are no longer in the cache.
            }
        }
    }
}
