using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Kolada.Faults.Tests.Services;

/// <summary>
/// What the client hands out is complete, or an exception says that it is not: held against services that are made up, honest and other ones.
/// </summary>
/// <remarks>
/// Many more than here: <c>KOLADA_SERVICES=100000 dotnet test tests/Kolada.Faults.Tests -c Release --filter FullyQualifiedName~GeneratedService
/// --logger "console;verbosity=detailed"</c>, which prints how many there were of each class and what became of them. <c>KOLADA_SERVICES_FROM</c> is
/// the first seed; with <c>KOLADA_SERVICES=1</c> it reads that one service again. <c>KOLADA_SERVICES_SHOWN</c> is how many kinds of failure are
/// explained.
/// </remarks>
public sealed class GeneratedServiceTests(ITestOutputHelper output)
{
    private const int InCI = 4_000;
    private static readonly int MaxShown = Setting("KOLADA_SERVICES_SHOWN", 5);

    [Fact]
    public async Task A_service_is_read_whole_or_an_exception_says_why_not()
    {
        int count = Setting("KOLADA_SERVICES", InCI);
        long begun = Stopwatch.GetTimestamp();
        Survey survey = await Survey.RunAsync(Setting("KOLADA_SERVICES_FROM", 1), count, TestContext.Current.CancellationToken);

        output.WriteLine(FormattableString.Invariant($"{count} services in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F1} s"));
        output.WriteLine(survey.ToString());
        Assert.True(survey.Failures.Count == 0, await ExplainAsync(survey));
    }

    /// <summary>One failure of each kind, and the smallest service that fails alike.</summary>
    private static async Task<string> ExplainAsync(Survey survey)
    {
        StringBuilder text = new(FormattableString.Invariant($"{survey.Failures.Count} services were not read as they should be.\n"));
        foreach (IGrouping<(string, Verdict), (GeneratedService Service, Judgement Judgement)> kind in survey.Failures
            .GroupBy(failure => (failure.Judgement.IsOfHonest ? GeneratedService.HonestClass : failure.Service.Class, failure.Judgement.Verdict))
            .OrderByDescending(kind => kind.Count())
            .Take(MaxShown))
        {
            (GeneratedService service, Judgement judgement) = kind.First();
            GeneratedService smallest = await ServiceReducer.ReduceAsync(
                service,
                async simpler => (await Survey.JudgeAsync(simpler)).Verdict == judgement.Verdict);
            Judgement reason = await Survey.JudgeAsync(smallest);
            string seeds = string.Join(", ", kind.Take(5).Select(failure => failure.Service.Seed));
            text.Append(CultureInfo.InvariantCulture, $"\n{kind.Key}: {kind.Count()} times, seeds {seeds}\n")
                .Append(CultureInfo.InvariantCulture, $"{reason.Verdict}: {reason.Reason}\n{smallest.ToText()}\n{string.Join('\n', reason.Exchanges)}\n");
        }

        return text.ToString();
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
