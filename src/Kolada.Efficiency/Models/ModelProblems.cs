using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Models;

/// <summary>What is wrong in a model, in the language of whoever wrote it; each problem begins with its path in the JSON.</summary>
/// <param name="Texts">The language.</param>
internal sealed record ModelProblems(Texts Texts)
{
    /// <summary>More are counted and not kept: a file that is something else than a model may have any number.</summary>
    private const int MostKept = 100;

    private readonly List<string> _found = [];
    private int _count;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The problems, the first of them in words.</summary>
    public IEnumerable<string> Found => _count == _found.Count
        ? _found
        : _found.Append(Texts.Format($"… and {_count - _found.Count} more problems.", $"… och {_count - _found.Count} fel till."));

    public void Add(string path, FormattableString english, FormattableString swedish)
    {
        if (_count++ < MostKept)
        {
            _found.Add($"{path}: {Texts.Format(english, swedish)}");
        }
    }

    public void AddRange(IReadOnlyCollection<string> problems)
    {
        _found.AddRange(problems.Take(MostKept - _found.Count));
        _count += problems.Count;
    }
}
