using System.Text;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency.Models;

/// <summary>The text of a model's file, bounded while it is read: a pipe or a device does not say how long it is.</summary>
internal static class ModelFile
{
    /// <summary>Some fifty times the largest model that comes with the package.</summary>
    private const int MostMegabytes = 4;

    private const int MostBytes = MostMegabytes * 1024 * 1024;

    /// <exception cref="ArgumentException">It is longer than a model may be; the parameter is that of the text.</exception>
    public static string ReadText(string path, ReportLanguage language)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read);
        byte[] bytes = new byte[MostBytes + 1];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            throw new ArgumentException(
                new Texts(language).Format(
                    $"The file is longer than {MostMegabytes} MB, which is more than a model may have.",
                    $"Filen är längre än {MostMegabytes} MB, mer än en modell får ha."),
                ModelReader.ParameterName);
        }

        using StreamReader text = new(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
