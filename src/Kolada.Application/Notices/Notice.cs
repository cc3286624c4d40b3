namespace Kolada.Application;

/// <summary>Something that a reader should know beside an answer, or why there is none: a code with arguments. The front end makes the sentence.</summary>
public sealed record Notice
{
    /// <summary>What it is about; its documentation lists the arguments.</summary>
    public required NoticeCode Code { get; init; }

    /// <summary>The arguments by name. Numbers and dates (<c>2024-12-31</c>) are invariant; an argument with one value is a list of one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The first value of an argument; empty when it has none.</summary>
    /// <param name="argument">The name of the argument.</param>
    public string Get(string argument) => GetAll(argument) is [{ } first, ..] ? first : "";

    /// <summary>All values of an argument; empty when it has none.</summary>
    /// <param name="argument">The name of the argument.</param>
    public IReadOnlyList<string> GetAll(string argument) => Arguments.GetValueOrDefault(argument, []);

    /// <summary>The code and the arguments in one line, for logs: <c>KpisNotInSnapshot (kpis: N00001, N00002)</c>.</summary>
    public override string ToString() => Arguments.Count == 0
        ? Code.ToString()
        : $"{Code} ({string.Join("; ", Arguments.Select(argument => $"{argument.Key}: {string.Join(", ", argument.Value)}"))})";

    internal static Notice Create(NoticeCode code, params ReadOnlySpan<(string Name, IReadOnlyList<string> Values)> arguments)
    {
        Dictionary<string, IReadOnlyList<string>> named = new(StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<string> values) in arguments)
        {
            named.Add(name, values);
        }

        return new Notice { Code = code, Arguments = named };
    }
}
