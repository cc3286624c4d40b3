using Kolada.Application;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Options;

/// <summary>A model by name or from a file.</summary>
internal static class ModelSyntax
{
    /// <summary>A built-in model by its name in any case, or the model in the file at a path.</summary>
    /// <exception cref="UsageException">There is neither, or the file is not a model.</exception>
    public static EfficiencyModel Load(string nameOrPath, Texts texts)
    {
        try
        {
            return KoladaWorkspace.LoadModel(nameOrPath, texts.Language);
        }
        catch (RequestException wrong)
        {
            throw new UsageException(new RequestTexts(texts).Write(wrong, offline: false));
        }
    }
}
