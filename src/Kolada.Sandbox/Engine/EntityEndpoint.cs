namespace Kolada.Sandbox;

/// <summary>Answers questions about one kind of metadata.</summary>
internal static class EntityEndpoint
{
    /// <summary>The list, narrowed by the query's <c>title</c> and by a facet.</summary>
    public static void List(EntityList entities, EndpointCall call, IReadOnlyList<string>? facets = null) =>
        Write(entities, entities.Filter(call.Query.Last("title"), facets ?? []), call);

    /// <summary>The entities with the given ids; unknown ones are left out.</summary>
    public static void Some(EntityList entities, string ids, EndpointCall call)
    {
        var wanted = ValueList.FromPath("id", ids);
        if (call.Tweaks.RefuseUnknownIds && !wanted.All(entities.Contains))
            throw Problem.NotFound();
        Write(entities, entities.Find(wanted), call);
    }

    private static void Write(EntityList entities, IReadOnlyList<int> indexes, EndpointCall call)
    {
        if (call.Tweaks.Vanished.Count > 0)
            indexes = [.. indexes.Except(entities.Find(call.Tweaks.Vanished))];
        if (call.Tweaks.ShrinkLists)
            indexes = [.. indexes.Where((_, position) => position % 5 != 4)];
        call.Body.Write("{\"values\":["u8);
        var first = (int)Math.Min(call.Window.Skip, indexes.Count);
        var end = Math.Min(first + call.Window.PerPage, indexes.Count);
        for (var i = first; i < end; i++)
        {
            if (i > first)
                call.Body.Write(","u8);
            entities.Write(call.Body, indexes[i]);
        }

        call.Window.WriteEnd(call.Body, end - first, end < indexes.Count, call.Links);
    }
}
