using System.CommandLine;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Sandbox;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada sandbox</c>: a local Kolada for other programs.</summary>
internal sealed class SandboxCommand(CommandContext context)
{
    public const string Name = "sandbox";

    private const int DefaultPort = 8080;
    private const int LastPort = 65535;

    private readonly Texts _texts = context.Texts;

    public static string Description(Texts texts) => texts.Say(
        "Serve the snapshot as a local Kolada API v3, until Ctrl-C.",
        "Kör ögonblicksbilden som ett lokalt Kolada-API v3, tills Ctrl-C.");

    public ToolCommand Create()
    {
        Option<int> port = OptionOf.One(
            "--port",
            "N",
            _texts.Say($"The port on 127.0.0.1; 0 takes a free one. Default {DefaultPort}.", $"Porten på 127.0.0.1; 0 tar en ledig. Förval {DefaultPort}."),
            text => ValueSyntax.Whole("--port", text, 0, LastPort, _texts),
            DefaultPort);
        Option<int?> synthetic = OptionOf.One<int?>(
            "--synthetic",
            "SEED",
            _texts.Say(
                "Serve made-up figures of full size instead, for load and speed; a seed gives the same every time.",
                "Ge påhittade värden i full storlek i stället, för last och fart; ett frö ger samma varje gång."),
            text => ValueSyntax.Whole("--synthetic", text, 0, int.MaxValue, _texts),
            null);
        ToolCommand command = new(Name, Description(_texts))
        {
            Details = [_texts.Say(
                "The address is printed on stdout; only this machine can reach it.",
                "Adressen skrivs på stdout; bara den här datorn når den.")],
            Examples =
            [
                new("kolada sandbox --port 8080", _texts.Say("Start it:", "Starta den:")),
                new(
                    "kolada efficiency Höör --model net-cost --base-url http://127.0.0.1:8080/v3",
                    _texts.Say("Ask it, from another terminal:", "Fråga den, från en annan terminal:")),
            ],
        };
        command.Add(port);
        command.Add(synthetic);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(port), parsed.GetValue(synthetic), cancellationToken));
        return command;
    }

    private async Task<KoladaSandboxServer> StartAsync(KoladaSandboxServerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await KoladaSandboxServer.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException taken)
        {
            throw new ToolException(
                _texts.Say(
                    $"Port {options.Port} of 127.0.0.1 cannot be opened: {taken.Message}",
                    $"Port {options.Port} på 127.0.0.1 går inte att öppna: den är upptagen eller kräver särskilda rättigheter."),
                _texts.Say("choose another port, or --port 0 for a free one", "välj en annan port, eller --port 0 för en ledig"),
                taken);
        }
    }

    private async Task<int> RunAsync(int port, int? synthetic, CancellationToken cancellationToken)
    {
        KoladaSandboxServerOptions options = new() { Port = port, Sandbox = new SandboxOptions { SyntheticSeed = synthetic } };
        KoladaSandboxServer server = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            byte[] address = Terminal.Utf8.GetBytes($"{server.BaseAddress}\n");
            await context.Terminal.Output.WriteAsync(address, cancellationToken).ConfigureAwait(false);
            await context.Terminal.Output.FlushAsync(cancellationToken).ConfigureAwait(false);
            string contents = synthetic is null
                ? $"{new NoticeTexts(_texts).Snapshot} {KoladaClient.SourceLabel}."
                : _texts.Say("The figures are made up: never show them as Kolada's.", "Värdena är påhittade: visa dem aldrig som Koladas.");
            context.Note($"{contents} {_texts.Say("Ctrl-C ends it.", "Ctrl-C avslutar.")}");
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Terminal.Time, cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        }
    }
}
