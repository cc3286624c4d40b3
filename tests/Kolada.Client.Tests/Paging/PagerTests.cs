namespace Kolada.Client.Tests.Paging;

/// <summary>Lists of several pages are complete, and without doubles, also when they change while they are read.</summary>
public sealed class PagerTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(4999, 1)]
    [InlineData(5000, 2)]
    [InlineData(5001, 2)]
    [InlineData(9998, 3)]
    [InlineData(10_000, 3)]
    [InlineData(52_000, 11)]
    public async Task Every_row_comes_once_in_order_and_the_overlap_costs_no_further_call(int rows, int calls)
    {
        using ShiftingList list = new(Enumerable.Range(0, rows));

        Assert.Equal(Enumerable.Range(0, rows).Select(ShiftingList.IdOf), await list.ReadAsync());
        Assert.Equal(calls, list.Asked.Count);
    }

    [Fact]
    public async Task Pages_overlap_by_a_row_and_stay_nearly_full()
    {
        using ShiftingList list = new(Enumerable.Range(0, 12_000));

        await list.ReadAsync();

        Assert.Equal(["/v3/ou", "/v3/ou?page=2&per_page=4999", "/v3/ou?page=3&per_page=4998"], list.Asked);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2400)]
    [InlineData(4999)]
    [InlineData(5000)]
    [InlineData(7000)]
    public async Task Rows_withdrawn_while_it_is_read_cost_no_other_row(int withdrawn)
    {
        using ShiftingList list = new(Enumerable.Range(0, 20_000)) { BeforeAnswer = (answer, units) => units.RemoveRange(0, answer == 2 ? withdrawn : 0) };

        Assert.Equal(Enumerable.Range(0, 20_000).Select(ShiftingList.IdOf), await list.ReadAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4000)]
    public async Task Rows_added_while_it_is_read_bring_no_row_twice(int added)
    {
        using ShiftingList list = new(Enumerable.Range(0, 20_000))
        {
            BeforeAnswer = (answer, units) => units.InsertRange(0, Enumerable.Range(100_000, answer == 2 ? added : 0)),
        };

        List<string> read = await list.ReadAsync();

        Assert.Equal(read.Count, read.ToHashSet(StringComparer.Ordinal).Count);
        Assert.Superset(Enumerable.Range(0, 20_000).Select(ShiftingList.IdOf).ToHashSet(StringComparer.Ordinal), read.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task More_rows_added_than_a_page_holds_are_an_exception()
    {
        using ShiftingList list = new(Enumerable.Range(0, 20_000))
        {
            BeforeAnswer = (answer, units) => units.InsertRange(0, Enumerable.Range(100_000, answer == 1 ? 30_000 : 0)),
        };

        KoladaException moved = await Assert.ThrowsAsync<KoladaException>(async () => await list.StreamAsync());

        Assert.Contains("it changes while it is read", moved.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3000)]
    public async Task Values_of_data_come_once_each_too(int withdrawn)
    {
        using ShiftingList list = new(Enumerable.Range(0, 14_000)) { BeforeAnswer = (answer, rows) => rows.RemoveRange(100, answer == 2 ? withdrawn : 0) };

        List<string> read = await list.ReadDataAsync();

        // Every fifth row is without values, the others have three.
        Assert.Equal(
            Enumerable.Range(0, 14_000)
                .Where(row => row % 5 != 4)
                .SelectMany(row => new[] { "Total", "Women", "Men" }.Select(gender => ShiftingList.GroupOf(row) + gender)),
            read);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1500)]
    [InlineData(4000)]
    public async Task Going_on_from_a_token_costs_no_row_when_rows_were_withdrawn_meanwhile(int withdrawn)
    {
        using ShiftingList list = new(Enumerable.Range(0, 14_000)) { BeforeAnswer = (answer, units) => units.RemoveRange(0, answer == 1 ? withdrawn : 0) };
        using ShiftingList data = new(Enumerable.Range(0, 14_000)) { BeforeAnswer = (answer, units) => units.RemoveRange(0, answer == 1 ? withdrawn : 0) };

        Assert.Equal(Enumerable.Range(0, 14_000).Select(ShiftingList.IdOf), await list.ReadPieceByPieceAsync());
        Assert.Equal(
            Enumerable.Range(0, 14_000).Where(row => row % 5 != 4).Select(ShiftingList.GroupOf),
            (await data.ReadDataPieceByPieceAsync()).Select(value => value[..7]).Distinct());
    }

    [Fact]
    public async Task Going_on_from_a_row_that_is_gone_is_an_exception()
    {
        using ShiftingList list = new(Enumerable.Range(0, 14_000)) { BeforeAnswer = (answer, units) => units.RemoveRange(4990, answer == 1 ? 10 : 0) };

        KoladaException moved = await Assert.ThrowsAsync<KoladaException>(() => list.ReadPieceByPieceAsync());

        Assert.Contains("it changes while it is read", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_changes_each_row_that_stays_comes_once()
    {
        for (int seed = 0; seed < 25; seed++)
        {
            Random random = new(seed);
            HashSet<int> stayed = [.. Enumerable.Range(0, 11_000)];
            using ShiftingList list = new(stayed.Order());
            list.BeforeAnswer = (answer, units) =>
            {
                if (answer == 0)
                {
                    return;
                }

                for (int change = random.Next(4); change > 0; change--)
                {
                    int at = random.Next(units.Count);
                    if (random.Next(2) == 0)
                    {
                        stayed.Remove(units[at]);
                        units.RemoveAt(at);
                    }
                    else
                    {
                        units.Insert(at, 100_000 + random.Next(800_000));
                    }
                }
            };

            List<string> read = await list.ReadAsync();

            Assert.Equal(
                stayed.Order().Select(ShiftingList.IdOf),
                read.Where(id => stayed.Contains(int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture))));
            Assert.Equal(read.Count, read.ToHashSet(StringComparer.Ordinal).Count);
        }
    }

    [Fact]
    public async Task A_page_that_comes_again_once_is_asked_for_anew()
    {
        using ShiftingList list = new(Enumerable.Range(0, 16_000)) { Serve = (answer, page) => answer == 2 ? page - 1 : page };

        Assert.Equal(Enumerable.Range(0, 16_000).Select(ShiftingList.IdOf), await list.ReadAsync());
        Assert.Equal(5, list.Asked.Count);
    }

    [Theory]
    [InlineData(5500)]
    [InlineData(16_000)]
    public async Task A_page_that_always_comes_again_is_an_exception(int rows)
    {
        using ShiftingList list = new(Enumerable.Range(0, rows)) { Serve = (_, page) => Math.Max(1, page - 1) };

        KoladaException moved = await Assert.ThrowsAsync<KoladaException>(() => list.ReadAsync());

        Assert.Equal(KoladaErrorKind.InvalidAnswer, moved.Kind);
        Assert.Contains("after row 5000 it did not go on", moved.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(2500)]
    [InlineData(4000)]
    [InlineData(100)]
    [InlineData(7)]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(1)]
    public async Task Services_with_shorter_pages_are_read_whole(int largest)
    {
        foreach (int rows in new[] { 1, largest - 1, largest, largest + 1, 2 * largest, (3 * largest) - 2, (5 * largest) + 1 })
        {
            using ShiftingList list = new(Enumerable.Range(0, rows)) { LargestPage = largest };

            Assert.Equal(Enumerable.Range(0, rows).Select(ShiftingList.IdOf), await list.ReadAsync());
        }
    }

    [Fact]
    public async Task Short_pages_overlap_too()
    {
        using ShiftingList withdrawn = new(Enumerable.Range(0, 250))
        {
            LargestPage = 100,
            BeforeAnswer = (answer, units) => units.RemoveRange(10, answer == 1 ? 3 : 0),
        };
        using ShiftingList repeating = new(Enumerable.Range(0, 250)) { LargestPage = 100, Serve = (answer, page) => answer == 1 ? 1 : page };

        Assert.Equal(Enumerable.Range(0, 250).Select(ShiftingList.IdOf), await withdrawn.ReadAsync());
        Assert.Equal(Enumerable.Range(0, 250).Select(ShiftingList.IdOf), await repeating.ReadAsync());
    }

    [Fact]
    public async Task Another_order_at_each_request_is_an_exception()
    {
        Random random = new(7);
        using ShiftingList list = new(Enumerable.Range(0, 12_000))
        {
            BeforeAnswer = (_, units) => random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(units)),
        };

        KoladaException moved = await Assert.ThrowsAsync<KoladaException>(() => list.ReadAsync());

        Assert.Contains("it changes while it is read", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_change_places_across_the_end_of_a_page_are_an_exception_where_rows_were_handed_out()
    {
        using ShiftingList list = new(Enumerable.Range(0, 12_000)) { BeforeAnswer = Swap };

        KoladaException moved = await Assert.ThrowsAsync<KoladaException>(async () => await list.StreamAsync());

        Assert.Contains("its rows come in another order than before", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_change_places_once_cost_a_second_reading_where_all_rows_are_wanted()
    {
        using ShiftingList list = new(Enumerable.Range(0, 12_000)) { BeforeAnswer = Swap };

        List<string> read = await list.ReadAsync();

        Assert.Equal(Enumerable.Range(0, 12_000).Select(ShiftingList.IdOf), read.Order(StringComparer.Ordinal));
        Assert.Equal(5, list.Asked.Count);
    }

    private static void Swap(int answer, List<int> units)
    {
        if (answer == 1)
        {
            (units[3000], units[7000]) = (units[7000], units[3000]);
        }
    }

    [Fact]
    public async Task More_pages_than_allowed_are_refused()
    {
        using ShiftingList list = new(Enumerable.Range(0, 250)) { LargestPage = 100 };

        Assert.Equal(250, (await list.ReadAsync(new KoladaClientOptions { MaxPages = 3 })).Count);
        KoladaException endless = await Assert.ThrowsAsync<KoladaException>(() => list.ReadAsync(new KoladaClientOptions { MaxPages = 2 }));
        Assert.Contains("more than 2 pages (KoladaClientOptions.MaxPages)", endless.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v3/municipality?title=a")]
    [InlineData("/v3/municipality?page=2&title=a")]
    public async Task A_list_that_leads_back_to_a_page_is_refused(string next)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(
            $$"""{"values":[{"id":"{{1000 + exchange.Number}}","title":"Ort","type":"K"}],"next_url":"{{next}}"}"""));
        using KoladaClient client = new(server.Options());

        KoladaException endless = await Assert.ThrowsAsync<KoladaException>(
            async () => await client.GetMunicipalitiesAsync("a", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains("lead back to", endless.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests, 1, 2);
    }

    [Theory]
    [InlineData("/v3/kpi?page=2&title=a")]
    [InlineData("/v3/municipality?page=2")]
    [InlineData("/v3/municipality/1267?page=2&title=a")]
    public async Task A_next_page_of_another_list_or_without_its_filter_is_refused(string next)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync($$"""{"values":[{"id":"1267","title":"Höör","type":"K"}],"next_url":"{{next}}"}"""));
        using KoladaClient client = new(server.Options());

        KoladaException refused = await Assert.ThrowsAsync<KoladaException>(
            async () => await client.GetMunicipalitiesAsync("a", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains("which is another list", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_page_whose_count_is_not_that_of_its_items_is_a_failed_attempt()
    {
        await using RawServer server = RawServer.Start(
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities.Replace("\"count\":2", "\"count\":3", StringComparison.Ordinal)),
            exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        using KoladaClient client = new(server.Options());

        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(TestContext.Current.CancellationToken));
    }
}
