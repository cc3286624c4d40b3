using Kolada.Cli.Language;

namespace Kolada.Cli.Commands;

/// <summary>The verbs, in the order in which help lists them.</summary>
internal static class Verbs
{
    /// <summary>
    /// All verbs, those that the command line does not name as mere names: options, completions and models of a verb that does not
    /// run are work that nobody needs.
    /// </summary>
    /// <param name="context">What they are built with.</param>
    /// <param name="arguments">The command line.</param>
    public static IEnumerable<Verb> All(CommandContext context, IReadOnlyList<string> arguments)
    {
        bool all = arguments.Contains(CompletionCommand.CandidatesName, StringComparer.Ordinal);
        return Offered(context).Select(verb => all || arguments.Contains(verb.Name, StringComparer.Ordinal)
            ? verb.Create()
            : new Verb(verb.Name, verb.Description) { Hidden = verb.Name == CompletionCommand.CandidatesName });
    }

    private static IEnumerable<(string Name, string Description, Func<Verb> Create)> Offered(CommandContext context)
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
