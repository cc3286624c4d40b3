using System.Text.Json;

namespace Kolada.Client.Json;

/// <summary>Bounds JSON of which each value takes many times its bytes in memory.</summary>
internal static class JsonBounds
{
    /// <summary>Names, values and brackets together. Kolada's largest page has some hundred thousand.</summary>
    private const int MostTokens = 4_000_000;

    /// <summary>Kolada's pages have at most 5,000 items.</summary>
    private const int MostItems = 100_000;

    /// <summary>The depth of the items of a list inside its envelope.</summary>
    private const int DepthOfItems = 2;

    /// <summary>What has more bytes than any list of entities of Kolada's is looked through before it is read.</summary>
    private const int Large = 8 * 1024 * 1024;

    /// <inheritdoc cref="Require"/>
    public static void RequireOfLarge(ReadOnlySpan<byte> body)
    {
        if (body.Length > Large)
        {
            Require(body);
        }
    }

    /// <exception cref="JsonException">It is not JSON, or has more than is kept.</exception>
    public static void Require(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        int tokens = 0;
        int items = 0;
        while (reader.Read())
        {
            bool isItem = reader.CurrentDepth == DepthOfItems
                && reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject);
            items += isItem ? 1 : 0;
            if (++tokens > MostTokens || items > MostItems)
            {
                throw new JsonException(FormattableString.Invariant($"It has more than {MostTokens} parts, or more than {MostItems} items in one list."));
            }
        }
    }
}
