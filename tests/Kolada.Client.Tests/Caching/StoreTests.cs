using System.Text;
using Kolada.Client.Caching;

namespace Kolada.Client.Tests.Caching;

/// <summary>Both stores give back what was put in, keep to their size, and take damage for absence.</summary>
public sealed class StoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_stored_comes_back_until_it_is_replaced_or_removed(bool onDisk)
    {
        ICacheStore store = Store(onDisk, 1_000_000);
        await store.WriteAsync("http://h/v3/kpi?title=å", Entry("one"), Token);
        await store.WriteAsync("http://h/v3/kpi", Entry(""), Token);
        await store.WriteAsync("http://h/v3/kpi?title=å", Entry("two"), Token);

        CacheEntry? entry = await store.ReadAsync("http://h/v3/kpi?title=å", Token);
        Assert.Equal("two", Text(entry));
        Assert.Equal((Noon, Noon.AddHours(-1)), (entry!.StoredAt, entry.AnsweredAt));
        Assert.Equal("", Text(await store.ReadAsync("http://h/v3/kpi", Token)));
        Assert.Null(await store.ReadAsync("http://h/v3/kpi?title=a", Token));

        store.Remove("http://h/v3/kpi");
        store.Remove("http://h/v3/never-there");
        Assert.Null(await store.ReadAsync("http://h/v3/kpi", Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_keeps_to_its_size(bool onDisk)
    {
        ICacheStore store = Store(onDisk, 10_000);
        for (int i = 0; i < 100; i++)
        {
            await store.WriteAsync($"key{i}", Entry(new string('x', 900)), Token);
        }

        await store.WriteAsync("too large", Entry(new string('x', 20_000)), Token);

        List<int> kept = [];
        for (int i = 0; i < 100; i++)
        {
            if (await store.ReadAsync($"key{i}", Token) is not null)
            {
                kept.Add(i);
            }
        }

        Assert.InRange(kept.Count, 6, 11);
        Assert.Equal(99, kept[^1]);
        Assert.Null(await store.ReadAsync("too large", Token));
        Assert.InRange(_folder.Files.Sum(file => file.Length), 0, 10_000);
    }

    [Fact]
    public async Task In_memory_the_least_recently_used_gives_way()
    {
        MemoryCacheStore store = new(maxBytes: 30);
        await store.WriteAsync("a", Entry("0123456789"), Token);
        await store.WriteAsync("b", Entry("0123456789"), Token);
        await store.WriteAsync("c", Entry("0123456789"), Token);
        await store.ReadAsync("a", Token);
        await store.WriteAsync("d", Entry("0123456789"), Token);

        Assert.NotNull(await store.ReadAsync("a", Token));
        Assert.Null(await store.ReadAsync("b", Token));
    }

    [Fact]
    public async Task On_disk_another_process_finds_it_under_a_name_that_tells_nothing()
    {
        await Store(onDisk: true, 1000).WriteAsync("http://h/v3/../../etc/passwd?x=/", Entry("body"), Token);

        Assert.Equal("body", Text(await Store(onDisk: true, 1000).ReadAsync("http://h/v3/../../etc/passwd?x=/", Token)));
        FileInfo file = Assert.Single(_folder.Files);
        Assert.Matches("^[0-9a-f]{64}\\.kolada$", file.Name);
    }

    [Fact]
    public async Task On_disk_a_file_that_is_damaged_anywhere_is_a_miss()
    {
        DiskCacheStore store = new(_folder.FullName, 100_000);
        await store.WriteAsync("key", Entry("some body"), Token);
        string path = Assert.Single(_folder.Files).FullName;
        byte[] whole = await File.ReadAllBytesAsync(path, Token);

        for (int at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x10;
            await File.WriteAllBytesAsync(path, damaged, Token);
            Assert.Null(await store.ReadAsync("key", Token));
            await File.WriteAllBytesAsync(path, whole[..at], Token);
            Assert.Null(await store.ReadAsync("key", Token));
        }

        await File.WriteAllBytesAsync(path, whole, Token);
        Assert.Equal("some body", Text(await store.ReadAsync("key", Token)));
    }

    [Fact]
    public async Task On_disk_a_file_of_another_key_is_a_miss()
    {
        DiskCacheStore store = new(_folder.FullName, 100_000);
        await store.WriteAsync("one", Entry("1"), Token);
        string one = Assert.Single(_folder.Files).FullName;
        await store.WriteAsync("two", Entry("2"), Token);
        string two = _folder.Files.Single(file => file.FullName != one).FullName;

        File.Copy(one, two, overwrite: true);

        Assert.Null(await store.ReadAsync("two", Token));
    }

    [Fact]
    public async Task On_disk_what_a_crash_left_aside_is_cleared_away_in_time()
    {
        string left = _folder.PathOf("crashed.aside");
        await File.WriteAllBytesAsync(left, new byte[5000], Token);
        File.SetLastWriteTimeUtc(left, Noon.UtcDateTime.AddYears(-1));
        DiskCacheStore store = new(_folder.FullName, 6000);

        for (int i = 0; i < 10; i++)
        {
            await store.WriteAsync($"key{i}", Entry(new string('x', 900)), Token);
        }

        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task On_disk_writers_and_readers_at_once_see_whole_entries_only()
    {
        DiskCacheStore store = new(_folder.FullName, 10_000_000);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(
            async () =>
            {
                for (int i = 0; i < 40; i++)
                {
                    await store.WriteAsync("shared", Entry(new string((char)('a' + worker), 5000)), Token);
                    string? text = Text(await store.ReadAsync("shared", Token));
                    Assert.True(text is not null && text.Length == 5000 && text.All(c => c == text[0]));
                }
            },
            Token)));
    }

    private static CacheEntry Entry(string body) => new(Encoding.UTF8.GetBytes(body), Noon.AddHours(-1), Noon);

    private static string? Text(CacheEntry? entry) => entry is null ? null : Encoding.UTF8.GetString(entry.Body.Span);

    private ICacheStore Store(bool onDisk, long maxBytes) => onDisk ? new DiskCacheStore(_folder.FullName, maxBytes) : new MemoryCacheStore(maxBytes);
}
