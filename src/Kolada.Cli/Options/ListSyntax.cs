namespace Kolada.Cli.Options;

/// <summary>Lists as every option takes them: comma-separated, repeated, or both.</summary>
internal static class ListSyntax
{
    /// <summary>The parts in the order given, without blanks around them and without empty ones.</summary>
    public static IReadOnlyList<string> Split(IEnumerable<string> values) =>
        [.. values.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public static IReadOnlyList<string> Split(string value) => Split([value]);
}
