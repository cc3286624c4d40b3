using System.Globalization;
using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>Reads a user's own figures from a file.</summary>
internal static class OwnFiguresFile
{
    /// <summary>More than a million figures are not written by hand; a larger file is something else.</summary>
    private const long MaxMegabytes = 64;

    /// <summary>The figures of a CSV file; none where no file is named.</summary>
    /// <exception cref="RequestException">The file is not there, cannot be read, is too large, or is not a CSV of own figures.</exception>
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
        if (!File.Exists(path))
        {
            throw RequestException.Invalid(NoticeCode.OwnFiguresNotFound, ("path", [path]));
        }

        try
        {
            return new FileInfo(path).Length <= MaxMegabytes * 1024 * 1024
                ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)
                : throw RequestException.Invalid(
                    NoticeCode.OwnFiguresTooLarge,
                    ("path", [path]),
                    ("maxMegabytes", [MaxMegabytes.ToString(CultureInfo.InvariantCulture)]));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw RequestException.Invalid(NoticeCode.OwnFiguresUnreadable, ("path", [path]), ("problem", [unreadable.Message]));
        }
    }
}
