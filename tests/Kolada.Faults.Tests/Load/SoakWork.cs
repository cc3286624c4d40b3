using System.Globalization;

namespace Kolada.Faults.Tests.Load;

/// <summary>What came of one query.</summary>
/// <param name="Number">Which of the queries.</param>
/// <param name="Outcome">One of the words below.</param>
/// <param name="Detail">What differs, or the message.</param>
internal sealed record SoakResult(int Number, string Outcome, string? Detail = null)
{
    public const string Complete = "complete";
    public const string NoTotal = "T is not there";
    public const string Withdrawn = "what was withdrawn is not there";
    public const string Refused = "refused, and said so";
    public const string Wrong = "wrong";
}

/// <summary>Queries that differ from each other, and what each must give: taken from a table that was read without faults.</summary>
internal sealed class SoakWork
{
    /// <summary>The seed of the made-up Kolada.</summary>
    public const int MadeUp = 1;

    private const string UnknownKpi = "N99999";

    private static readonly KpiId[] Kpis =
    [
        "N11010", "N11024", "N11032", "N11052", "N11800", "N11810", "N11821", "N15001", "N15027", "N15033", "N15428", "N15507", "N15813", "N15816", "N17001",
        "N17461", "N17538", "N20900", "N28013", "N28015", "N28018", "N30001", "N31814", "U11001", "U11404", "U11901", "U15010",
    ];

    private readonly int _seed;
    private readonly KpiTable _all;
    private readonly string[] _catalogue;

    private SoakWork(int seed, KpiTable all, string[] catalogue)
    {
        _seed = seed;
        _all = all;
        _catalogue = catalogue;
    }

    public static async Task<SoakWork> PrepareAsync(int seed, CancellationToken cancellationToken)
    {
        using KoladaClient clean = KoladaSandbox.CreateClient(sandbox: new SandboxOptions { SyntheticSeed = MadeUp });
        List<MunicipalityId> places = await clean.GetMunicipalitiesAsync(cancellationToken: cancellationToken)
            .Select(place => place.Id)
            .Take(60)
            .ToListAsync(cancellationToken);
        return new(
            seed,
            await clean.GetTableAsync(
                new DataQuery { Kpis = Kpis, Municipalities = places, Years = Years.Range(2015, 2024), IncludeCounts = true },
                cancellationToken),
            await clean.GetKpisAsync(cancellationToken: cancellationToken).Select(kpi => kpi.Id.Value).ToArrayAsync(cancellationToken));
    }

    /// <summary>Every hundredth reads the whole catalogue, the others values: as a table or as they come, some with an unknown id.</summary>
    public async Task<SoakResult> RunAsync(KoladaClient client, int number, CancellationToken cancellationToken)
    {
        try
        {
            return number % 100 == 0
                ? CheckCatalogue(
                    number,
                    [.. (await client.GetKpisAsync(null, cancellationToken).ToListAsync(cancellationToken)).Select(kpi => kpi.Id.Value)])
                : await RunQueryAsync(client, number, cancellationToken);
        }
        catch (KoladaException refused) when (
            refused is { StatusCode: System.Net.HttpStatusCode.Gone or System.Net.HttpStatusCode.Redirect } or { RetryAfter.TotalDays: > 360 }
            || refused.Message.Contains("cannot be read to its end", StringComparison.Ordinal))
        {
            return new(number, SoakResult.Refused, refused.Message);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return new(number, SoakResult.Wrong, unexpected.ToString());
        }
    }

    private async Task<SoakResult> RunQueryAsync(KoladaClient client, int number, CancellationToken cancellationToken)
    {
        Random random = new(_seed + number);
        DataQuery query = new()
        {
            Kpis = Some(random, _all.Kpis, 2),
            Municipalities = Some(random, _all.Municipalities, 3),
            Years = Some(random, _all.Years, 4),
            UnknownIds = UnknownIds.Report,
            IncludeCounts = true,
        };
        if (number % 25 == 1)
        {
            query = query with { Kpis = [UnknownKpi, .. query.Kpis!] };
            KpiTable table = await client.GetTableAsync(query, cancellationToken);
            return table.UnknownIds is [UnknownKpi] ? Check(number, query, table) : new(number, SoakResult.Wrong, "The unknown id is not named.");
        }

        IEnumerable<DataPoint> values = number % 2 == 0
            ? await client.GetTableAsync(query, cancellationToken)
            : await client.QueryAsync(query, cancellationToken).ToListAsync(cancellationToken);
        return Check(number, query, values);
    }

    private SoakResult Check(int number, DataQuery query, IEnumerable<DataPoint> came)
    {
        IEnumerable<DataPoint?> wanted =
            from kpi in query.Kpis!
            from place in query.Municipalities!
            from year in query.Years!
            from gender in Enum.GetValues<Gender>()
            select _all.Find(kpi, place, year, gender);
        string[] expected = [.. wanted.OfType<DataPoint>().Select(Text).Order(StringComparer.Ordinal)];
        string[] actual = [.. came.Select(Text).Order(StringComparer.Ordinal)];
        if (expected.SequenceEqual(actual))
        {
            return new(number, SoakResult.Complete);
        }

        return expected.Where(row => !row.StartsWith(nameof(Gender.Total), StringComparison.Ordinal)).SequenceEqual(actual)
            ? new(number, SoakResult.NoTotal)
            : new(number, SoakResult.Wrong, $"Query {number}: {expected.Length} values expected, {actual.Length} came, others: {string.Join("; ", actual.Except(expected).Take(3))} for {string.Join("; ", expected.Except(actual).Take(3))}.");
    }

    private SoakResult CheckCatalogue(int number, string[] came)
    {
        string[] ids = [.. came.Order(StringComparer.Ordinal)];
        int missing = _catalogue.Length - ids.Length;
        return missing < 0
            || !_catalogue.Skip(missing).SequenceEqual(ids) ? new(number, SoakResult.Wrong, $"The catalogue of query {number} has {came.Length} KPIs.")
            : new(number, missing == 0 ? SoakResult.Complete : SoakResult.Withdrawn);
    }

    private static string Text(DataPoint row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Gender} {row.Kpi} {row.Municipality} {row.Year} {row.Value:R} {row.Count} {row.Status}");

    private static T[] Some<T>(Random random, IReadOnlyList<T> all, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => all[random.Next(all.Count)]).Distinct()];
}
