using Kolada.Cli.Output;
using Spectre.Console;

namespace Kolada.Cli.Session;

/// <summary>Shows on stderr that work is going on.</summary>
internal static class ProgressLine
{
    /// <summary>Runs work that fetches, with a line that counts the answers while it lasts. The line is removed in the end.</summary>
    public static Task<T> ShowAsync<T>(OutputContext context, Uri address, CallLog log, Func<Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = context.Terminal.AllowsColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(context.Terminal.Error),
        });
        string host = Markup.Escape(address.Authority);
        return console.Status().Spinner(Spinner.Known.Dots).StartAsync(Message(0), async status =>
        {
            log.Answered = answers => status.Status = Message(answers);
            try
            {
                return await work().ConfigureAwait(false);
            }
            finally
            {
                log.Answered = null;
            }
        });

        string Message(int answers) => answers == 0
            ? context.Texts.Say($"Asking {host} …", $"Frågar {host} …")
            : context.Texts.Say($"Asking {host} … {answers} answers", $"Frågar {host} … {answers} svar");
    }
}
