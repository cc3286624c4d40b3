using System.Globalization;
using System.Text;
using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>Reads a user's own figures from a file.</summary>
internal static class OwnFiguresFile
{
    /// <summary>Some hundred thousand figures are not written by hand; a larger file is something else.</summary>
    private const int MaxMegabytes = 10;

    private const int MaxBytes = MaxMegabytes * 1024 * 1024;

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
            return await ReadBoundedAsync(path, cancellationToken).ConfigureAwait(false) ?? throw RequestException.Invalid(
                NoticeCode.OwnFiguresTooLarge,
                ("path", [path]),
                ("maxMegabytes", [MaxMegabytes.ToString(CultureInfo.InvariantCulture)]));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw RequestException.Invalid(NoticeCode.OwnFiguresUnreadable, ("path", [path]), ("problem", [unreadable.Message]));
        }
    }

    /// <summary>The text of a file, a pipe or a device, which do not all say how long they are; null when it is longer than allowed.</summary>
    private static async Task<string?> ReadBoundedAsync(string path, CancellationToken cancellationToken)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            using MemoryStream bytes = new(file.CanSeek ? (int)Math.Min(file.Length, MaxBytes) : 0);
            byte[] buffer = new byte[64 * 1024];
            while (await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > MaxBytes)
                {
                    return null;
                }
            }

            bytes.Position = 0;
            using StreamReader text = new(bytes, Encoding.UTF8);
            return await text.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
