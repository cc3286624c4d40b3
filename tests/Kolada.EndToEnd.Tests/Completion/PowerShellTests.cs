using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace Kolada.EndToEnd.Tests.Completion;

/// <summary>The script of <c>kolada completion powershell</c> in PowerShell's own engine: what Tab puts in the line, and what the line then means.</summary>
public sealed class PowerShellTests : IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
    private readonly PowerShell _shell;

    public PowerShellTests()
    {
        _runspace.Open();
        _shell = PowerShell.Create(_runspace);
    }

    public static TheoryData<string, string> Lines => new(CompletedLines.All.Select(line => (line.Typed, string.Join(" | ", line.Arguments))));

    public void Dispose()
    {
        _shell.Dispose();
        _runspace.Dispose();
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task PowerShell_completes(string typed, string arguments)
    {
        await LoadScriptAsync();
        string line = "kolada " + typed;
        for (int tab = line.IndexOf(CompletedLines.Tab, StringComparison.Ordinal); tab >= 0; tab = line.IndexOf(CompletedLines.Tab, StringComparison.Ordinal))
        {
            line = Complete(line[..tab], line[(tab + 1)..]);
        }

        Assert.Equal(arguments, string.Join(" | ", ArgumentsOf(line)));
    }

    [Fact]
    public async Task PowerShell_offers_whole_names_of_which_several_begin_with_what_is_typed()
    {
        await LoadScriptAsync();
        Assert.Equal(["Hofors", "Höganäs", "Högsby", "Hörby", "Höör"], Matches("kolada efficiency ho").CompletionMatches.Select(match => match.CompletionText));
    }

    [Fact]
    public async Task PowerShell_offers_values_where_nothing_is_typed_yet()
    {
        await LoadScriptAsync();
        Assert.Equal(["6", "7"], Matches("kolada efficiency Höör --percentile-type ").CompletionMatches.Select(match => match.CompletionText));
    }

    /// <summary>A strict session finds what a script takes for granted.</summary>
    private async Task LoadScriptAsync()
    {
        ProgramRun script = await Tool.RunAsync(["completion", "powershell"]);
        _shell.AddScript($"Set-StrictMode -Version Latest; $env:PATH = '{Path.GetDirectoryName(Tool.Path)}{Path.PathSeparator}' + $env:PATH")
            .AddStatement()
            .AddScript(script.Output)
            .Invoke();
        Assert.Empty(_shell.Streams.Error);
        _shell.Commands.Clear();
    }

    private string Complete(string before, string after)
    {
        CommandCompletion completion = Matches(before);
        return completion.CompletionMatches is [CompletionResult only]
            ? string.Concat(before.AsSpan(0, completion.ReplacementIndex), only.CompletionText, after)
            : before + after;
    }

    private CommandCompletion Matches(string line)
    {
        CommandCompletion completion = CommandCompletion.CompleteInput(line, line.Length, options: null, _shell);
        Assert.Empty(_shell.Streams.Error);
        return completion;
    }

    /// <summary>The arguments that PowerShell passes for a line, by its own parser.</summary>
    private static IEnumerable<string> ArgumentsOf(string line)
    {
        ScriptBlockAst parsed = Parser.ParseInput(line, out _, out ParseError[] errors);
        Assert.Empty(errors);
        CommandAst command = Assert.IsType<CommandAst>(parsed.Find(node => node is CommandAst, searchNestedScriptBlocks: false));
        return command.CommandElements.Skip(1).Select(element => element is StringConstantExpressionAst text ? text.Value : element.Extent.Text);
    }
}
