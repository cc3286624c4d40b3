using System.Globalization;
using Kolada.Client.Tests.Hosting;

namespace Kolada.Client.Tests.Caching;

/// <summary>Which answers are kept, for how long, and that a kept one is the right one. Each in memory and on disk.</summary>
public sealed class AnswerCacheTests : IDisposable
{
    private readonly TestClock _clock = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Metadata_is_kept_for_an_hour(bool onDisk)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(Options(server, onDisk));

        await client.NamesAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(1, server.Requests);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await client.NamesAsync(Token);
        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_that_has_become_much_shorter_is_read_twice_and_then_believed(bool onDisk)
    {
        int[] entries = [100, 90, 80, 90, 80, 80];
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(StubHandler.Municipalities(entries[exchange.Number])));
        using KoladaClient client = new(Options(server, onDisk));

        Assert.Equal(100, (await client.NamesAsync(Token)).Count);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(90, (await client.NamesAsync(Token)).Count);
        Assert.Equal(2, server.Requests);

        // 80 of 90 are too few; the second answer has them all again.
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(90, (await client.NamesAsync(Token)).Count);
        Assert.Equal(4, server.Requests);

        // Twice the same is the truth.
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(80, (await client.NamesAsync(Token)).Count);
        Assert.Equal(6, server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_kept_when_the_cache_is_off(bool onDisk)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(Options(server, onDisk) with { UseCache = false, CacheDataFor = TimeSpan.FromDays(1) });

        await client.NamesAsync(Token);
        await client.NamesAsync(Token);

        Assert.Equal(2, server.Requests);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_differs_in_any_part_of_the_address_is_another_answer(bool onDisk)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Municipality(exchange.Target)));
        using KoladaClient client = new(Options(server, onDisk));
        using KoladaClient elsewhere = new(Options(server, onDisk) with { BaseAddress = new Uri(server.Address + "/mirror") });

        Assert.Equal("/v3/municipality?title=a", await TitleAsync(client, "a"));
        Assert.Equal("/v3/municipality?title=A", await TitleAsync(client, "A"));
        Assert.Equal("/v3/municipality", await TitleAsync(client, null));
        Assert.Equal("/v3/mirror/municipality", await TitleAsync(elsewhere, null));
        Assert.Equal("/v3/municipality?title=a", await TitleAsync(client, "a"));
        Assert.Equal(4, server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Values_are_kept_on_request_with_the_date_of_their_answer(bool onDisk)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Value(exchange.Number), "Date: Sun, 01 Mar 2026 08:00:00 GMT\r\n"));
        using KoladaClient off = new(Options(server, onDisk));
        using KoladaClient on = new(Options(server, onDisk) with { CacheDataFor = TimeSpan.FromDays(1) });

        await off.GetTableAsync(Query, Token);
        await off.GetTableAsync(Query, Token);
        Assert.Equal(2, server.Requests);

        KpiTable first = await on.GetTableAsync(Query, Token);
        _clock.Advance(TimeSpan.FromHours(23));
        KpiTable second = await on.GetTableAsync(Query, Token);
        Assert.Equal(3, server.Requests);
        Assert.Equal(2, second.GetValue("N15428", "1267", 2023));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), second.RetrievedAt);
        Assert.Equal(first.RetrievedAt, second.RetrievedAt);
    }

    [Fact]
    public async Task Changes_are_never_kept()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Value(exchange.Number)));
        using KoladaClient client = new(Options(server, onDisk: false) with { CacheDataFor = TimeSpan.FromDays(1) });

        await client.GetChangesAsync(new DateOnly(2026, 1, 1), Query, Token).CountAsync(Token);
        await client.GetChangesAsync(new DateOnly(2026, 1, 1), Query, Token).CountAsync(Token);

        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Errors_and_broken_answers_are_never_kept(bool onDisk)
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.StatusAsync(404),
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities[..50]),
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(Options(server, onDisk) with { MaxRetries = 0 });

        await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));
        await Assert.ThrowsAsync<KoladaException>(() => client.NamesAsync(Token));
        Assert.Empty(_folder.Files);
        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Fact]
    public async Task A_clock_set_back_makes_what_is_kept_too_old()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        _clock.Advance(TimeSpan.FromDays(1));
        using KoladaClient tomorrow = new(Options(server, onDisk: true));
        using KoladaClient today = new(Options(server, onDisk: true) with { TimeProvider = new TestClock() });

        await tomorrow.NamesAsync(Token);
        await today.NamesAsync(Token);

        Assert.Equal(2, server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_of_different_ages_still_make_a_whole_list(bool onDisk)
    {
        using ShiftingList list = new(Enumerable.Range(0, 7000));
        KoladaClientOptions options = new() { TimeProvider = _clock, CacheDirectory = onDisk ? _folder.FullName : null };
        using HttpClient http = new(list, disposeHandler: false);
        using KoladaClient client = new(http, options with { MaxRequestsPerSecond = 0 });

        // The first page is kept, the list changes, and the second page comes from the changed list.
        await using (IAsyncEnumerator<KoladaPage<OrganizationalUnit>> pages = client.GetOrganizationalUnitsAsync(cancellationToken: Token)
            .AsPages(cancellationToken: Token)
            .GetAsyncEnumerator(Token))
        {
            await pages.MoveNextAsync();
        }

        Assert.Equal(["/v3/ou"], list.Asked);
        list.BeforeAnswer = (answer, units) => units.RemoveRange(0, answer == 1 ? 3 : 0);
        List<string> mixed = await client.GetOrganizationalUnitsAsync(cancellationToken: Token).Select(unit => unit.Id.Value).ToListAsync(Token);
        List<string> anew = await client.GetOrganizationalUnitsAsync(cancellationToken: Token).Select(unit => unit.Id.Value).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, 7000).Select(ShiftingList.IdOf), mixed);
        Assert.Equal(Enumerable.Range(3, 6997).Select(ShiftingList.IdOf), anew);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_logged_and_done_without()
    {
        string file = _folder.PathOf("a-file");
        await File.WriteAllTextAsync(file, "", Token);
        using RecordingLoggerFactory logs = new();
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(Options(server, onDisk: true) with { CacheDirectory = Path.Combine(file, "below-a-file"), LoggerFactory = logs });

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));

        Assert.Contains(logs.Entries, entry => entry.Id.Name == "CacheFailed");
    }

    private static DataQuery Query => new() { Kpis = ["N15428"], Municipalities = ["1267"], Years = [2023] };

    private KoladaClientOptions Options(RawServer server, bool onDisk) =>
        server.Options() with { UseCache = true, TimeProvider = _clock, CacheDirectory = onDisk ? _folder.FullName : null };

    private static async Task<string> TitleAsync(KoladaClient client, string? title) =>
        (await client.GetMunicipalitiesAsync(title, Token).ToListAsync(Token))[0].Title;

    private static string Municipality(string title) => $$"""{"values":[{"id":"1267","title":"{{title}}","type":"K"}],"next_url":null}""";

    private static string Value(int value) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"values":[{"kpi":"N15428","municipality":"1267","period":2023,"values":[{"gender":"T","count":1,"status":"","value":{{value}},"isdeleted":false}]}],"next_url":null}""");
}
