namespace Kolada.Sandbox.Tests;

public sealed class LoadTests(Doors doors) : IClassFixture<Doors>
{
    [Theory]
    [InlineData("handler")]
    [InlineData("socket")]
    public async Task Many_at_once_get_what_each_asked_for(string door)
    {
        string[] paths = [.. Enumerable.Range(0, 400).Select(i => (i % 4) switch
        {
            0 => $"/v3/data/kpi/N15428/municipality/{(i % 60) + 1230:D4}/year/2023",
            1 => $"/v3/data/kpi/N17461,N15428/year/{2015 + (i % 9)}?per_page=50&page={(i % 7) + 1}",
            2 => $"/v3/municipality?title={(char)('a' + (i % 26))}",
            _ => $"/v3/municipality_groups?per_page=20&page={i}",
        })];
        var alone = new List<byte[]>();
        foreach (var path in paths)
            alone.Add((await doors.GetAsync(path)).Bytes);
        var together = await Task.WhenAll(paths.Select(path => Task.Run(() => doors.GetAsync(path, door))));
        Assert.All(together.Zip(alone), pair => Assert.Equal(pair.Second, pair.First.Bytes));
    }

    [Fact]
    public async Task A_body_read_after_its_response_is_gone_fails_instead_of_giving_someone_else_s_bytes()
    {
        using var invoker = new HttpMessageInvoker(new SandboxHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, doors.Address("/v3/municipality"));
        var response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        response.Dispose();
        Assert.ThrowsAny<ObjectDisposedException>(() => body.ReadByte());
    }

    [Fact]
    public async Task A_cancelled_call_is_not_answered()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => doors.InProcess.GetAsync(doors.Address("/v3/kpi"), cancelled.Token));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_so()
    {
        await Assert.ThrowsAsync<IOException>(() => KoladaSandboxServer.StartAsync(
            new KoladaSandboxServerOptions { Port = doors.BaseAddress.Port }, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KoladaSandboxServerOptions { Port = 70000 });
    }

    [Fact]
    public async Task A_stopped_server_frees_its_port()
    {
        var server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await server.DisposeAsync();
        await using var again = await KoladaSandboxServer.StartAsync(
            new KoladaSandboxServerOptions { Port = server.BaseAddress.Port }, TestContext.Current.CancellationToken);
        Assert.Equal(server.BaseAddress, again.BaseAddress);
    }
}
