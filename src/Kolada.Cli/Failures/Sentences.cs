using System.Globalization;
using System.Net;
using Kolada.Application;
using Kolada.Cli.Hosting;
using Kolada.Cli.Output;
using Kolada.Efficiency;

namespace Kolada.Cli.Failures;

/// <summary>
/// What an exception says, as a sentence for a person. The libraries' own messages are English and meant for developers; a Swedish
/// sentence is made from what the exception knows beside its message.
/// </summary>
internal sealed class Sentences(Texts texts)
{
    /// <summary>The sentence, and whether the English message has to be shown beside it because it says more.</summary>
    public (string Sentence, bool NeedsOriginal) Write(Exception error, bool offline)
    {
        if (error is RequestException request)
        {
            return (new RequestTexts(texts).Write(request, offline), false);
        }

        string message = WithoutParameter(error);
        if (error is KoladaException { Kind: KoladaErrorKind.NotFound, Missing.Count: > 0, Nearest.Count: 0 } unknown)
        {
            // The library's advice is about an option of the library.
            string ids = string.Join(", ", unknown.Missing);
            return (texts.Say($"Kolada does not know {ids}.", $"Kolada känner inte till {ids}."), false);
        }

        return texts.Language == ReportLanguage.English || error is ToolException or UsageException
            ? (message, false)
            : Swedish(error);
    }

    /// <summary>.NET adds "(Parameter 'x')" to the message, once for each exception inside, which means nothing to a user of a command line.</summary>
    public static string WithoutParameter(Exception error)
    {
        int suffix = error is ArgumentException ? error.Message.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        return suffix < 0 ? error.Message : error.Message[..suffix];
    }

    private static (string Sentence, bool NeedsOriginal) Swedish(Exception error) => error switch
    {
        KoladaException { Missing.Count: > 0, IsAmbiguous: true } name => (
            $"'{name.Missing[0]}' kan betyda {string.Join(", ", name.Nearest)}. Ange id.",
            false),
        KoladaException { Missing.Count: > 0 } name => ($"'{name.Missing[0]}' finns inte i Kolada. Närmast kommer {string.Join(", ", name.Nearest)}.", false),
        KoladaException { StatusCode: { } status, RequestUri: { } address } => (
            string.Create(CultureInfo.InvariantCulture, $"{address}: svaret blev {(int)status}{Meaning(status)}."),
            false),
        KoladaException { Kind: KoladaErrorKind.Unreachable, RequestUri: { } address } unreachable => Unreachable(address, unreachable.InnerException),
        KoladaException { Kind: KoladaErrorKind.InvalidAnswer, RequestUri: { } address } => (
            $"{address}: svaret är inte det som Koladas API lovar; inget av det användes.",
            true),
        KoladaException { Kind: KoladaErrorKind.InvalidAnswer } => ("Koladas svar hänger inte ihop; inget av dem användes.", true),
        KoladaException => ("Kolada kunde inte ge ett fullständigt svar.", true),
        TimeoutException => (
            string.Create(CultureInfo.InvariantCulture, $"Kolada svarade inte inom {new KoladaClientOptions().CallTimeout.TotalSeconds} sekunder."),
            false),
        ArgumentException => ("Så går det inte att fråga.", true),
        UnauthorizedAccessException => ("Filen eller katalogen får inte läsas eller skrivas.", true),
        IOException => ("En fil kunde inte läsas eller skrivas.", true),
        _ => ("Ett oväntat fel inträffade.", true),
    };

    private static (string Sentence, bool NeedsOriginal) Unreachable(Uri address, Exception? cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => (
            $"{address}: värdnamnet {address.Host} kunde inte slås upp.",
            false),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => ($"{address}: ingen förbindelse kunde upprättas.", false),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ($"{address}: en säker förbindelse kunde inte upprättas.", true),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } or IOException => (
            $"{address}: förbindelsen bröts innan hela svaret hade kommit.",
            false),
        OperationCanceledException => (
            string.Create(
                CultureInfo.InvariantCulture,
                $"{address}: inget mer av svaret kom på {new KoladaClientOptions().AttemptTimeout.TotalSeconds} sekunder."),
            false),
        _ => ($"{address}: tjänsten kunde inte nås, eller förbindelsen bröts.", true),
    };

    private static string Meaning(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => " (tillträde nekas)",
        HttpStatusCode.NotFound => " (finns inte)",
        HttpStatusCode.Gone => " (borttagen): adressen hör till en version av API:et som har stängts",
        HttpStatusCode.UnprocessableEntity => " (frågan avvisas)",
        HttpStatusCode.TooManyRequests => " (för många anrop)",
        HttpStatusCode.ProxyAuthenticationRequired => " (en proxyserver kräver inloggning)",
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => " (en omdirigering som inte följdes)",
        >= HttpStatusCode.InternalServerError => " (fel i tjänsten)",
        _ => "",
    };
}
