using System.CommandLine.Completions;
using Kolada.Application;

namespace Kolada.Cli.Completion;

/// <summary>Names to offer for completion, from the snapshot: at once and without a network. Read only when a shell asks.</summary>
internal static class KnownNames
{
    public static IEnumerable<CompletionItem> Municipalities(CompletionContext context) => Read(async workspace =>
        (await workspace.GetMunicipalitiesAsync().ConfigureAwait(false))
            .Where(municipality => municipality.Type == MunicipalityType.Municipality)
            .Select(municipality => municipality.Title));

    /// <summary>The groups that last: those of similar municipalities are too many, and are issued anew each year.</summary>
    public static IEnumerable<CompletionItem> Groups(CompletionContext context) => Read(async workspace =>
        (await workspace.GetGroupsAsync().ConfigureAwait(false))
            .Where(group => !KoladaWorkspace.IsGroupOfSimilar(group))
            .Select(group => group.Title));

    public static IEnumerable<CompletionItem> Kpis(CompletionContext context) => Read(async workspace =>
        await workspace.Client.GetKpisAsync().Select(kpi => kpi.Id.Value).ToListAsync().ConfigureAwait(false));

    private static IReadOnlyList<CompletionItem> Read(Func<KoladaWorkspace, Task<IEnumerable<string>>> read)
    {
        using KoladaWorkspace workspace = KoladaWorkspace.Open(DataSource.Snapshot);
        return [.. read(workspace).GetAwaiter().GetResult().Select(name => new CompletionItem(name))];
    }
}
