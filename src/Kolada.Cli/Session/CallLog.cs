using System.Globalization;
using Kolada.Application;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;

namespace Kolada.Cli.Session;

/// <summary>Watches the calls of a command: counts the answers for the progress line, and with --verbose writes each call to stderr.</summary>
internal sealed class CallLog(Terminal terminal, Texts texts, bool verbose) : IProgress<SourceCall>
{
    private readonly long _start = terminal.Time.GetTimestamp();
    private int _answers;

    /// <summary>Is called after every answer with the number of answers so far; null when nobody shows it.</summary>
    public Action<int>? Answered { get; set; }

    public void Report(SourceCall value)
    {
        string outcome = value.Status is { } status
            ? ((int)status).ToString(CultureInfo.InvariantCulture)
            : value.Failure ?? texts.Say("cancelled", "avbrutet");
        if (verbose)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"GET {value.Address} -> {outcome} ({value.Elapsed.TotalMilliseconds:0} ms)");
            terminal.Error.WriteLine(Safe.Text(line));
        }

        if (value.Status is not null)
        {
            _answers = value.AnswerCount;
            Answered?.Invoke(value.AnswerCount);
        }
    }

    /// <summary>Writes how many answers came and how long it took altogether, with --verbose.</summary>
    public void Summarize()
    {
        if (verbose)
        {
            double seconds = terminal.Time.GetElapsedTime(_start).TotalSeconds;
            terminal.Error.WriteLine(texts.Say($"{_answers} answers in {texts.Number(seconds, 1)} s", $"{_answers} svar på {texts.Number(seconds, 1)} s"));
        }
    }
}
