using System.Globalization;
using System.Net;
using Kolada.Cli.Failures;
using Kolada.Cli.Hosting;
using Kolada.Cli.Tests.Support;
using Kolada.Efficiency;
using Kolada.Efficiency.Text;

namespace Kolada.Cli.Tests.Output;

/// <summary>What went wrong is told in the user's language; the library's English stands beside it only where it tells more.</summary>
public sealed class FailureTests
{
    private const string English = "The library's own words, meant for developers.";

    private static readonly Uri Address = new("https://api.kolada.se/v3/kpi/N15428");

    /// <summary>An exception, the sentence in Swedish, and whether the original stands below it.</summary>
    public static TheoryData<Exception, string, bool> Failures => new()
    {
        {
            new KoladaException(English) { Kind = KoladaErrorKind.NotFound, Missing = ["Hör"], Nearest = [new("1267", "Höör"), new("1266", "Hörby")] },
            "'Hör' finns inte i Kolada. Närmast kommer Höör (1267), Hörby (1266).",
            false
        },
        {
            new KoladaException(English)
            {
                Kind = KoladaErrorKind.NotFound,
                Missing = ["Väst"],
                Nearest = [new("G1", "Väst"), new("G2", "Väst (ovägt medel)")],
                IsAmbiguous = true,
            },
            "'Väst' kan betyda Väst (G1), Väst (ovägt medel) (G2). Ange id.",
            false
        },
        { new KoladaException(English) { Kind = KoladaErrorKind.NotFound, Missing = ["N99999", "9999"] }, "Kolada känner inte till N99999, 9999.", false },
        { Answered(HttpStatusCode.NotFound, KoladaErrorKind.NotFound), $"{Address}: svaret blev 404 (finns inte).", false },
        { Answered(HttpStatusCode.Gone), $"{Address}: svaret blev 410 (borttagen): adressen hör till en version av API:et som har stängts.", false },
        { Answered(HttpStatusCode.UnprocessableEntity), $"{Address}: svaret blev 422 (frågan avvisas).", false },
        { Answered(HttpStatusCode.TooManyRequests), $"{Address}: svaret blev 429 (för många anrop).", false },
        { Answered(HttpStatusCode.ProxyAuthenticationRequired), $"{Address}: svaret blev 407 (en proxyserver kräver inloggning).", false },
        { Answered(HttpStatusCode.Forbidden), $"{Address}: svaret blev 403 (tillträde nekas).", false },
        { Answered(HttpStatusCode.Found), $"{Address}: svaret blev 302 (en omdirigering som inte följdes).", false },
        { Answered(HttpStatusCode.BadGateway), $"{Address}: svaret blev 502 (fel i tjänsten).", false },
        { Answered(HttpStatusCode.Conflict), $"{Address}: svaret blev 409.", false },
        { Broken(new HttpRequestException(HttpRequestError.NameResolutionError)), $"{Address}: värdnamnet api.kolada.se kunde inte slås upp.", false },
        { Broken(new HttpRequestException(HttpRequestError.ConnectionError)), $"{Address}: ingen förbindelse kunde upprättas.", false },
        { Broken(new HttpRequestException(HttpRequestError.SecureConnectionError)), $"{Address}: en säker förbindelse kunde inte upprättas.", true },
        { Broken(new HttpRequestException(HttpRequestError.ResponseEnded)), $"{Address}: förbindelsen bröts innan hela svaret hade kommit.", false },
        { Broken(new OperationCanceledException()), $"{Address}: inget mer av svaret kom på 30 sekunder.", false },
        { Broken(new HttpRequestException(HttpRequestError.ProxyTunnelError)), $"{Address}: tjänsten kunde inte nås, eller förbindelsen bröts.", true },
        {
            new KoladaException(English) { Kind = KoladaErrorKind.InvalidAnswer, RequestUri = Address },
            $"{Address}: svaret är inte det som Koladas API lovar; inget av det användes.",
            true
        },
        { new KoladaException(English) { Kind = KoladaErrorKind.InvalidAnswer }, "Koladas svar hänger inte ihop; inget av dem användes.", true },
        { new TimeoutException(English), "Kolada svarade inte inom 100 sekunder.", false },
        { new ArgumentException(English, "chosen"), "Så går det inte att fråga.", true },
        { new UnauthorizedAccessException(English), "Filen eller katalogen får inte läsas eller skrivas.", true },
        { new IOException(English), "En fil kunde inte läsas eller skrivas.", true },
        { new InvalidOperationException(English), "Ett oväntat fel inträffade.", true },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_went_wrong_is_told_in_the_users_language(Exception error, string sentence, bool withOriginal)
    {
        bool isUnknownId = error is KoladaException { Missing.Count: > 0, Nearest.Count: 0 };

        string swedish = Told(ReportLanguage.Swedish, error);
        string english = Told(ReportLanguage.English, error);

        Assert.StartsWith(
            $"kolada: {sentence}\n{(withOriginal ? $"  på engelska: {English}\n" : "")}  frågan: kolada data\n  åtgärd: ",
            swedish,
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"kolada: {(isUnknownId ? "Kolada does not know N99999, 9999." : English)}\n  asked: kolada data\n  to do: ",
            english,
            StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_to_wait_is_told()
    {
        KoladaException busy = new(English)
        {
            Kind = KoladaErrorKind.Refused,
            StatusCode = HttpStatusCode.TooManyRequests,
            RequestUri = Address,
            RetryAfter = TimeSpan.FromSeconds(90),
        };

        Assert.Contains("försök igen om 90 s", Told(ReportLanguage.Swedish, busy), StringComparison.Ordinal);
        Assert.Contains("try again in 90 s", Told(ReportLanguage.English, busy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("efficiency Atlantis --offline", 3, "kolada: 'Atlantis' finns inte i Kolada. Närmast kommer ")]
    [InlineData("data --kpi N15428 --group Skånes --offline", 3, "kolada: 'Skånes' finns inte i Kolada. Närmast kommer ")]
    [InlineData("efficiency 0012 --offline", 2, "kolada: Region Skåne (0012) är ingen kommun, och bara kommuner jämförs.")]
    [InlineData("efficiency Riket --group all --offline", 2, "kolada: Riket (0000) är ingen kommun")]
    [InlineData("efficiency Höör --model /dev/null --offline", 2, "kolada: null: Modellen kan inte användas:")]
    [InlineData("group show G999999 --offline", 3, "kolada: Kolada känner inte till G999999.")]
    [InlineData("data --kpi N15428 --municipality , --offline", 2, "kolada: --municipality anger ingenting.")]
    [InlineData("data --kpi N15428 --offline --format", 2, "kolada: --format behöver ett värde.")]
    [InlineData("data --kpi N15428 --offline=ja", 2, "kolada: 'ja' är ett argument för mycket.")]
    [InlineData("data --kpi N15428 --offline --out /no/such/folder/x.csv", 1, "kolada: Katalogen för '/no/such/folder/x.csv' finns inte.")]
    [InlineData("data --kpi N15428 --offline --out /", 1, "kolada: '/' är en katalog.")]
    public async Task A_Swedish_command_line_fails_in_Swedish(string commandLine, int code, string says)
    {
        CliRun run = await CliRun.OfAsync(["--lang", "sv", .. commandLine.Split(' ')]);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        foreach (string english in new[] { "There is no", "names nothing", "The nearest", "Unrecognized", "Required" })
        {
            Assert.DoesNotContain(english, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "All 312 municipalities and regions are listed by id", "13 calls of at most 25 values a segment; at most 312 rows, at most 5000 a page.", @"\d+ answers in \d+\.\d s")]
    [InlineData("sv", "Alla 312 kommuner och regioner räknas upp med id", "13 anrop; högst 312 rader.", @"\d+ svar på \d+,\d s")]
    public async Task A_plan_and_its_calls_are_told_in_the_users_language(string language, string listed, string calls, string verbose)
    {
        CliRun run = await CliRun.OfAsync(
            "data", "--kpi", "N15428", "--municipality", "all", "--year", "2023", "--explain", "--verbose", "--offline", "--lang",
            language);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(listed, run.Error, StringComparison.Ordinal);
        Assert.Contains(calls, run.Error, StringComparison.Ordinal);
        Assert.Matches(verbose, run.Error);
    }

    private static KoladaException Answered(HttpStatusCode status, KoladaErrorKind kind = KoladaErrorKind.Refused) =>
        new(English) { Kind = kind, StatusCode = status, RequestUri = Address };

    private static KoladaException Broken(Exception cause) => new(English, cause) { Kind = KoladaErrorKind.Unreachable, RequestUri = Address };

    private static string Told(ReportLanguage language, Exception error)
    {
        using StringWriter written = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Terminal terminal = new() { Output = Stream.Null, Error = written };
        new FailureReport(terminal, new Texts(language), ["data"]).Report(error, parsed: null, offline: false, verbose: false);
        return written.ToString();
    }
}
