namespace Kolada.Sandbox;

/// <summary>The API itself: answers the requests that the handler in the process and the server on a socket pass on.</summary>
/// <remarks>
/// Paths are matched after percent-decoding, as the API's own server does: an id with an encoded slash leaves its segment and
/// finds nothing. One slash at the end is allowed.
/// </remarks>
internal sealed class SandboxEngine
{
    private readonly IServedWorld _world;

    public SandboxEngine(IServedWorld world)
    {
        _world = world;
        Routes = CreateRoutes();
    }

    /// <summary>Everything that is served under <c>/v3</c>.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>The moment that every answer is dated with, so that a client judges values as of then.</summary>
    public DateTimeOffset AsOf => _world.AsOf;

    /// <summary>What kind of figures these are, for the marker header.</summary>
    public string Kind => _world.Kind;

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
        var found = segments is ["v3", .. var rest] ? Match(rest) : null;
        if (found is not var (route, values))
            throw Problem.NotFound();
        if (!string.Equals(request.Method, "GET", StringComparison.Ordinal))
            throw Problem.MethodNotAllowed();
        EndpointCall call = new(query, PageWindow.From(query), new PageLinks(request.Origin, rawPath, query.WithoutPaging()), tweaks, body);
        route.Answer(new RouteCall(route, values, call));
    }

    private static string[] Segments(string rawPath)
    {
        var path = Uri.UnescapeDataString(rawPath);
        path = path.StartsWith('/') ? path[1..] : path;
        path = path.EndsWith('/') ? path[..^1] : path;
        return path.Split('/');
    }

    private (Route Route, IReadOnlyDictionary<string, string> Values)? Match(string[] path)
    {
        foreach (var route in Routes)
        {
            if (route.Match(path) is { } values)
                return (route, values);
        }

        return null;
    }

    private Route[] CreateRoutes() =>
    [
        new("kpi", "Kpi", ["title"], call => EntityEndpoint.List(_world.Kpis, call.Call)),
        ById("kpi/{id}", "Kpi", () => _world.Kpis),
        new("kpi_groups", "KpiGroup", ["title"], call => EntityEndpoint.List(_world.KpiGroups, call.Call)),
        ById("kpi_groups/{id}", "KpiGroup", () => _world.KpiGroups),
        new("municipality", "Municipality", ["title", "region_type"],
            call => EntityEndpoint.List(_world.Municipalities, call.Call, RegionType.Of(call.Call.Query))),
        ById("municipality/{id}", "Municipality", () => _world.Municipalities),
        new("municipality_groups", "MunicipalityGroup", ["title"], call => EntityEndpoint.List(_world.MunicipalityGroups, call.Call)),
        ById("municipality_groups/{id}", "MunicipalityGroup", () => _world.MunicipalityGroups),
        new("ou", "OrganizationalUnit", ["title", "municipality"], call => EntityEndpoint.List(_world.Units, call.Call, call.List("municipality"))),
        ById("ou/{id}", "OrganizationalUnit", () => _world.Units),
        new("data", "DataRow", ["kpi_id", "municipality_id", "year", "from_date", "region_type"], Data),
        new("data/kpi/{kpi_id}/municipality/{municipality_id}/year/{year}", "DataRow", ["from_date"], Data),
        new("data/kpi/{kpi_id}/municipality/{municipality_id}", "DataRow", ["from_date"], Data),
        new("data/kpi/{kpi_id}/year/{year}", "DataRow", ["from_date", "region_type"], Data),
        new("data/municipality/{municipality_id}/year/{year}", "DataRow", ["from_date"], Data),
        new("oudata", "UnitDataRow", ["kpi_id", "ou_id", "year", "municipality_id", "from_date"], UnitData),
        new("oudata/kpi/{kpi_id}/ou/{ou_id}/year/{year}", "UnitDataRow", ["from_date"], UnitData),
        new("oudata/kpi/{kpi_id}/ou/{ou_id}", "UnitDataRow", ["from_date"], UnitData),
        new("oudata/ou/{ou_id}/year/{year}", "UnitDataRow", ["from_date"], UnitData),
        new("oudata/kpi/{kpi_id}/year/{year}", "UnitDataRow", ["municipality_id", "from_date"], UnitData),
        new("oudata/municipality/{municipality_id}/year/{year}", "UnitDataRow", ["from_date"], UnitData),
    ];

    private static Route ById(string template, string item, Func<EntityList> entities) =>
        new(template, item, [], call => EntityEndpoint.Some(entities(), call.Path["id"], call.Call));

    private void Data(RouteCall call)
    {
        var places = call.List("municipality_id");
        if (call.Call.Tweaks.IgnorePlaces && places is not null)
            places = [.. _world.Municipalities.Ids];
        DataQuestion question = new(call.List("kpi_id"), places, ValueList.Years(call.List("year")));
        IReadOnlyList<string>? types = places is null && question.IsEnough ? RegionType.Of(call.Call.Query) : null;
        DataEndpoint.Write(_world.Data, call.Call, question with { AmongTypes = types });
    }

    private void UnitData(RouteCall routed)
    {
        DataQuestion question = new(routed.List("kpi_id"), routed.List("ou_id"), ValueList.Years(routed.List("year")));
        var municipalities = routed.List("municipality_id");
        var call = routed.Call;
        if (_world.UnitData is { } rows)
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
