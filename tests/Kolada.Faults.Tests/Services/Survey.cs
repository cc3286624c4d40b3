using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Kolada.Faults.Tests.Services;

/// <summary>Reads many generated services and counts what the readings came to.</summary>
internal sealed class Survey
{
    private readonly ConcurrentDictionary<(string Class, Verdict Verdict), int> _counts = [];
    private readonly ConcurrentBag<(GeneratedService Service, Judgement Judgement)> _failures = [];

    public IReadOnlyList<(GeneratedService Service, Judgement Judgement)> Failures => [.. _failures.OrderBy(failure => failure.Service.Seed)];

    public static async Task<Survey> RunAsync(int firstSeed, int count, CancellationToken cancellationToken)
    {
        Survey survey = new();
        await Parallel.ForEachAsync(Enumerable.Range(firstSeed, count), cancellationToken, async (seed, _) =>
        {
            GeneratedService service = ServiceGenerator.Generate(seed);
            survey.Count(service, await JudgeAsync(service));
        });
        return survey;
    }

    /// <summary>Reads a service, and judges the worst of its readings.</summary>
    public static async Task<Judgement> JudgeAsync(GeneratedService service)
    {
        Truth truth = new(service);
        using ModelService model = new(service, truth);
        IReadOnlyList<Result> results = await Reader.ReadAsync(service, model);
        Judge judge = new(service, truth.Expect(model.Answers - 1), model.HasStrayed, model.LooksLikeChanges);
        return results.Select(judge.Of).MaxBy(judgement => judgement.Verdict)! with { Exchanges = model.Exchanges };
    }

    /// <summary>The counts as a table.</summary>
    public override string ToString()
    {
        Verdict[] verdicts = Enum.GetValues<Verdict>();
        StringBuilder table = new();
        table.AppendLine(Row("class", verdicts.Select(verdict => verdict.ToString())));
        IEnumerable<string> names = _counts.Keys.Select(key => key.Class).Where(name => !IsOfTwoLies(name)).Distinct(StringComparer.Ordinal);
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            table.AppendLine(Row(name, verdicts.Select(verdict => Text(_counts.GetValueOrDefault((name, verdict))))));
        }

        table.AppendLine(Row("two lies", verdicts.Select(verdict => Text(Sum(verdict, IsOfTwoLies)))));
        table.AppendLine(Row("all", verdicts.Select(verdict => Text(Sum(verdict, _ => true)))));
        return table.ToString();
    }

    private void Count(GeneratedService service, Judgement judgement)
    {
        _counts.AddOrUpdate((judgement.IsOfHonest ? GeneratedService.HonestClass : service.Class, judgement.Verdict), 1, (_, count) => count + 1);
        if (judgement.IsFailure)
        {
            _failures.Add((service, judgement));
        }
    }

    private int Sum(Verdict verdict, Predicate<string> isCounted) =>
        _counts.Where(count => count.Key.Verdict == verdict && isCounted(count.Key.Class)).Sum(count => count.Value);

    private static bool IsOfTwoLies(string name) => name.Contains('+', StringComparison.Ordinal);

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Row(string name, IEnumerable<string> cells) => $"{name,-34}" + string.Concat(cells.Select(cell => $"{cell,18}"));
}
