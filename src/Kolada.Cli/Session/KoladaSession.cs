using System.CommandLine;
using System.Net;
using Kolada.Cli.Commands;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Sandbox;

namespace Kolada.Cli.Session;

/// <summary>One command's connection to Kolada, live or inside the process, as the global options ask for.</summary>
internal sealed class KoladaSession : IDisposable
{
    private readonly HttpClient _http;

    private KoladaSession(HttpClient http, CallLog log, KoladaClientOptions options, bool offline)
    {
        _http = http;
        Log = log;
        Client = new KoladaClient(http, options);
        BaseAddress = options.BaseAddress;
        Offline = offline;
    }

    public KoladaClient Client { get; }

    /// <summary>Where the calls go; offline they go nowhere.</summary>
    public Uri BaseAddress { get; }

    /// <summary>True when the snapshot inside the tool answers.</summary>
    public bool Offline { get; }

    public CallLog Log { get; }

    /// <summary>Opens the connection. Nothing is sent.</summary>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public static KoladaSession Open(CommandContext context, ParseResult parsed)
    {
        GlobalOptions globals = context.Globals;
        bool offline = parsed.GetValue(globals.Offline);
        Uri? address = parsed.GetValue(globals.BaseUrl);
        if (offline && address is not null)
        {
            throw new UsageException(context.Texts.Say(
                "--offline and --base-url contradict each other: leave one of them out.",
                "--offline och --base-url motsäger varandra: utelämna en av dem."));
        }

        KoladaClientOptions options = new()
        {
            BaseAddress = address ?? KoladaDefaults.BaseAddress,
            MaxRequestsPerSecond = offline ? 0 : parsed.GetValue(globals.MaxRps) ?? KoladaDefaults.MaxRequestsPerSecond,
            MaxConcurrency = parsed.GetValue(globals.Concurrency) ?? KoladaDefaults.MaxConcurrency,
            ApplicationName = $"{CommandLine.ToolName}-cli/{CommandLine.Version}",
            TimeProvider = context.Terminal.Time,
        };
        CallLog log = new(context.Terminal, context.Texts, parsed.GetValue(globals.Verbose), offline ? new SandboxHandler() : LiveTransport());
        return new KoladaSession(new HttpClient(log) { Timeout = Timeout.InfiniteTimeSpan }, log, options, offline);
    }

    public void Dispose()
    {
        Log.Summarize();
        Client.Dispose();
        _http.Dispose();
    }

    private static SocketsHttpHandler LiveTransport() => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}
