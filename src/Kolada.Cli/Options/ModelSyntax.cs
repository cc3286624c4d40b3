using Kolada.Cli.Language;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Options;

/// <summary>A model by name or from a file.</summary>
internal static class ModelSyntax
{
    /// <summary>A built-in model by its name, whatever its case, else the file of that path.</summary>
    /// <exception cref="UsageException">There is neither, or the file is not a model.</exception>
    public static EfficiencyModel Load(string nameOrPath, Texts texts)
    {
        if (EfficiencyModel.BuiltIn.Contains(nameOrPath, StringComparer.OrdinalIgnoreCase))
        {
            return EfficiencyModel.Get(nameOrPath);
        }

        try
        {
            return EfficiencyModel.LoadFile(nameOrPath, texts.OfReports);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            string builtIn = string.Join(", ", EfficiencyModel.BuiltIn);
            throw new UsageException(texts.Say(
                $"There is no model '{Safe.Line(nameOrPath)}': neither built in ({builtIn}) nor a file.",
                $"Det finns ingen modell '{Safe.Line(nameOrPath)}': varken inbyggd ({builtIn}) eller fil."));
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(Sentences.WithoutParameter(wrong));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(texts.Say(unreadable.Message, $"Modellen '{Safe.Line(nameOrPath)}' går inte att läsa. På engelska: {unreadable.Message}"));
        }
    }
}
