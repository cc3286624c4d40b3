using System.CommandLine;
using Kolada.Application;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;

namespace Kolada.Cli.Session;

/// <summary>One command's connection to Kolada, live or inside the process, as the global options ask for.</summary>
internal sealed class CommandSession : IDisposable
{
    private readonly OutputContext _context;
    private readonly CallLog _log;

    private CommandSession(OutputContext context, KoladaWorkspace workspace, CallLog log)
    {
        _context = context;
        _log = log;
        Workspace = workspace;
    }

    public KoladaWorkspace Workspace { get; }

    /// <summary>True when the snapshot inside the tool answers.</summary>
    public bool Offline => Workspace.Source.IsSnapshot;

    /// <summary>Opens the connection. Nothing is sent yet.</summary>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public static CommandSession Open(OutputContext context, GlobalOptions globals, ParseResult parsed)
    {
        bool offline = parsed.GetValue(globals.Offline);
        Uri? address = parsed.GetValue(globals.BaseUrl);
        if (offline && address is not null)
        {
            throw new UsageException(context.Texts.Say(
                "--offline and --base-url contradict each other: leave one of them out.",
                "--offline och --base-url motsäger varandra: utelämna en av dem."));
        }

        CallLog log = new(context.Terminal, context.Texts, parsed.GetValue(globals.Verbose));
        WorkspaceOptions options = new()
        {
            Client = new KoladaClientOptions
            {
                MaxRequestsPerSecond = parsed.GetValue(globals.MaxRps) ?? KoladaClientOptions.DefaultRequestsPerSecond,
                MaxConcurrency = parsed.GetValue(globals.Concurrency) ?? KoladaClientOptions.DefaultConcurrency,
                ApplicationName = $"{ToolInfo.Name}-cli/{ToolInfo.Version}",
                TimeProvider = context.Terminal.Time,
            },
            Calls = log,
            ProblemLanguage = context.Texts.Language,
        };
        DataSource source = offline ? DataSource.Snapshot : address is null ? DataSource.Live : DataSource.At(address);
        return new CommandSession(context, KoladaWorkspace.Open(source, options), log);
    }

    /// <summary>Fetches something, with a line that counts the answers while it lasts if somebody watches.</summary>
    public Task<T> FetchAsync<T>(Func<KoladaWorkspace, Task<T>> fetch) => Offline || !_context.Terminal.ShowsProgress
        ? fetch(Workspace)
        : ProgressLine.ShowAsync(_context, Workspace.BaseAddress, _log, () => fetch(Workspace));

    public void Dispose()
    {
        _log.Summarize();
        Workspace.Dispose();
    }
}
