using System.Text.Json;

namespace Kolada.Efficiency.Text;

/// <summary>Members of a JSON object that may be missing, and lists.</summary>
internal static class JsonMembers
{
    extension(Utf8JsonWriter json)
    {
        public void WriteNumberOrNull(string name, double? number)
        {
            if (number is { } value)
            {
                json.WriteNumber(name, value);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        public void WriteBooleanOrNull(string name, bool? flag)
        {
            if (flag is { } value)
            {
                json.WriteBoolean(name, value);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        public void WriteArray<T>(string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
        {
            json.WriteStartArray(name);
            foreach (T item in items)
            {
                write(json, item);
            }

            json.WriteEndArray();
        }
    }
}
