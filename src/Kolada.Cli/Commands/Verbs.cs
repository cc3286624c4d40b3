namespace Kolada.Cli.Commands;

/// <summary>The verbs, in the order in which help lists them.</summary>
internal static class Verbs
{
    public static IEnumerable<Verb> All(CommandContext context) =>
    [
        EfficiencyCommand.Create(context),
        DataCommand.Create(context),
        new KpiCommand(context).Create(),
        new MunicipalityCommand(context).Create(),
        new GroupCommand(context).Create(),
        new SandboxCommand(context).Create(),
        new CompletionCommand(context).CreateScripts(),
        new CompletionCommand(context).CreateCandidates(),
    ];
}
