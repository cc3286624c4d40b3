using System.CommandLine;
using Kolada.Cli.Language;

namespace Kolada.Cli.Options;

/// <summary>Arguments that are checked while the command line is parsed.</summary>
internal static class ArgumentOf
{
    /// <summary>A name, an id, a title: anything but nothing.</summary>
    public static Argument<string> Text(string name, string description, Texts texts) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (string.IsNullOrWhiteSpace(text))
            {
                result.AddError(texts.Say($"<{name}> is empty.", $"<{name}> är tomt."));
            }

            return text;
        },
    };
}
