using System.CommandLine.Completions;
using Kolada.Sandbox;

namespace Kolada.Cli.Completion;

/// <summary>Names to offer for completion, from the snapshot: at once and without a network. Read only when a shell asks.</summary>
internal static class KnownNames
{
    public static IEnumerable<CompletionItem> Municipalities(CompletionContext context)
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        return [.. client.GetMunicipalitiesAsync().ToBlockingEnumerable().Where(municipality => municipality.Type == MunicipalityType.Municipality).Select(municipality => new CompletionItem(municipality.Title))];
    }

    /// <summary>The groups that last: those of similar municipalities are too many, and are issued anew each year.</summary>
    public static IEnumerable<CompletionItem> Groups(CompletionContext context)
    {
        using KoladaClient client = KoladaSandbox.CreateClient();
        return [.. client.GetMunicipalityGroupsAsync().ToBlockingEnumerable().Where(group => !group.Title.StartsWith("Liknande ", StringComparison.Ordinal)).Select(group => new CompletionItem(group.Title))];
    }

    public static IEnumerable<CompletionItem> Kpis(CompletionContext context) => [.. SandboxSnapshot.Embedded.Kpis.Select(kpi => new CompletionItem(kpi.Id))];
}
