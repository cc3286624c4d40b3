using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kolada.Sandbox;

/// <summary>
/// One kind of metadata, ready to send: every entity's JSON stands once in one array, in order of id, so that a page is a copy.
/// <c>Facet</c> is what else the list can be asked by: a municipality's type, a unit's municipality.
/// </summary>
internal sealed class EntityList
{
    private readonly Dictionary<string, int> _indexes;
    private readonly string[] _ids;
    private readonly string[] _titles;
    private readonly string[]? _facets;
    private readonly byte[] _json;
    private readonly int[] _offsets;

    private EntityList(string[] ids, string[] titles, string[]? facets, byte[] json, int[] offsets)
    {
        _ids = ids;
        _titles = titles;
        _facets = facets;
        _json = json;
        _offsets = offsets;
        _indexes = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
            _indexes.Add(ids[i], i);
    }

    public int Count => _ids.Length;

    /// <summary>The ids, in order.</summary>
    public IReadOnlyList<string> Ids => _ids;

    public string IdAt(int index) => _ids[index];

    /// <summary>Renders entities; <paramref name="write"/> adds what comes after id and title.</summary>
    /// <param name="ids">The ids, sorted ordinally.</param>
    /// <param name="titles">The titles, in the same order.</param>
    /// <param name="facets">The facets, in the same order, or null.</param>
    /// <param name="write">Writes the other fields of the entity at an index.</param>
    public static EntityList Render(string[] ids, string[] titles, string[]? facets, Action<Utf8JsonWriter, int> write)
    {
        using var buffer = new PooledBuffer(ids.Length * 128 + 256);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        var offsets = new int[ids.Length + 1];
        for (var i = 0; i < ids.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, ids[i]);
            json.WriteString("title"u8, titles[i]);
            write(json, i);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            offsets[i + 1] = buffer.Length;
        }

        return new EntityList(ids, titles, facets, buffer.Memory.ToArray(), offsets);
    }

    public bool Contains(string id) => _indexes.ContainsKey(id);

    /// <summary>The indexes of the given ids that are known, each once, in order.</summary>
    public IReadOnlyList<int> Find(IEnumerable<string> ids)
    {
        var found = new SortedSet<int>();
        foreach (var id in ids)
        {
            if (_indexes.TryGetValue(id, out var index))
                found.Add(index);
        }

        return [.. found];
    }

    /// <summary>The indexes of the entities with a title that contains a text, and with one of some facets.</summary>
    public IReadOnlyList<int> Filter(string? title, IReadOnlyList<string> facets)
    {
        var found = new List<int>();
        for (var i = 0; i < _titles.Length; i++)
        {
            if ((title is null || _titles[i].Contains(title, StringComparison.OrdinalIgnoreCase))
                && (facets.Count == 0 || _facets is null || facets.Contains(_facets[i], StringComparer.OrdinalIgnoreCase)))
            {
                found.Add(i);
            }
        }

        return found;
    }

    public void Write(PooledBuffer json, int index) => json.Write(_json.AsSpan(_offsets[index].._offsets[index + 1]));
}
