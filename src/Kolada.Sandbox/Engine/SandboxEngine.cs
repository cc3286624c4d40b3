namespace Kolada.Sandbox;

/// <summary>The API itself: answers the requests that the handler in the process and the server on a socket pass on.</summary>
/// <remarks>
/// Paths are matched after percent-decoding, as the API's own server does: an id with an encoded slash leaves its segment and
/// finds nothing. One slash at the end is allowed.
/// </remarks>
internal sealed class SandboxEngine(IServedWorld world)
{
    /// <summary>The moment that every answer is dated with, so that a client judges values as of then.</summary>
    public DateTimeOffset AsOf => world.AsOf;

    /// <summary>What kind of figures these are, for the marker header.</summary>
    public string Kind => world.Kind;

    /// <summary>Answers a request, not compressed yet.</summary>
    public SandboxResponse Answer(SandboxRequest request, EngineTweaks? tweaks = null)
    {
        var body = new PooledBuffer();
        try
        {
            Route(request, tweaks ?? EngineTweaks.None, body);
            return new SandboxResponse(200, body);
        }
        catch (ProblemException problem)
        {
            body.Dispose();
            return Refusal(problem);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static SandboxResponse Refusal(ProblemException problem)
    {
        var body = new PooledBuffer(1024);
        body.Write(System.Text.Encoding.UTF8.GetBytes(problem.Body));
        return new SandboxResponse(problem.Status, body) { Allow = problem.Status == 405 ? "GET" : null };
    }

    private void Route(SandboxRequest request, EngineTweaks tweaks, PooledBuffer body)
    {
        var mark = request.Target.IndexOf('?', StringComparison.Ordinal);
        var rawPath = mark < 0 ? request.Target : request.Target[..mark];
        var query = new QueryString(mark < 0 ? "" : request.Target[(mark + 1)..]);
        var segments = Segments(rawPath);
        if (segments is ["v2", ..])
            throw Problem.Gone();
        var endpoint = segments is ["v3", .. var rest] ? Match(rest) : null;
        if (endpoint is null)
            throw Problem.NotFound();
        if (!string.Equals(request.Method, "GET", StringComparison.Ordinal))
            throw Problem.MethodNotAllowed();
        endpoint(new EndpointCall(query, PageWindow.From(query), new PageLinks(request.Origin, rawPath, query.WithoutPaging()), tweaks, body));
    }

    private static string[] Segments(string rawPath)
    {
        var path = Uri.UnescapeDataString(rawPath);
        path = path.StartsWith('/') ? path[1..] : path;
        path = path.EndsWith('/') ? path[..^1] : path;
        return path.Split('/');
    }

    private Action<EndpointCall>? Match(string[] path) => path switch
    {
        ["kpi"] => call => EntityEndpoint.List(world.Kpis, call),
        ["kpi", { Length: > 0 } ids] => call => EntityEndpoint.Some(world.Kpis, ids, call),
        ["kpi_groups"] => call => EntityEndpoint.List(world.KpiGroups, call),
        ["kpi_groups", { Length: > 0 } ids] => call => EntityEndpoint.Some(world.KpiGroups, ids, call),
        ["municipality"] => call => EntityEndpoint.List(world.Municipalities, call, RegionType.Of(call.Query)),
        ["municipality", { Length: > 0 } ids] => call => EntityEndpoint.Some(world.Municipalities, ids, call),
        ["municipality_groups"] => call => EntityEndpoint.List(world.MunicipalityGroups, call),
        ["municipality_groups", { Length: > 0 } ids] => call => EntityEndpoint.Some(world.MunicipalityGroups, ids, call),
        ["ou"] => call => EntityEndpoint.List(world.Units, call, ValueList.FromQuery(call.Query, "municipality")),
        ["ou", { Length: > 0 } ids] => call => EntityEndpoint.Some(world.Units, ids, call),
        ["data", .. var rest] => MatchData(rest),
        ["oudata", .. var rest] => MatchUnitData(rest),
        _ => null,
    };

    private Action<EndpointCall>? MatchData(string[] path) => path switch
    {
        [] => call => Data(
            call,
            ValueList.FromQuery(call.Query, "kpi_id"),
            ValueList.FromQuery(call.Query, "municipality_id"),
            ValueList.FromQuery(call.Query, "year")),
        ["kpi", var ks, "municipality", var ms, "year", var ys] => call => Data(call, Ids("kpi_id", ks), Ids("municipality_id", ms), Ids("year", ys)),
        ["kpi", var ks, "municipality", var ms] => call => Data(call, Ids("kpi_id", ks), Ids("municipality_id", ms), null),
        ["kpi", var ks, "year", var ys] => call => Data(call, Ids("kpi_id", ks), null, Ids("year", ys)),
        ["municipality", var ms, "year", var ys] => call => Data(call, null, Ids("municipality_id", ms), Ids("year", ys)),
        _ => null,
    };

    private Action<EndpointCall>? MatchUnitData(string[] path) => path switch
    {
        [] => call => UnitData(
            call,
            ValueList.FromQuery(call.Query, "kpi_id"),
            ValueList.FromQuery(call.Query, "ou_id"),
            ValueList.FromQuery(call.Query, "year"),
            Municipalities(call)),
        ["kpi", var ks, "ou", var us, "year", var ys] => call => UnitData(call, Ids("kpi_id", ks), Ids("ou_id", us), Ids("year", ys)),
        ["kpi", var ks, "ou", var us] => call => UnitData(call, Ids("kpi_id", ks), Ids("ou_id", us), null),
        ["ou", var us, "year", var ys] => call => UnitData(call, null, Ids("ou_id", us), Ids("year", ys)),
        ["kpi", var ks, "year", var ys] => call => UnitData(call, Ids("kpi_id", ks), null, Ids("year", ys), Municipalities(call)),
        ["municipality", var ms, "year", var ys] => call => UnitData(call, null, null, Ids("year", ys), Ids("municipality_id", ms)),
        _ => null,
    };

    private static IReadOnlyList<string> Ids(string name, string segment) => ValueList.FromPath(name, segment);

    private static IReadOnlyList<string>? Municipalities(EndpointCall call) => ValueList.FromQuery(call.Query, "municipality_id");

    private void Data(EndpointCall call, IReadOnlyList<string>? kpis, IReadOnlyList<string>? places, IReadOnlyList<string>? years)
    {
        if (call.Tweaks.IgnorePlaces && places is not null)
            places = [.. world.Municipalities.Ids];
        DataQuestion question = new(kpis, places, ValueList.Years(years));
        IReadOnlyList<string>? types = places is null && question.IsEnough ? RegionType.Of(call.Query) : null;
        DataEndpoint.Write(world.Data, call, question with { AmongTypes = types });
    }

    private void UnitData(
        EndpointCall call,
        IReadOnlyList<string>? kpis,
        IReadOnlyList<string>? units,
        IReadOnlyList<string>? years,
        IReadOnlyList<string>? municipalities = null)
    {
        DataQuestion question = new(kpis, units, ValueList.Years(years));
        if (world.UnitData is { } rows)
        {
            DataEndpoint.Write(rows, call, question with { AmongMunicipalities = municipalities });
            return;
        }

        _ = call.Query.Date("from_date");
        call.Body.Write("{\"values\":["u8);
        call.Window.WriteEnd(call.Body, 0, more: false, call.Links);
    }
}

/// <summary>What an endpoint gets: the query, the page wanted, the links around it and where to write.</summary>
internal readonly record struct EndpointCall(QueryString Query, PageWindow Window, PageLinks Links, EngineTweaks Tweaks, PooledBuffer Body);

/// <summary>How the engine's world differs for one request; what some faults are made of.</summary>
/// <param name="RefuseUnknownIds">An unknown id in the path gives 404 instead of being left out.</param>
/// <param name="Vanished">Ids that are there no longer.</param>
internal sealed record EngineTweaks(bool RefuseUnknownIds, IReadOnlySet<string> Vanished)
{
    /// <summary>Data of municipalities asked for by id are those of all municipalities.</summary>
    public bool IgnorePlaces { get; init; }

    /// <summary>Lists lack every fifth entity.</summary>
    public bool ShrinkLists { get; init; }

    public static EngineTweaks None { get; } = new(RefuseUnknownIds: false, new HashSet<string>(StringComparer.Ordinal));
}
