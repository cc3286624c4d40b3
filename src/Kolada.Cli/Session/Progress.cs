using Kolada.Cli.Commands;
using Spectre.Console;

namespace Kolada.Cli.Session;

/// <summary>Shows a person who waits that something happens; on stderr, and only when a terminal is watched.</summary>
internal sealed class Progress(CommandContext context, KoladaSession session)
{
    /// <summary>Runs work that fetches, with a line that counts the answers while it lasts. The line is gone when it is done.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> work)
    {
        if (session.Offline || !context.Terminal.ShowsProgress)
        {
            return await work().ConfigureAwait(false);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = context.Terminal.AllowsColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(context.Terminal.Error),
        });
        return await console.Status().Spinner(Spinner.Known.Dots).StartAsync(Message(0), async status =>
        {
            session.Log.Answered = answers => status.Status = Message(answers);
            try
            {
                return await work().ConfigureAwait(false);
            }
            finally
            {
                session.Log.Answered = null;
            }
        }).ConfigureAwait(false);
    }

    private string Message(int answers)
    {
        string host = Markup.Escape(session.BaseAddress.Authority);
        return answers == 0
            ? context.Texts.Say($"Asking {host} …", $"Frågar {host} …")
            : context.Texts.Say($"Asking {host} … {answers} answers", $"Frågar {host} … {answers} svar");
    }
}
