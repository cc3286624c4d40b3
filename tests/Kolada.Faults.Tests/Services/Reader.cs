using System.Globalization;
using System.Text;

namespace Kolada.Faults.Tests.Services;

/// <summary>What a reader got.</summary>
/// <param name="Rows">The rows, in the order in which they came; those before the exception where there is one.</param>
/// <param name="Unknown">The ids that were reported as unknown.</param>
/// <param name="Error">Why there are no more; null where the reading came to its end.</param>
internal sealed record Result(IReadOnlyList<Line> Rows, IReadOnlyList<string> Unknown, Exception? Error);

/// <summary>A client for one reading, or for several, which do not dispose of it.</summary>
internal sealed record Connection(KoladaClient Client, bool IsOwn) : IDisposable
{
    public void Dispose()
    {
        if (IsOwn)
        {
            Client.Dispose();
        }
    }
}

/// <summary>Puts the question of a generated service to it through the client.</summary>
internal sealed class Reader(GeneratedService service, Func<Connection> connect)
{
    private readonly Question _question = service.Question;
    private readonly List<Line> _rows = [];
    private IReadOnlyList<string> _unknown = [];

    /// <summary>Reads a service in process, or behind a socket; twice where it is asked twice.</summary>
    public static async Task<IReadOnlyList<Result>> ReadAsync(GeneratedService service, ModelService model)
    {
        KoladaClientOptions options = Options(service);
        if (!service.OverSocket)
        {
            using HttpClient http = new(model, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
            return await ReadAsync(service, () => new KoladaClient(http, options));
        }

        await using RawServer server = RawServer.Start(exchange => ReplyAsync(model, exchange));
        return await ReadAsync(service, () => new KoladaClient(options with { BaseAddress = server.Address }));
    }

    private static async Task<IReadOnlyList<Result>> ReadAsync(GeneratedService service, Func<KoladaClient> connect)
    {
        if (!service.AsksTwice)
        {
            return [await new Reader(service, () => new Connection(connect(), IsOwn: true)).ReadOnceAsync()];
        }

        using KoladaClient keeping = connect();
        Connection connection = new(keeping, IsOwn: false);
        return [await new Reader(service, () => connection).ReadOnceAsync(), await new Reader(service, () => connection).ReadOnceAsync()];
    }

    private static async Task ReplyAsync(ModelService model, RawExchange exchange)
    {
        (int status, string body) = model.Ask(exchange.Target);
        await exchange.ReplyAsync(status, Encoding.UTF8.GetBytes(body), "Content-Type: application/json\r\n");
    }

    /// <summary>No limits and no waits. One call at a time, so that the same happens each time; several where the order does not matter.</summary>
    private static KoladaClientOptions Options(GeneratedService service) => new()
    {
        BaseAddress = new Uri(ModelService.Host + "/v3"),
        MaxRequestsPerSecond = 0,
        MaxRetries = 1,
        RetryDelay = TimeSpan.Zero,
        BreakerThreshold = int.MaxValue,
        MaxConcurrency = service.Changes.Count == 0 && service.Lies.Count == 0 && service.Order <= RowOrder.Shuffled ? 4 : 1,
        UseCache = service.AsksTwice,
        CacheDataFor = TimeSpan.FromHours(1),
        TimeProvider = new StillClock(),
    };

    private async Task<Result> ReadOnceAsync()
    {
        try
        {
            await (_question.Subject switch
            {
                Subject.Kpis => EntitiesAsync(client => client.GetKpisAsync(Title), Lines.Of),
                Subject.KpiGroups => EntitiesAsync(client => client.GetKpiGroupsAsync(Title), Lines.Of),
                Subject.Municipalities => EntitiesAsync(client => client.GetMunicipalitiesAsync(Title), Lines.Of),
                Subject.MunicipalityGroups => EntitiesAsync(client => client.GetMunicipalityGroupsAsync(Title), Lines.Of),
                Subject.Units => EntitiesAsync(client => client.GetOrganizationalUnitsAsync(Municipality, Title), Lines.Of),
                Subject.Data => DataAsync(),
                _ => UnitDataAsync(),
            });
            return new Result(_rows, _unknown, null);
        }
        catch (Exception error)
        {
            return new Result(_rows, _unknown, error);
        }
    }

    private string? Title => _question.ByTitle ? World.TitleWord.ToUpperInvariant() : null;

    private MunicipalityId? Municipality => _question.Municipality is { } number ? World.MunicipalityId(number) : (MunicipalityId?)null;

    private Task EntitiesAsync<T>(Func<KoladaClient, KoladaList<T>> list, Func<T, Line> line) => _question.Reading switch
    {
        Reading.Pages => PagesAsync((client, token) => list(client).AsPages(token), line),
        Reading.Pieces => PiecesAsync((client, token) => list(client).AsPages(token), line),
        Reading.Json => JsonAsync(),
        Reading.ById => ByIdAsync(),
        Reading.Whole => WholeAsync(list, line),
        _ => StreamAsync(list, line),
    };

    private async Task StreamAsync<T>(Func<KoladaClient, IAsyncEnumerable<T>> stream, Func<T, Line> line)
    {
        using Connection connection = connect();
        await foreach (T item in stream(connection.Client))
        {
            _rows.Add(line(item));
        }
    }

    private async Task WholeAsync<T>(Func<KoladaClient, KoladaList<T>> list, Func<T, Line> line)
    {
        using Connection connection = connect();
        _rows.AddRange((await list(connection.Client).ToListAsync()).Select(line));
    }

    private Task JsonAsync()
    {
        string endpoint = _question.Subject switch
        {
            Subject.Kpis => "kpi",
            Subject.KpiGroups => "kpi_groups",
            Subject.Municipalities => "municipality",
            Subject.MunicipalityGroups => "municipality_groups",
            _ => "ou",
        };
        string filter = (Title is null ? "" : $"title={Title}&") + (Municipality is null ? "" : $"municipality={Municipality}&");
        string size = string.Create(CultureInfo.InvariantCulture, $"per_page={_question.PageSize}");
        return StreamAsync(client => client.GetJsonItemsAsync($"{endpoint}?{filter}{size}"), Lines.Of);
    }

    private async Task ByIdAsync()
    {
        using Connection connection = connect();
        KoladaClient client = connection.Client;
        List<string> ids = [.. _question.Ids.Select(id => World.IdOf(_question.Subject, id))];
        _rows.AddRange(_question.Subject switch
        {
            Subject.Kpis => (await client.GetKpisByIdAsync(ids.ConvertAll(id => new KpiId(id)))).Select(Lines.Of),
            Subject.KpiGroups => (await client.GetKpiGroupsByIdAsync(ids.ConvertAll(id => new KpiGroupId(id)))).Select(Lines.Of),
            Subject.Municipalities => (await client.GetMunicipalitiesByIdAsync(ids.ConvertAll(id => new MunicipalityId(id)))).Select(Lines.Of),
            Subject.MunicipalityGroups => (await client.GetMunicipalityGroupsByIdAsync(ids.ConvertAll(id => new MunicipalityGroupId(id)))).Select(Lines.Of),
            _ => (await client.GetOrganizationalUnitsByIdAsync(ids.ConvertAll(id => new OrganizationalUnitId(id)))).Select(Lines.Of),
        });
    }

    private async Task PagesAsync<T>(Func<KoladaClient, string?, IAsyncEnumerable<KoladaPage<T>>> pages, Func<T, Line> line)
    {
        using Connection connection = connect();
        await foreach (KoladaPage<T> page in pages(connection.Client, null))
        {
            _rows.AddRange(page.Items.Select(line));
        }
    }

    private async Task PiecesAsync<T>(Func<KoladaClient, string?, IAsyncEnumerable<KoladaPage<T>>> pages, Func<T, Line> line)
    {
        string? token = null;
        do
        {
            using Connection connection = connect();
            await using IAsyncEnumerator<KoladaPage<T>> piece = pages(connection.Client, token).GetAsyncEnumerator();
            if (await piece.MoveNextAsync())
            {
                _rows.AddRange(piece.Current.Items.Select(line));
                token = piece.Current.ContinuationToken;

                // What is unknown is told after the last page.
                while (token is null && await piece.MoveNextAsync())
                {
                }
            }
        }
        while (token is not null);
    }

    private async Task DataAsync()
    {
        DataQuery query = new()
        {
            Kpis = Ids(_question.Kpis, kpi => new KpiId(World.KpiId(kpi))),
            Municipalities = Ids(_question.Municipalities, place => new MunicipalityId(World.MunicipalityId(place))),
            Groups = Ids(_question.Groups, group => new MunicipalityGroupId(World.GroupId(group))),
            Years = Ids(_question.Years, year => World.FirstYear + year),
            Genders = _question.Genders,
            IncludeGroups = _question.IncludeGroups,
            IncludeDeleted = _question.IncludeDeleted,
            IncludeCounts = _question.IncludeCounts,
            ChangedSince = _question.IsChangeFeed ? new DateOnly(2026, 1, 2) : null,
            UnknownIds = _question.ReportsUnknown ? UnknownIds.Report : UnknownIds.Throw,
        };
        switch (_question.Reading)
        {
            case Reading.Whole:
                using (Connection connection = connect())
                {
                    KpiTable table = await connection.Client.GetTableAsync(query);
                    _rows.AddRange(table.Select(Lines.Of));
                    _unknown = table.UnknownIds;
                }

                break;
            case Reading.Pages:
                await PagesAsync((client, token) => client.QueryPagesAsync(query, token), Lines.Of);
                break;
            case Reading.Pieces:
                await PiecesAsync((client, token) => client.QueryPagesAsync(query, token), Lines.Of);
                break;
            default:
                await StreamAsync(client => client.QueryAsync(query), Lines.Of);
                break;
        }
    }

    private Task UnitDataAsync()
    {
        UnitDataQuery query = new()
        {
            Kpis = Ids(_question.Kpis, kpi => new KpiId(World.KpiId(kpi))),
            Units = Ids(_question.Units, unit => new OrganizationalUnitId(World.UnitId(unit))),
            Municipalities = Municipality is { } municipality ? [municipality] : null,
            Years = Ids(_question.Years, year => World.FirstYear + year),
            Genders = _question.Genders,
            IncludeDeleted = _question.IncludeDeleted,
            ChangedSince = _question.IsChangeFeed ? new DateOnly(2026, 1, 2) : null,
        };
        return StreamAsync(client => client.QueryUnitsAsync(query), Lines.Of);
    }

    private static List<T>? Ids<T>(IReadOnlyList<int>? numbers, Func<int, T> id) => numbers is null ? null : [.. numbers.Select(id)];

    /// <summary>A clock that never moves: no time limit runs out, however slow the machine.</summary>
    private sealed class StillClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer();

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
