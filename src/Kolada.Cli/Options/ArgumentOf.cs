using System.CommandLine;
using Kolada.Cli.Hosting;

namespace Kolada.Cli.Options;

/// <summary>Arguments that are checked while the command line is parsed.</summary>
internal static class ArgumentOf
{
    /// <summary>A text that must not be empty: a name, an id or a title.</summary>
    public static Argument<string> Text(string name, string description, Texts texts) =>
        Parsed(
            name,
            description,
            text => string.IsNullOrWhiteSpace(text) ? throw new UsageException(texts.Say($"<{name}> is empty.", $"<{name}> är tomt.")) : text);

    /// <summary>An argument with a parser that throws <see cref="UsageException"/>.</summary>
    public static Argument<T> Parsed<T>(string name, string description, Func<string, T> parse) => new(name)
    {
        Description = description,
        CustomParser = result => OptionOf.Try(result, () => parse(result.Tokens[0].Value)),
    };
}
