using System.Text.RegularExpressions;
using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Output;

/// <summary>A service may send any title: it steers no terminal, runs in no spreadsheet, and makes no table as wide as it is long.</summary>
public sealed class HostileTitleTests : IDisposable
{
    private const string Model = """
        { "format": 1, "id": "mine", "version": "1", "title": "Mine",
          "areas": [ { "id": "a", "title": "A", "resource": { "components": [ { "kpi": "N00001" } ] }, "quality": { "components": [ { "kpi": "N00002" } ] } } ] }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Every command that shows titles, in each of its formats; MODEL stands for the path of a model.</summary>
    public static TheoryData<string> Documents =>
    [
        .. from command in new[]
           {
               "municipality list", "municipality show 1001", "group list", "group show G1", "kpi search titel", "kpi show N00001",
               "ranking a --model MODEL --group all", "efficiency 1001 --model MODEL --group all", "data --kpi N00001 --municipality 1001,1002 --year 2023",
           }
           from format in new[] { "table", "csv", "json", "markdown", "ndjson" }
           where Offers(command, format)
           select $"{command} --format {format}",
        "api municipality",
        "api municipality --paginate",
    ];

    public static TheoryData<string> Csvs =>
    [
        "municipality list", "group list", "kpi search titel", "ranking a --model MODEL --group all", "efficiency 1001 --model MODEL --group all",
        "data --kpi N00001 --municipality 1001,1002 --year 2023", "model list",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task No_document_steers_a_terminal(string document)
    {
        await using LoopbackKolada kolada = Kolada("\\u001b[2J\\u0007\\u009b\\u202e\\u2066\\u200f\\u2028");

        CliRun run = await CliRun.OfAsync(setup => setup.IsTerminal = true, Arguments(document, kolada));

        Assert.True(run.ExitCode == 0, run.Error);
        AssertHarmless(WithoutColours(run.Output));
        AssertHarmless(run.Error);
    }

    [Theory]
    [MemberData(nameof(Csvs))]
    public async Task Every_csv_can_be_made_safe_for_a_spreadsheet(string command)
    {
        await using LoopbackKolada kolada = Kolada("", prefix: "=cmd|'/c calc'!A1;");

        CliRun run = await CliRun.OfAsync(Arguments(command + " --csv excel", kolada));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.StartsWith("\uFEFF", run.Output, StringComparison.Ordinal);
        string[] lines = run.Output.TrimEnd('\r', '\n').Split("\r\n");
        Assert.True(lines.Length > 1);
        Assert.DoesNotContain('\n', string.Concat(lines));
        Assert.All(lines.Skip(1), line => Assert.DoesNotMatch(@"(^|;)""?[=+@]", line));
        Assert.Contains(';', lines[0]);
        Assert.True(command == "model list" || run.Output.Contains("\"'=cmd|", StringComparison.Ordinal), run.Output);
    }

    [Theory]
    [InlineData("municipality list")]
    [InlineData("group list")]
    [InlineData("kpi search titel")]
    [InlineData("ranking a --model MODEL --group all")]
    public async Task A_title_of_ten_thousand_letters_does_not_widen_every_row(string command)
    {
        await using LoopbackKolada kolada = Kolada(new string('x', 10_000));

        CliRun run = await CliRun.OfAsync(Arguments(command + " --format table", kolada));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 500));
    }

    private static LoopbackKolada Kolada(string suffix, string prefix = "") =>
        new LoopbackKolada(["N00001", "N00002"], (_, number) => number + 0.5) { Suffix = suffix, Prefix = prefix }.Start();

    private string[] Arguments(string document, LoopbackKolada kolada) =>
    [
        .. document.Split(' ').Select(part => part == "MODEL" ? _folder.Write("model.json", Model) : part),
        "--base-url", kolada.Address, "--max-rps", "0", "--verbose",
    ];

    private static bool Offers(string command, string format) => format switch
    {
        "markdown" => command.StartsWith("efficiency", StringComparison.Ordinal),
        "ndjson" => command.StartsWith("data", StringComparison.Ordinal),
        "csv" => !command.Contains("show", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Without the colours of the tool's own tables.</summary>
    private static string WithoutColours(string text) => Regex.Replace(text, "\u001b\\[[0-9;]*m", "", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static void AssertHarmless(string text) => Assert.DoesNotContain(
        text,
        c => (char.IsControl(c) && c != '\n')
            || c is '\u2028' or '\u2029' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
}
