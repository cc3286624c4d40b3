using System.Text.RegularExpressions;

namespace Kolada.Faults.Tests.Services;

/// <summary>Tells the lies of a service, each where it can be told, and only where a client can see it.</summary>
internal sealed class Liar(GeneratedService service, Truth truth)
{
    private readonly LinkLies _links = new();
    private readonly RowLies _rows = new(service, truth);
    private readonly Dictionary<Lie, int> _chances = [];
    private Answer? _previous;
    private string _previousBody = "";

    /// <summary>Whether a lie has been told.</summary>
    public bool HasLied { get; private set; }

    /// <summary>The rows of the list that an answer shows a page of, where a lie is about the list.</summary>
    public IReadOnlyList<Row> Rearranged(Answer answer)
    {
        foreach (Lie lie in service.Lies)
        {
            if (_rows.OtherList(lie, answer) is { } list && IsDue(lie))
            {
                answer.All = list;
                HasLied = true;
            }
        }

        return answer.All;
    }

    /// <summary>Changes an answer.</summary>
    public void Distort(Answer answer)
    {
        foreach (Lie lie in service.Lies)
        {
            if ((_links.CanTell(lie, answer) || _rows.CanTell(lie, answer)) && IsDue(lie))
            {
                _links.Tell(lie, answer);
                _rows.Tell(lie, answer);
                HasLied = true;
            }
            else if (_rows.Accompanies(lie, answer))
            {
                _rows.Tell(lie, answer);
                HasLied = true;
            }
        }
    }

    /// <summary>The body that is sent, given the one that was written.</summary>
    public string Exchanged(Answer answer, string body)
    {
        string sent = body;
        foreach (Lie lie in service.Lies)
        {
            if (lie.Kind == LieKind.PreviousAnswer && CanRepeatPrevious(answer) && IsDue(lie))
            {
                sent = _previousBody;
                HasLied = true;
            }
            else if (lie.Kind is LieKind.MemberTwice or LieKind.MemberTwiceDiffering)
            {
                sent = RepeatedInside(lie, answer, sent);
            }
        }

        (_previous, _previousBody) = (answer, body);
        return sent;
    }

    /// <summary>
    /// Whether the answer before would be seen to be another one's: another page of the same list, where this is not its first, or one with rows that
    /// are not in this list.
    /// </summary>
    private bool CanRepeatPrevious(Answer answer)
    {
        if (_previous is not { Status: 200, Rows.Count: > 0 } previous || answer.Status != 200)
        {
            return false;
        }

        bool isSameList = previous.Call.Path == answer.Call.Path && previous.Call.Title == answer.Call.Title;
        HashSet<Row> rows = [.. answer.All];
        return isSameList ? answer.Offset > 0 && previous.Offset != answer.Offset && answer.Rows.Count > 0 : previous.Rows.Any(row => !rows.Contains(row));
    }

    /// <summary>A member twice in an object further inside: in a value, or in a member of a group.</summary>
    private string RepeatedInside(Lie lie, Answer answer, string body)
    {
        Match member = Regex.Match(body, "\"(?<name>gender|member_id)\"\\s*:\\s*\"(?<value>\\w+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        if (!RowLies.IsInside(lie) || answer.Status != 200 || !member.Success || !IsDue(lie))
        {
            return body;
        }

        HasLied = true;
        (string name, string value) = (member.Groups["name"].Value, member.Groups["value"].Value);
        string other = name == "gender" ? (value == "T" ? "K" : "T") : value[..^1] + (value[^1] == '1' ? '2' : '1');
        string second = $"\"{name}\":\"{(lie.Kind == LieKind.MemberTwice ? value : other)}\",";
        return body.Insert(member.Index, second);
    }

    /// <summary>Counts the answers in which a lie could be told, and says whether this is one in which it is.</summary>
    /// <remarks>A differing twin stays in its list: shown once, on another page than the row itself, it would look like a row that was revised later.</remarks>
    private bool IsDue(Lie lie)
    {
        int chance = _chances.GetValueOrDefault(lie);
        _chances[lie] = chance + 1;
        bool stays = lie.Stays || lie.Kind == LieKind.RowTwiceDiffering;
        return chance == lie.From || (stays && chance > lie.From);
    }
}
