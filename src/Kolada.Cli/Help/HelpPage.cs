using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using Kolada.Cli.Commands;
using Kolada.Cli.Hosting;

namespace Kolada.Cli.Help;

/// <summary>
/// The page that <c>--help</c> prints. System.CommandLine's own page has no examples and no Swedish, and lists the global options before
/// those of the command.
/// </summary>
internal sealed class HelpPage(Terminal terminal, Texts texts) : SynchronousCommandLineAction
{
    private const int WidestPage = 100;
    private const int NarrowestPage = 40;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Output.Write(Terminal.Utf8.GetBytes(Render(parseResult.CommandResult.Command)));
        terminal.Output.Flush();
        return ExitCode.Done;
    }

    /// <summary>The page of a command, with global options last.</summary>
    public string Render(Command command)
    {
        int width = Math.Clamp(terminal.Columns ?? WidestPage, NarrowestPage, WidestPage);
        StringBuilder page = new();
        Wrapping.Append(page, command.Description ?? "", 0, width);
        if (command is RootCommand)
        {
            Wrapping.Append(page, Unofficial(texts), 0, width);
        }

        Section(page, texts.Say("Usage", "Användning"), [(UsageOf(command), "")], width);
        Section(
            page,
            texts.Say("Commands", "Kommandon"),
            command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description ?? "")),
            width);
        Section(page, texts.Say("Arguments", "Argument"), command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description ?? "")), width);
        Section(page, texts.Say("Options", "Flaggor"), command.Options.Where(option => !option.Recursive).Select(Row), width);
        Section(page, texts.Say("Global options", "Gemensamma flaggor"), Globals(command).Select(Row), width);
        if (command is ToolCommand documented)
        {
            AppendDetails(page, documented, width);
        }

        if (command is not RootCommand)
        {
            page.Append('\n');
            Wrapping.Append(page, Unofficial(texts), 0, width);
        }

        return page.ToString();
    }

    private static string Unofficial(Texts texts) => texts.Say(
        "Unofficial: not affiliated with RKA or Kolada.",
        "Inofficiell: utan koppling till RKA eller Kolada.");

    private static IEnumerable<Option> Globals(Command command)
    {
        Command root = command;
        while (root.Parents.OfType<Command>().FirstOrDefault() is { } parent)
        {
            root = parent;
        }

        return root.Options.Where(option => option.Recursive);
    }

    private (string Name, string Description) Row(Option option) => option switch
    {
        HelpOption => ("-h, --help", texts.Say("This page.", "Den här sidan.")),
        VersionOption => ("--version", texts.Say("The version of the tool.", "Verktygets version.")),
        _ => (option.HelpName is { } value ? $"{option.Name} {value}" : option.Name, option.Description ?? ""),
    };

    private string UsageOf(Command command)
    {
        StringBuilder usage = new(PathOf(command));
        foreach (Argument argument in command.Arguments)
        {
            usage.Append(argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" <{argument.Name}>");
        }

        if (command.Subcommands.Count > 0)
        {
            usage.Append(texts.Say(" <command>", " <kommando>"));
        }

        return usage.Append(texts.Say(" [options]", " [flaggor]")).ToString();
    }

    private static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{PathOf(parent)} {command.Name}"
        : ToolInfo.Name;

    private static void Section(StringBuilder page, string title, IEnumerable<(string Left, string Right)> rows, int width)
    {
        List<(string Left, string Right)> lines = [.. rows];
        if (lines.Count == 0)
        {
            return;
        }

        page.Append('\n').Append(title).Append(":\n");
        int column = lines.Max(line => line.Left.Length) + 4;
        foreach ((string left, string right) in lines)
        {
            Wrapping.AppendRow(page, left, right, column, width);
        }
    }

    private void AppendDetails(StringBuilder page, ToolCommand command, int width)
    {
        foreach (string detail in command.Details)
        {
            page.Append('\n');
            Wrapping.Append(page, detail, 0, width);
        }

        if (command.Examples.Count > 0)
        {
            page.Append('\n').Append(texts.Say("Examples", "Exempel")).Append(":\n");
            foreach (Example example in command.Examples)
            {
                Wrapping.Append(page, example.Purpose, 2, width);
                page.Append("    ").Append(example.CommandLine).Append('\n');
            }
        }
    }
}
