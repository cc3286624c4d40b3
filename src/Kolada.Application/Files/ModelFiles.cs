using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>A model by name or from a file.</summary>
internal static class ModelFiles
{
    public static EfficiencyModel Load(string nameOrPath, ReportLanguage problemLanguage)
    {
        if (EfficiencyModel.BuiltIn.Contains(nameOrPath, StringComparer.OrdinalIgnoreCase))
        {
            return EfficiencyModel.Get(nameOrPath);
        }

        try
        {
            return EfficiencyModel.LoadFile(nameOrPath, problemLanguage);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RequestException.Invalid(NoticeCode.ModelNotFound, ("model", [nameOrPath]), ("builtIn", EfficiencyModel.BuiltIn));
        }
        catch (ArgumentException wrong)
        {
            throw RequestException.Invalid(NoticeCode.ModelInvalid, ("model", [nameOrPath]), ("problems", [ArgumentMessage.WithoutParameter(wrong)]));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw RequestException.Invalid(NoticeCode.ModelUnreadable, ("model", [nameOrPath]), ("problem", [unreadable.Message]));
        }
    }

    /// <summary>An area of a model by id or title, whatever its case.</summary>
    /// <exception cref="RequestException">The model has no such area.</exception>
    public static ServiceArea GetArea(this EfficiencyModel model, string idOrTitle) =>
        model.Areas.FirstOrDefault(area => Is(area.Id, idOrTitle) || Is(area.Title, idOrTitle))
        ?? throw RequestException.Invalid(
            NoticeCode.AreaNotFound,
            ("model", [model.Id]),
            ("area", [idOrTitle]),
            ("areas", [.. model.Areas.Select(area => area.Id)]));

    private static bool Is(string text, string asked) => string.Equals(text, asked, StringComparison.OrdinalIgnoreCase);
}
