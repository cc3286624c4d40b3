using Kolada.Cli.Tests.Support;

namespace Kolada.Cli.Tests.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("eff", "efficiency")]
    [InlineData("kpi s", "search show")]
    [InlineData("data --f", "--format")]
    [InlineData("data --format ", "table csv json ndjson")]
    [InlineData("data --kpi N15428 --off", "--offline")]
    [InlineData("efficiency Höör --percentile-type ", "6 7")]
    [InlineData("efficiency ho", "Hofors Höganäs Högsby Hörby Höör")]
    [InlineData("efficiency HÖÖ", "Höör")]
    [InlineData("municipality show Malm", "Malmö")]
    [InlineData("data --kpi n1542", "N15428")]
    [InlineData("completion z", "zsh")]
    [InlineData("--lang ", "sv en")]
    [InlineData("data --year ", "")]
    [InlineData("data --format=n", "--format=ndjson")]
    [InlineData("data --format = n", "ndjson")]
    [InlineData("data --format =", "table csv json ndjson")]
    [InlineData("data --no-such=n", "")]
    [InlineData("data --municipality Höör,malm", "Höör,Malmö")]
    [InlineData("data --kpi N15428,n1542", "")]
    [InlineData("efficiency Höör --format csv,m", "")]
    public async Task The_words_that_may_follow_are_offered(string typed, string offered)
    {
        CliRun run = await CliRun.OfAsync(["complete", "--", .. typed.Split(' ')]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            offered.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_verb_that_people_see_is_offered_and_no_other()
    {
        CliRun run = await CliRun.OfAsync("complete", "--", "");

        Assert.Equal("efficiency\nranking\nmodel\ndata\nkpi\nmunicipality\ngroup\napi\nsandbox\ncompletion\n", run.Output);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _kolada kolada")]
    [InlineData("zsh", "compdef _kolada kolada")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName kolada")]
    public async Task A_shell_gets_its_script(string shell, string registers)
    {
        CliRun run = await CliRun.OfAsync("completion", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(registers, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_without_a_script_is_wrong_usage()
    {
        CliRun run = await CliRun.OfAsync("completion", "fish");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bash, zsh, powershell", run.Error, StringComparison.Ordinal);
    }
}
