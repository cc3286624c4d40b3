using System.Net.Sockets;
using System.Text;

namespace Kolada.Sandbox.Tests;

/// <summary>What readers that do not read cost.</summary>
[Collection(nameof(SlowReaders))]
public sealed class SlowReaderTests(ITestOutputHelper output)
{
    private const int Readers = 40;

    /// <summary>A piece of the body, what Kestrel holds back, and what belongs to a connection.</summary>
    private const long MostPerReader = 512 * 1024;

    [Fact]
    public async Task A_reader_that_does_not_read_costs_a_bounded_buffer()
    {
        await using FaultyDoor door = await FaultyDoor.OpenAsync("socket", new SandboxOptions { SyntheticSeed = 1 });
        int length = (await door.GetAsync("/v3/kpi")).Bytes.Length;
        Assert.True(length > 3_000_000);
        List<TcpClient> clients = [];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        try
        {
            for (int i = 0; i < Readers; i++)
            {
                TcpClient client = new() { ReceiveBufferSize = 4096 };
                clients.Add(client);
                await client.ConnectAsync(door.BaseAddress.Host, door.BaseAddress.Port, TestContext.Current.CancellationToken);
                NetworkStream stream = client.GetStream();
                await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /v3/kpi HTTP/1.1\r\nHost: x.test\r\n\r\n"), TestContext.Current.CancellationToken);

                // The first byte tells that the server has begun to send; nothing more is read.
                await stream.ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
            }

            long perReader = (GC.GetTotalMemory(forceFullCollection: true) - before) / Readers;
            output.WriteLine($"{Readers} readers of {length} bytes each cost {perReader} bytes a reader.");
            Assert.Equal(Readers, door.Server!.Statistics.MaxConcurrentRequests);
            Assert.InRange(perReader, 0, MostPerReader);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }
}

/// <summary>Tests whose measurements others would disturb.</summary>
[CollectionDefinition(nameof(SlowReaders), DisableParallelization = true)]
public sealed class SlowReaders;
