using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Models;

/// <summary>What is wrong in a model, in the language of whoever wrote it; each problem begins with its path in the JSON.</summary>
/// <param name="Texts">The language.</param>
internal sealed record ModelProblems(Texts Texts)
{
    private readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    public void Add(string path, FormattableString english, FormattableString swedish) => _found.Add($"{path}: {Texts.Format(english, swedish)}");

    public void AddRange(IEnumerable<string> problems) => _found.AddRange(problems);
}
