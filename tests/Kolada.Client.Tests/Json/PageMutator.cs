using System.Text;

namespace Kolada.Client.Tests.Json;

/// <summary>Damages pages, the same way for the same seed.</summary>
internal sealed class PageMutator(int seed)
{
    private static readonly byte[][] Snippets =
    [
        .. new[]
        {
            "null", "true", "false", "{}", "[]", "\"\"", "\"T\"", "\"K\"", "\"X\"", "0", "-0", "-1", "00", "01", "1.", ".5", "1e5", "1E+2", "1e999", "-1e999", "1e-999", "2.5e-3", "2006.0", "NaN", "Infinity", "\"NaN\"",
            "2147483648", "-2147483648", "99999999999999999999", "9007199254740993", "0.30000000000000004", "123456789012345678.9", "0.000000000000000000000000001", "12345678901234567890.12345678901234567890",
            ",", ":", "[", "]", "{", "}", "\"", "\\", " ", "\n", "\t", "\r\n ", "\\u0054", "\\u006b\\u0070i", "\\ud800", "\\n", "åäö", "/**/", "//", "\u0001", "\uFEFF",
            "\"kpi\":", "\"municipality\":", "\"ou\":", "\"period\":", "\"values\":", "\"gender\":", "\"count\":", "\"status\":", "\"value\":", "\"isdeleted\":", "\"next_url\":", "\"note\":", "\"$id\":", "\"Kpi\":",
            ",\"note\":{\"a\":[1,{\"b\":null}]}", ",\"value\":1", ",\"kpi\":\"N15428\"", "\"kpi\":\"N15428\",", "{\"gender\":\"T\",\"value\":1}", ",{\"gender\":\"T\",\"value\":1}", ",{\"gender\":\"M\"}",
            "N1542", "N154281", "own:egen", "own:en-egen-figur-med-ett-langt-namn", "G1", "G123456789", "12345", "....", "\"N15428\"", "\"0114\"", "\"Missing\"", "\"Privacy\"", "\\u004e15428",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3],
        [0xC3, 0x28],
        [0xED, 0xA0, 0x80],
    ];

    private readonly Random _random = new(seed);

    public byte[] Mutate(byte[] page)
    {
        List<byte> bytes = [.. page];
        for (int edits = _random.Next(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            Edit(bytes);
        }

        return [.. bytes];
    }

    private void Edit(List<byte> bytes)
    {
        int at = _random.Next(bytes.Count);
        switch (_random.Next(9))
        {
            case 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, Math.Min(_random.Next(1, 12), bytes.Count - at));
                break;
            case 2:
                bytes.InsertRange(at, Snippet());
                break;
            case 3:
                bytes.InsertRange(_random.Next(bytes.Count), bytes.GetRange(at, Math.Min(_random.Next(1, 80), bytes.Count - at)));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
            case 6:
                ReplaceToken(bytes, at, Snippet());
                break;
            case 7:
                ReplaceToken(bytes, at, Token(bytes, _random.Next(bytes.Count)));
                break;
            default:
                SwapFields(bytes, at);
                break;
        }
    }

    private byte[] Snippet() => Snippets[_random.Next(Snippets.Length)];

    /// <summary>Puts something in the place of the number, name or text that stands at or behind a position: mostly still JSON.</summary>
    private static void ReplaceToken(List<byte> bytes, int at, byte[] replacement)
    {
        (int start, int length) = TokenAt(bytes, at);
        bytes.RemoveRange(start, length);
        bytes.InsertRange(start, replacement);
    }

    private static byte[] Token(List<byte> bytes, int at)
    {
        (int start, int length) = TokenAt(bytes, at);
        return [.. bytes.GetRange(start, length)];
    }

    private static (int Start, int Length) TokenAt(List<byte> bytes, int at)
    {
        int start = at;
        while (start > 0 && !IsMark(bytes[start - 1]))
        {
            start--;
        }

        int end = start;
        while (end < bytes.Count && !IsMark(bytes[end]))
        {
            end++;
        }

        return (start, end - start);
    }

    private static bool IsMark(byte b) => b is (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':';

    /// <summary>Exchanges the two neighbours of a comma: another order of fields, or a broken page.</summary>
    private static void SwapFields(List<byte> bytes, int at)
    {
        int comma = bytes.IndexOf((byte)',', at);
        if (comma < 0)
        {
            return;
        }

        int start = bytes.LastIndexOf((byte)',', Math.Max(comma - 1, 0)) + 1;
        int end = bytes.IndexOf((byte)',', comma + 1);
        end = end < 0 ? bytes.Count : end;
        byte[] left = [.. bytes.GetRange(start, comma - start)];
        byte[] right = [.. bytes.GetRange(comma + 1, end - comma - 1)];
        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, [.. right, (byte)',', .. left]);
    }
}
