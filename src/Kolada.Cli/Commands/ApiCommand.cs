using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Kolada.Cli.Hosting;
using Kolada.Cli.Options;
using Kolada.Cli.Output;
using Kolada.Cli.Session;

namespace Kolada.Cli.Commands;

/// <summary><c>kolada api PATH</c>: any path of the API, for what no other command covers.</summary>
internal sealed class ApiCommand(CommandContext context)
{
    public const string Name = "api";

    /// <summary>Letters of all alphabets stay as they are; control characters, and marks that turn the direction of writing, are escaped.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly Texts _texts = context.Texts;

    public static string Description(Texts texts) => texts.Say(
        "Print the answer to any path of the API, as JSON.",
        "Skriv ut svaret på valfri sökväg i API:et, som JSON.");

    public ToolCommand Create()
    {
        Argument<string> path = ArgumentOf.Text(
            "path",
            _texts.Say("Path and query below the base address.", "Sökväg och parametrar under basadressen."),
            _texts);
        Option<bool> paginate = new("--paginate")
        {
            Description = _texts.Say(
                "Follow the list to its last page and print its items as one array.",
                "Följ listan till sista sidan och skriv ut posterna som en lista."),
        };
        OutputOptions output = new(_texts, DocumentFormat.Json);
        ToolCommand command = new(Name, Description(_texts))
        {
            Examples =
            [
                new("kolada api municipality/1267 --offline", _texts.Say("One answer as it is:", "Ett svar som det är:")),
                new("kolada api data/kpi/N15428/year/2023 --paginate --offline", _texts.Say("All rows of a list:", "Alla rader i en lista:")),
            ],
        };
        command.Add(path);
        command.Add(paginate);
        return command.Writing(
            context,
            output,
            (session, parsed, cancellationToken) => WriteAsync(parsed.GetValue(path)!, parsed.GetValue(paginate), session, cancellationToken));
    }

    private async Task<string> WriteAsync(string path, bool paginate, CommandSession session, CancellationToken cancellationToken)
    {
        try
        {
            string text = paginate
                ? Text(await session.FetchAsync(workspace => GetItemsAsync(workspace.Client, path, cancellationToken)).ConfigureAwait(false))
                : Text(await session.FetchAsync(workspace => workspace.Client.GetJsonAsync(path, cancellationToken)).ConfigureAwait(false));
            context.Note(session.Offline ? $"{new NoticeTexts(_texts).Snapshot} {KoladaClient.SourceLabel}." : KoladaClient.SourceLabel);
            return text;
        }
        catch (ArgumentException)
        {
            throw new UsageException(_texts.Say(
                $"'{Safe.Line(path)}' is not a path below {session.Workspace.BaseAddress}; write it as in municipality/1267.",
                $"'{Safe.Line(path)}' är ingen sökväg under {session.Workspace.BaseAddress}; skriv den som i municipality/1267."));
        }
    }

    private static Task<List<JsonElement>> GetItemsAsync(KoladaClient client, string path, CancellationToken cancellationToken) =>
        client.GetJsonItemsAsync(path, cancellationToken).ToListAsync(cancellationToken).AsTask();

    private static string Text(JsonElement answer) => Written(answer.WriteTo);

    private static string Text(List<JsonElement> items) => Written(json =>
    {
        json.WriteStartArray();
        items.ForEach(item => item.WriteTo(json));
        json.WriteEndArray();
    });

    private static string Written(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, Readable))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan) + "\n";
    }
}
