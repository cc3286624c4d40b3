using System.Net;
using System.Text;

namespace Kolada.Faults.Tests.Services;

/// <summary>A service like Kolada's, as its description says: honest, but for the lies in it. In process, or behind a socket.</summary>
/// <remarks>It is written from the contract of the API alone, and shares nothing with the client or with the sandbox.</remarks>
internal sealed class ModelService : HttpMessageHandler
{
    /// <summary>The host of the address under which the client knows the service.</summary>
    public const string Host = "http://kolada.example";

    private const int MaxSegment = 25;
    private const int MaxExchanges = 30;
    private const int MaxRowsShown = 20;

    /// <summary>As many empty pages in a row are still "a few".</summary>
    private const int MaxEmptyPages = 50;

    private readonly GeneratedService _service;
    private readonly Truth _truth;
    private readonly Liar _liar;
    private readonly Lock _gate = new();
    private readonly int _maxAnswers;
    private int _emptyPages;
    private readonly Dictionary<string, SeenOrder> _orders = new(StringComparer.Ordinal);
    private bool _hasMoved;

    public ModelService(GeneratedService service, Truth truth)
    {
        _service = service;
        _truth = truth;
        _liar = new Liar(service, truth);
        World world = service.World;
        int rows = world.Kpis + world.KpiGroups + world.Municipalities + world.Groups + world.Units;
        _maxAnswers = 1000 + (4 * (rows + (world.Kpis * world.Years * (world.Municipalities + world.Groups + world.Units))));
    }

    /// <summary>What was asked and answered, a line each: the first answers only, of few rows each.</summary>
    public List<string> Exchanges { get; } = [];

    /// <summary>How many answers have been given.</summary>
    public int Answers { get; private set; }

    /// <summary>Whether it has told a lie, or has shown a list of several pages in an order that does not stay: whether it may be refused.</summary>
    public bool HasStrayed => _liar.HasLied || _hasMoved;

    /// <summary>Whether rows changed places in a way that no reader can tell from rows that come and go.</summary>
    public bool LooksLikeChanges => _hasMoved && _orders.Values.All(order => order.MayBeOne());

    /// <summary>Answers a request.</summary>
    /// <param name="pathAndQuery">What is asked for.</param>
    public (int Status, string Body) Ask(string pathAndQuery)
    {
        lock (_gate)
        {
            Answer answer = Honest(Call.Parse(pathAndQuery), Answers++);
            _liar.Distort(answer);
            Note(pathAndQuery, answer);
            _emptyPages = answer is { Status: 200, Rows.Count: 0, Link: not null } ? _emptyPages + 1 : 0;
            if (Answers > _maxAnswers || _emptyPages > MaxEmptyPages)
            {
                throw new EndlessReadingException(FormattableString.Invariant($"{Answers} answers, {_emptyPages} empty pages in a row."));
            }

            return (answer.Status, answer.Status == 200 ? Body(answer) : """{"detail":"Not Found"}""");
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (int status, string body) = Ask(request.RequestUri!.PathAndQuery);
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content });
    }

    private void Note(string pathAndQuery, Answer answer)
    {
        if (Exchanges.Count < MaxExchanges)
        {
            string[] rows = [.. answer.Rows.Select(row => row.Lines is [Line line, ..] ? line.Key : "(no value)")];
            string shown = rows.Length <= MaxRowsShown ? string.Join(' ', rows) : $"{rows[0]} … {rows[^1]}";
            Exchanges.Add(FormattableString.Invariant($"{pathAndQuery}: {answer.Status}, {answer.Rows.Count} rows: {shown}; next {answer.Link ?? "null"}"));
        }
    }

    private Answer Honest(Call call, int number)
    {
        PageRules pages = _service.Pages;
        Answer answer = new(call, number)
        {
            Size = Math.Min(call.Size ?? pages.Usual, pages.Largest),
            Host = _service.Writing.LinksToOtherHost ? "https://inside.example:8443" : Host,
            SizeFirst = _service.Writing.LinksWithSizeFirst,
        };
        answer.Status = StatusOf(call, answer.Size);
        if (answer.Status != 200)
        {
            return answer;
        }

        answer.All = InOrderOfToday(_truth.Rows(call, number), number);
        answer.All = _liar.Rearranged(answer);
        answer.Offset = call.Cursor ?? ((call.Page ?? 1) - 1) * answer.Size;
        answer.Serve(answer.Offset);
        if (_service.Order > RowOrder.Shuffled)
        {
            _hasMoved |= answer.Offset > 0 || answer.HasMore;
            _orders.TryAdd(call.List, new SeenOrder());
            _orders[call.List].Add(answer.Rows);
        }

        if (answer is { Offset: > 0, Rows.Count: 0 } && pages is { IsNotFoundBeyondEnd: true, LinksAfterFullPage: false })
        {
            answer.Status = 404;
        }

        bool isLinked = answer.HasMore || (pages.LinksAfterFullPage && answer.Rows.Count == answer.Size);
        answer.Link = isLinked ? answer.LinkTo(answer.Page + 1, answer.Size) : null;
        return answer;
    }

    private int StatusOf(Call call, int size)
    {
        PageRules pages = _service.Pages;
        return call.Subject is null ? 404
            : call.Segments.Values.Any(values => values.Length > MaxSegment) || size < 1 || call.Page < 1 ? 422
            : call.Size > pages.Largest && pages.RefusesLarger ? 422
            : (call.IsData ? pages.IsNotFoundInData : pages.IsNotFoundById) && _truth.Unknown(call).Count > 0 ? 404
            : 200;
    }

    private IReadOnlyList<Row> InOrderOfToday(IReadOnlyList<Row> rows, int number)
    {
        if (rows.Count == 0)
        {
            return rows;
        }

        Row[] today = [.. rows];
        switch (_service.Order)
        {
            case RowOrder.ShuffledEachTime:
                new Random(_service.World.Salt + number).Shuffle(today);
                break;
            case RowOrder.RotatedEachTime:
                return [.. rows.Skip(number % rows.Count), .. rows.Take(number % rows.Count)];
            case RowOrder.ReversedEverySecondTime when number % 2 == 1:
                Array.Reverse(today);
                break;
            case RowOrder.SwappedPairs when number % 2 == 1:
                Random chance = new(_service.World.Salt + number);
                for (int pair = 0; pair < 3; pair++)
                {
                    (int one, int other) = (chance.Next(today.Length), chance.Next(today.Length));
                    (today[one], today[other]) = (today[other], today[one]);
                }

                break;
            default:
                return rows;
        }

        return today;
    }

    private string Body(Answer answer)
    {
        JsonText json = _truth.Writer.Json;
        List<Member> members =
        [
            new("values", json.Array(answer.Rows.Select(row => json.Object(row.Members)))),
            new("count", JsonText.Number(answer.Rows.Count + answer.CountError)),
        ];
        if (answer.LinkName is { } name)
        {
            members.Add(new(name, json.Text(answer.Link)));
        }

        members.Add(new("previous_url", json.Text(answer.Page > 1 ? answer.LinkTo(answer.Page - 1, answer.Size) : null)));
        IEnumerable<Member> repeated = answer.Repeated.Where(second => members.Any(first => first.Name == second.Name));
        string body = json.Object(_truth.Writer.Arranged(members, answer.Number).Concat(repeated));
        return _liar.Exchanged(answer, body);
    }
}

/// <summary>The client asked and asked.</summary>
internal sealed class EndlessReadingException(string message) : Exception(message);
