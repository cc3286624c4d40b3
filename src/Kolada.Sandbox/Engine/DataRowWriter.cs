using System.Text;

namespace Kolada.Sandbox;

/// <summary>
/// Writes data rows as Kolada does: fields in a fixed order, no white space, each field in every entry. Where the source did not keep
/// them, <c>count</c> is null and <c>status</c> empty: programs that name the fields they expect must find them.
/// </summary>
internal sealed class DataRowWriter(PooledBuffer json, string kpi, string placeField)
{
    private readonly byte[] _opening = [.. ",{\"kpi\":"u8, .. JsonValues.Quoted(kpi), .. ","u8, .. JsonValues.Quoted(placeField), .. ":\""u8];

    public void Write(string place, int year, ReadOnlySpan<Figure> entries, bool first)
    {
        json.Write(first ? _opening.AsSpan(1) : _opening);
        json.Advance(Encoding.UTF8.GetBytes(place, json.GetSpan(place.Length * 3)));
        json.Write("\",\"period\":"u8);
        json.WriteNumber(year);
        json.Write(",\"values\":["u8);
        for (var i = 0; i < entries.Length; i++)
            WriteEntry(entries[i], i == 0);
        json.Write("]}"u8);
    }

    private void WriteEntry(in Figure entry, bool first)
    {
        json.Write(first ? "{\"gender\":\""u8 : ",{\"gender\":\""u8);
        json.GetSpan(1)[0] = (byte)entry.Gender;
        json.Advance(1);
        json.Write("\",\"count\":"u8);
        if (entry.Count is { } count)
            json.WriteNumber(count);
        else
            json.Write("null"u8);
        WriteStatus(entry.Status ?? "");
        json.Write(",\"value\":"u8);
        if (double.IsNaN(entry.Value))
            json.Write("null"u8);
        else
            JsonValues.Write(json, entry.Value);
        json.Write(entry.IsDeleted ? ",\"isdeleted\":true}"u8 : ",\"isdeleted\":false}"u8);
    }

    private void WriteStatus(string status)
    {
        if (status.Length == 0)
        {
            json.Write(",\"status\":\"\""u8);
            return;
        }

        json.Write(",\"status\":"u8);
        JsonValues.Write(json, status);
    }
}
