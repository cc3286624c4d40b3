using System.Globalization;
using System.Text;

namespace Kolada.Faults.Tests.Services;

/// <summary>Writes JSON by hand, in the layout of a service: nothing of it is shared with the client.</summary>
internal sealed class JsonText(Writing writing)
{
    private readonly string _open = writing.Layout == Layout.Indented ? "\r\n\t" : writing.Layout == Layout.Spaced ? " " : "";
    private readonly string _comma = writing.Layout == Layout.Indented ? ",\n    " : writing.Layout == Layout.Spaced ? ", " : ",";
    private readonly string _colon = writing.Layout == Layout.Indented ? " : " : writing.Layout == Layout.Spaced ? ": " : ":";

    public static string Null => "null";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public string Text(string? text)
    {
        if (text is null)
        {
            return Null;
        }

        StringBuilder json = new("\"", text.Length + 2);
        foreach (char letter in text)
        {
            if (letter is '"' or '\\')
            {
                json.Append('\\').Append(letter);
            }
            else if (writing.Escapes && letter > '~')
            {
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
            else
            {
                json.Append(letter);
            }
        }

        return json.Append('"').ToString();
    }

    public string Boolean(bool value) => writing.BooleansAsNumbers ? (value ? "1" : "0") : (value ? "true" : "false");

    public string Object(IEnumerable<Member> members) =>
        "{" + _open + string.Join(_comma, members.Select(member => "\"" + member.Name + "\"" + _colon + member.Json)) + _open + "}";

    public string Array(IEnumerable<string> items) => "[" + _open + string.Join(_comma, items) + _open + "]";
}
