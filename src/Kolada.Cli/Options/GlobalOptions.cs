using System.CommandLine;
using Kolada.Cli.Language;
using Kolada.Efficiency;

namespace Kolada.Cli.Options;

/// <summary>The options that every command takes: the source, the limits on calls, the amount of messages and the language.</summary>
internal sealed class GlobalOptions
{
    private const int MostConcurrent = 64;

    public GlobalOptions(Texts texts)
    {
        Offline = OptionOf.Flag(
            "--offline",
            texts.Say("Use the snapshot of real figures inside the tool; no network.", "Använd ögonblicksbilden av verkliga värden i verktyget; inget nät."));
        BaseUrl = OptionOf.One<Uri?>(
            "--base-url",
            "URL",
            texts.Say("Where the API is, with /v3 (a sandbox, a proxy).", "Var API:et finns, med /v3 (en sandlåda, en proxy)."),
            text => ValueSyntax.Address("--base-url", text, texts),
            null);
        MaxRps = OptionOf.One<double?>(
            "--max-rps",
            "N",
            texts.Say(
                FormattableString.Invariant($"Calls a second; 0 for no limit. Default {KoladaClientOptions.DefaultRequestsPerSecond}."),
                FormattableString.Invariant($"Anrop per sekund; 0 för ingen gräns. Förval {KoladaClientOptions.DefaultRequestsPerSecond}.")),
            text => ValueSyntax.Rate("--max-rps", text, texts),
            null);
        Concurrency = OptionOf.One<int?>(
            "--concurrency",
            "N",
            texts.Say(
                $"Calls at the same time. Default {KoladaClientOptions.DefaultConcurrency}.",
                $"Samtidiga anrop. Förval {KoladaClientOptions.DefaultConcurrency}."),
            text => ValueSyntax.Whole("--concurrency", text, 1, MostConcurrent, texts),
            null);
        Verbose = OptionOf.Flag(
            "--verbose",
            texts.Say("Tell every call, with the time to its first byte, on stderr.", "Visa varje anrop, med tiden till första byten, på stderr."));
        Lang = OptionOf.One(
            "--lang",
            "sv|en",
            texts.Say($"Language; default by {LanguageChoice.Variable}, then by the system.", $"Språk; förval enligt {LanguageChoice.Variable}, sedan systemet."),
            text => ValueSyntax.OneOf("--lang", text, texts, ("sv", ReportLanguage.Swedish), ("en", ReportLanguage.English)),
            texts.Language,
            "sv",
            "en");
        All = [Offline, BaseUrl, MaxRps, Concurrency, Verbose, Lang];
        foreach (Option option in All)
        {
            option.Recursive = true;
        }
    }

    public Option<bool> Offline { get; }

    public Option<Uri?> BaseUrl { get; }

    public Option<double?> MaxRps { get; }

    public Option<int?> Concurrency { get; }

    public Option<bool> Verbose { get; }

    public Option<ReportLanguage> Lang { get; }

    public IReadOnlyList<Option> All { get; }
}
