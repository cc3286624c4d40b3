using System.Globalization;
using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>Reads a user's own figures from a file.</summary>
internal static class OwnFiguresFile
{
    /// <summary>More than a million figures are not written by hand; a larger file is something else.</summary>
    private const long MaxMegabytes = 64;

    /// <summary>The figures of a CSV file; none where no file is named.</summary>
    /// <exception cref="RequestException">The file is not there, too large, or not a CSV of own figures.</exception>
    public static async Task<IReadOnlyList<DataPoint>> ReadAsync(
        string? path,
        PlaceDirectory places,
        ReportLanguage problemLanguage,
        CancellationToken cancellationToken = default)
    {
        if (path is null)
        {
            return [];
        }

        string csv = await ReadTextAsync(path, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Municipality> municipalities = await places.GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return OwnFigures.Parse(csv, municipalities, problemLanguage);
        }
        catch (ArgumentException wrong)
        {
            throw RequestException.Invalid(NoticeCode.OwnFiguresInvalid, ("path", [path]), ("problems", [ArgumentMessage.WithoutParameter(wrong)]));
        }
    }

    private static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw RequestException.Invalid(NoticeCode.OwnFiguresNotFound, ("path", [path]));
        }

        return file.Length <= MaxMegabytes * 1024 * 1024
            ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)
            : throw RequestException.Invalid(
                NoticeCode.OwnFiguresTooLarge,
                ("path", [path]),
                ("maxMegabytes", [MaxMegabytes.ToString(CultureInfo.InvariantCulture)]));
    }
}
