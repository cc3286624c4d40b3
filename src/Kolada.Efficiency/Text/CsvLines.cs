using System.Text;

namespace Kolada.Efficiency.Text;

/// <summary>Reads CSV by RFC 4180: quotes around a field, doubled inside; LF or CRLF; a byte order mark and empty lines are passed over.</summary>
internal static class CsvLines
{
    /// <summary>The lines with their numbers, from 1; a field with line breaks keeps them, and its line is where it began.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Read(string csv, char separator)
    {
        List<string> fields = [];
        StringBuilder field = new();
        (int line, int begun, bool quoted) = (1, 1, false);
        foreach (char c in csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n') + "\n")
        {
            if (c == '"')
            {
                // A doubled quote closes and opens again: the second one is text.
                field.Append(!quoted && field.Length > 0 ? "\"" : "");
                quoted = !quoted;
            }
            else if (quoted || (c != separator && c != '\n'))
            {
                field.Append(c);
            }
            else
            {
                fields.Add(field.ToString());
                field.Clear();
            }

            if (c != '\n')
            {
                continue;
            }

            line++;
            if (!quoted)
            {
                if (fields.Count > 1 || fields[0].Length > 0)
                {
                    yield return (begun, fields);
                }

                fields = [];
                begun = line;
            }
        }

        if (fields.Count > 0 || field.Length > 0)
        {
            // An open quote swallowed the rest: what it is cannot be known, so it stands as one field that no rule admits.
            yield return (begun, [.. fields, field.ToString()]);
        }
    }
}
