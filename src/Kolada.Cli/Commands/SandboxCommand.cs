using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Cli.Language;
using Kolada.Cli.Options;
using Kolada.Cli.Session;
using Kolada.Sandbox;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada sandbox</c>: a local Kolada for other programs.</summary>
internal sealed class SandboxCommand(CommandContext context)
{
    private const int DefaultPort = 8080;
    private const int LastPort = 65535;

    private readonly Texts _texts = context.Texts;

    public Verb Create()
    {
        Option<int> port = OptionOf.One("--port", "N", _texts.Say($"The port on 127.0.0.1; 0 takes a free one. Default {DefaultPort}.", $"Porten på 127.0.0.1; 0 tar en ledig. Förval {DefaultPort}."), text => ValueSyntax.Whole("--port", text, 0, LastPort, _texts), DefaultPort);
        Verb verb = new("sandbox", _texts.Say("Serve the snapshot as a local Kolada API v3, until Ctrl-C.", "Kör ögonblicksbilden som ett lokalt Kolada-API v3, tills Ctrl-C."))
        {
            Details = [_texts.Say("The address is printed on stdout; only this machine can reach it.", "Adressen skrivs på stdout; bara den här datorn når den.")],
            Examples =
            [
                new("kolada sandbox --port 8080", _texts.Say("Start it:", "Starta den:")),
                new("kolada efficiency Höör --model net-cost --base-url http://127.0.0.1:8080/v3", _texts.Say("Ask it, from another terminal:", "Fråga den, från en annan terminal:")),
            ],
        };
        verb.Add(port);
        verb.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(port), cancellationToken));
        return verb;
    }

    private async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(new KoladaSandboxServerOptions { Port = port }, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            byte[] address = Terminal.Utf8.GetBytes($"{server.BaseAddress}\n");
            await context.Terminal.Output.WriteAsync(address, cancellationToken).ConfigureAwait(false);
            await context.Terminal.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
            context.Note($"{new SnapshotCoverage(_texts).Summary} {KoladaClient.SourceLabel}. {_texts.Say("Ctrl-C ends it.", "Ctrl-C avslutar.")}");
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Terminal.Time, cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }
    }
}
