using System.CommandLine;
using System.CommandLine.Parsing;
using Kolada.Cli.Hosting;

namespace Kolada.Cli.Options;

/// <summary>Options whose values are checked while the command line is parsed, by parsers that throw <see cref="UsageException"/>.</summary>
internal static class OptionOf
{
    /// <summary>An option without a value.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>An option with one value.</summary>
    public static Option<T> One<T>(string name, string value, string description, Func<string, T> parse, T whenAbsent, params string[] completions)
    {
        Option<T> option = new(name)
        {
            Description = description,
            HelpName = value,
            Arity = ArgumentArity.ExactlyOne,
            DefaultValueFactory = _ => whenAbsent,
            CustomParser = result => Try(result, () => parse(result.Tokens[0].Value)),
        };
        AddCompletions(option, completions);
        return option;
    }

    /// <summary>An option that may be repeated, its values parsed together; required when there is no value for its absence.</summary>
    public static Option<IReadOnlyList<T>> Many<T>(
        string name,
        string value,
        string description,
        Func<IEnumerable<string>,
        IReadOnlyList<T>> parse,
        IReadOnlyList<T>? whenAbsent,
        params string[] completions)
    {
        Option<IReadOnlyList<T>> option = new(name)
        {
            Description = description,
            HelpName = value,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            Required = whenAbsent is null,
            DefaultValueFactory = whenAbsent is null ? null : _ => whenAbsent,
            CustomParser = result => Try(result, () => NotEmpty(name, parse(result.Tokens.Select(token => token.Value)))),
        };
        AddCompletions(option, completions);
        return option;
    }

    private static IReadOnlyList<T> NotEmpty<T>(string name, IReadOnlyList<T> values) =>
        values.Count > 0 ? values : throw new UsageException($"{name} names nothing.");

    /// <summary>Runs a parser; a problem that it finds becomes an error of the command line.</summary>
    public static T? Try<T>(ArgumentResult result, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (UsageException wrong)
        {
            result.AddError(wrong.Message);
            return default;
        }
    }

    private static void AddCompletions(Option option, string[] completions)
    {
        if (completions.Length > 0)
        {
            // System.CommandLine would offer the names of an enumeration, which are not what is typed here.
            option.CompletionSources.Clear();
            option.CompletionSources.Add(completions);
        }
    }
}
