namespace Kolada.Sandbox;

/// <summary>A path of the API, what it takes and what it gives. The router and the description that is served are made of the same routes.</summary>
/// <param name="Template">The path below <c>/v3</c>, with names in braces for lists of values: <c>data/kpi/{kpi_id}/year/{year}</c>.</param>
/// <param name="Item">What the lists of its answers hold: the name of a schema.</param>
/// <param name="Query">The parameters that its query takes, those of pages aside.</param>
/// <param name="Answer">Writes an answer.</param>
internal sealed record Route(string Template, string Item, IReadOnlyList<string> Query, Action<RouteCall> Answer)
{
    private readonly string[] _segments = Template.Split('/');

    /// <summary>The names in braces, in order.</summary>
    public IEnumerable<string> PathParameters => _segments.Where(IsParameter).Select(segment => segment[1..^1]);

    /// <summary>What stands in a path where the template has names; null for a path of another form.</summary>
    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        if (path.Length != _segments.Length)
            return null;
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (var i = 0; i < path.Length; i++)
        {
            if (IsParameter(_segments[i]) && path[i].Length > 0)
                values.Add(_segments[i][1..^1], path[i]);
            else if (!string.Equals(_segments[i], path[i], StringComparison.Ordinal))
                return null;
        }

        return values;
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}

/// <summary>A call as its route answers it.</summary>
/// <param name="Route">The route.</param>
/// <param name="Path">What stands in the path where the route has names.</param>
/// <param name="Call">The rest of the call.</param>
internal sealed record RouteCall(Route Route, IReadOnlyDictionary<string, string> Path, EndpointCall Call)
{
    /// <summary>The values of a dimension: from the path, or from the query where the route takes them there; null where they are not given.</summary>
    public IReadOnlyList<string>? List(string name) => Path.TryGetValue(name, out var segment) ? ValueList.FromPath(name, segment)
        : Route.Query.Contains(name, StringComparer.Ordinal) ? ValueList.FromQuery(Call.Query, name)
        : null;
}
