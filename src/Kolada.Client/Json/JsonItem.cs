using System.Text.Json;

namespace Kolada.Client.Json;

/// <summary>An item of a list whose kind the client does not know.</summary>
internal static class JsonItem
{
    private static readonly string[] RowKeys = ["kpi", "municipality", "ou", "period"];

    /// <summary>What tells an item from others: its id, or what a row of data is about; the whole item where it has neither.</summary>
    public static string KeyOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return item.GetRawText();
        }

        if (item.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String)
        {
            return TextOf(id);
        }

        string[] parts = [.. RowKeys.Where(name => item.TryGetProperty(name, out _)).Select(name => item.GetProperty(name).GetRawText())];
        return parts.Length >= 3 ? string.Join(',', parts) : item.GetRawText();
    }

    private static string TextOf(JsonElement id)
    {
        try
        {
            return id.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text, and tells an item from others as it is written.
            return id.GetRawText();
        }
    }
}
