using System.CommandLine;
using System.Globalization;
using System.Net;
using Kolada.Application;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;
using Kolada.Client.Text;

namespace Kolada.Cli.Failures;

/// <summary>Writes to stderr what is wrong, what was asked and what to do, and returns the exit code.</summary>
internal sealed class FailureReport(Terminal terminal, Texts texts, IReadOnlyList<string> arguments)
{
    private const int MaxAsked = 200;

    /// <summary>Reports what the parser found wrong.</summary>
    public int ReportUsage(ParseResult parsed)
    {
        foreach (string message in UsageErrors.Of(parsed, texts))
        {
            Write(message);
        }

        WriteAsked();
        string? meant = Suggestion.For(parsed);
        WriteToDo(meant is null ? HelpHint(parsed) : texts.Say($"did you mean {meant}? {HelpHint(parsed)}", $"menade du {meant}? {HelpHint(parsed)}"));
        return ExitCode.WrongUsage;
    }

    /// <summary>Reports an exception.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="parsed">The command line, as far as it was parsed.</param>
    /// <param name="offline">Whether the snapshot was asked.</param>
    /// <param name="verbose">Whether to add what only helps to mend the tool or the service.</param>
    public int Report(Exception error, ParseResult? parsed, bool offline, bool verbose)
    {
        (int code, string toDo) = error switch
        {
            ToolException known => (ExitCode.Failed, known.ToDo),
            RequestException request => (
                request.IsNotFound ? ExitCode.NotFound : ExitCode.WrongUsage,
                new RequestTexts(texts).ToDo(request, offline) ?? HelpHint(parsed)),
            KoladaException kolada => Judge(kolada, offline),
            TimeoutException => (ExitCode.ServiceTrouble, texts.Say("try again later, or use --offline", "försök igen senare, eller använd --offline")),
            UsageException or ArgumentException => (ExitCode.WrongUsage, HelpHint(parsed)),
            IOException or UnauthorizedAccessException => (
                ExitCode.Failed,
                texts.Say("check the path, its permissions and the room on the disk", "kontrollera sökvägen, rättigheterna och diskutrymmet")),
            _ => (
                ExitCode.Failed,
                texts.Say(
                    "this is a fault of the tool; report it with what --verbose shows",
                    "det här är ett fel i verktyget; rapportera det med det som --verbose visar")),
        };
        (string sentence, bool needsOriginal) = new Sentences(texts).Write(error, offline);
        Write(sentence);
        if (needsOriginal)
        {
            terminal.Error.WriteLine($"  på engelska: {Safe.Paragraph(Sentences.WithoutParameter(error))}");
        }

        WriteAsked();
        WriteToDo(toDo);
        if (verbose)
        {
            WriteDetails(error);
        }

        return code;
    }

    private (int Code, string ToDo) Judge(KoladaException error, bool offline) => error.Kind switch
    {
        KoladaErrorKind.NotFound when error is { StatusCode: HttpStatusCode.NotFound, Missing.Count: 0 } => (ExitCode.ServiceTrouble, texts.Say(
            "check the address: that of the API ends in /v3",
            "kontrollera adressen: API:ets slutar på /v3")),
        KoladaErrorKind.NotFound when offline => (ExitCode.NotFound, new NoticeTexts(texts).SnapshotListsAndAskLive),
        KoladaErrorKind.NotFound => (ExitCode.NotFound, texts.Say(
            "find names and ids with: kolada municipality list, kolada group list, kolada kpi search <text>",
            "sök namn och id med: kolada municipality list, kolada group list, kolada kpi search <text>")),
        KoladaErrorKind.Refused => (ExitCode.ServiceTrouble, Later(error)),
        KoladaErrorKind.InvalidAnswer => (ExitCode.ServiceTrouble, texts.Say(
            "check that the address is that of a Kolada API v3 (--base-url); if it is, try again later",
            "kontrollera att adressen är ett Kolada API v3 (--base-url); är den det, försök igen senare")),
        _ => (ExitCode.ServiceTrouble, texts.Say(
            "check the network and --base-url, or use the snapshot with --offline",
            "kontrollera nätet och --base-url, eller använd ögonblicksbilden med --offline")),
    };

    private string Later(KoladaException error) => error.RetryAfter is { } wait
        ? texts.Say($"try again in {InWords(wait)}, with a lower --max-rps", $"försök igen om {InWords(wait)}, med lägre --max-rps")
        : texts.Say("try again later, with a lower --max-rps, or use --offline", "försök igen senare, med lägre --max-rps, eller använd --offline");

    private string InWords(TimeSpan wait) => wait switch
    {
        { TotalDays: >= 365 } => texts.Say("a year or more", "ett år eller mer"),
        { TotalDays: >= 2 } => texts.Say($"{Rounded(wait.TotalDays)} days", $"{Rounded(wait.TotalDays)} dygn"),
        { TotalHours: >= 2 } => texts.Say($"{Rounded(wait.TotalHours)} hours", $"{Rounded(wait.TotalHours)} timmar"),
        _ => $"{Rounded(wait.TotalSeconds)} s",
    };

    private static string Rounded(double number) => Math.Ceiling(number).ToString(CultureInfo.InvariantCulture);

    private string HelpHint(ParseResult? parsed)
    {
        string command = ToolInfo.Name;
        for (Command? sub = parsed?.CommandResult.Command; sub is not null and not RootCommand; sub = sub.Parents.OfType<Command>().FirstOrDefault())
        {
            command = command.Insert(ToolInfo.Name.Length, $" {sub.Name}");
        }

        return texts.Say($"see {command} --help", $"se {command} --help");
    }

    private void Write(string message) => terminal.Error.WriteLine($"{ToolInfo.Name}: {Safe.Paragraph(UntrustedText.WithoutUserInfo(message))}");

    private void WriteAsked()
    {
        string asked = Safe.Text(string.Join(' ', arguments.Select(WithoutSecrets).Select(Quoted).Prepend(ToolInfo.Name)));
        string shown = asked.Length <= MaxAsked ? asked : asked[..MaxAsked] + "…";
        terminal.Error.WriteLine($"  {texts.Say("asked", "frågan")}: {shown}");
    }

    private void WriteToDo(string toDo) => terminal.Error.WriteLine($"  {texts.Say("to do", "åtgärd")}: {Safe.Paragraph(toDo)}");

    private void WriteDetails(Exception error)
    {
        if (error is KoladaException { ResponseBody.Length: > 0 } refused)
        {
            terminal.Error.WriteLine(texts.Say("The answer began with:", "Svaret började med:"));
            terminal.Error.WriteLine(Safe.Paragraph(refused.ResponseBody));
        }

        terminal.Error.WriteLine(Safe.Paragraph(UntrustedText.WithoutUserInfo(error.ToString())));
    }

    /// <summary>An argument without a user's name and password, also where the address that has them is no proper one.</summary>
    private string WithoutSecrets(string argument, int index)
    {
        const string address = "--base-url";
        bool isAddress = argument.StartsWith(address, StringComparison.Ordinal) || (index > 0 && arguments[index - 1] == address);
        int user = isAddress ? argument.LastIndexOf('@') : -1;
        int scheme = argument.IndexOf("://", StringComparison.Ordinal);
        int start = scheme >= 0 ? scheme + "://".Length : argument.IndexOf('=', StringComparison.Ordinal) + 1;
        return user > start ? argument.Remove(start, user + 1 - start) : UntrustedText.WithoutUserInfo(argument);
    }

    private static string Quoted(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAny(" \"'$&|;<>()*?!`\\".AsSpan())
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
