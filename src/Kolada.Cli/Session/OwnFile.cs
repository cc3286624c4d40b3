using Kolada.Cli.Commands;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Session;

/// <summary>Reads a user's own figures from a file.</summary>
internal static class OwnFile
{
    /// <summary>More than a million figures are not written by hand; what is larger is another file.</summary>
    private const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>The figures of a CSV file; none where no file is named.</summary>
    /// <exception cref="UsageException">The file is not there, too large, or not a CSV of own figures; the message names the file, and each place by line and column.</exception>
    public static async Task<IReadOnlyList<DataPoint>> ReadAsync(string? path, Places places, CommandContext context, CancellationToken cancellationToken = default)
    {
        if (path is null)
        {
            return [];
        }

        string csv = await TextAsync(path, context, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Municipality> municipalities = await places.MunicipalitiesAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return OwnFigures.Parse(csv, municipalities, context.Texts.OfReports);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException($"{Safe.Line(Path.GetFileName(path))}: {Sentences.WithoutParameter(wrong)}");
        }
    }

    private static async Task<string> TextAsync(string path, CommandContext context, CancellationToken cancellationToken)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new UsageException(context.Texts.Say($"There is no file '{Safe.Line(path)}'. --own takes a CSV with the columns kpi, municipality, year and value.", $"Det finns ingen fil '{Safe.Line(path)}'. --own tar en CSV med kolumnerna kpi, municipality, year och value."));
        }

        return file.Length <= MaxBytes
            ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)
            : throw new UsageException(context.Texts.Say($"'{Safe.Line(path)}' is larger than 64 MB, so it is hardly a file of own figures.", $"'{Safe.Line(path)}' är större än 64 MB, så den är knappast en fil med egna uppgifter."));
    }
}
