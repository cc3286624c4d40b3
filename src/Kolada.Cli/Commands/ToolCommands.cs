
namespace Kolada.Cli.Commands;

/// <summary>The commands, in the order in which help lists them.</summary>
internal static class ToolCommands
{
    /// <summary>
    /// All commands. Those that the command line does not name have a name and a description only: their options, completions and models
    /// would be built for nothing.
    /// </summary>
    /// <param name="context">What they are built with.</param>
    /// <param name="arguments">The command line.</param>
    public static IEnumerable<ToolCommand> All(CommandContext context, IReadOnlyList<string> arguments)
    {
        bool all = arguments.Contains(CompletionCommand.CandidatesName, StringComparer.Ordinal);
        return Offered(context).Select(command => all || arguments.Contains(command.Name, StringComparer.Ordinal)
            ? command.Create()
            : new ToolCommand(command.Name, command.Description) { Hidden = command.Name == CompletionCommand.CandidatesName });
    }

    private static IEnumerable<(string Name, string Description, Func<ToolCommand> Create)> Offered(CommandContext context)
    {
        Texts texts = context.Texts;
        return
        [
            (EfficiencyCommand.Name, EfficiencyCommand.Description(texts), () => EfficiencyCommand.Create(context)),
            (RankingCommand.Name, RankingCommand.Description(texts), () => RankingCommand.Create(context)),
            (ModelCommand.Name, ModelCommand.Description(texts), () => new ModelCommand(context).Create()),
            (DataCommand.Name, DataCommand.Description(texts), () => DataCommand.Create(context)),
            (KpiCommand.Name, KpiCommand.Description(texts), () => new KpiCommand(context).Create()),
            (MunicipalityCommand.Name, MunicipalityCommand.Description(texts), () => new MunicipalityCommand(context).Create()),
            (GroupCommand.Name, GroupCommand.Description(texts), () => new GroupCommand(context).Create()),
            (ApiCommand.Name, ApiCommand.Description(texts), () => new ApiCommand(context).Create()),
            (SandboxCommand.Name, SandboxCommand.Description(texts), () => new SandboxCommand(context).Create()),
            (CompletionCommand.ScriptsName, CompletionCommand.Description(texts), () => new CompletionCommand(context).CreateScripts()),
            (CompletionCommand.CandidatesName, "", () => new CompletionCommand(context).CreateCandidates()),
        ];
    }
}
