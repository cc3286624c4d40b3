using System.ComponentModel;
using System.Diagnostics;

namespace Kolada.EndToEnd.Tests.SecondServer;

/// <summary>
/// The second Kolada, <c>tests/second-server/server.mjs</c>, over the real data beside the repository. It stops when it is disposed,
/// and by itself when the test process dies.
/// </summary>
public sealed class NodeServer : IAsyncLifetime
{
    /// <summary>The day that the sandbox's answers carry, so that both are judged alike.</summary>
    private const string SnapshotDate = "Sun, 16 Aug 2026 00:00:00 GMT";

    private Process? _node;

    /// <summary>Where it answers; null when it could not be started, and then <see cref="WhyNot"/> says why.</summary>
    public Uri? BaseAddress { get; private set; }

    public string? WhyNot { get; private set; }

    /// <summary>The address; skips the test where there is none, and fails it in CI.</summary>
    public Uri Require()
    {
        if (BaseAddress is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail("In CI the second server must run: " + WhyNot);
        }

        Assert.SkipWhen(BaseAddress is null, WhyNot ?? "");
        return BaseAddress!;
    }

    public async ValueTask InitializeAsync()
    {
        string data = Repository.PathOf("..", "shared", "data");
        if (!Directory.Exists(data))
        {
            WhyNot = "../shared/data is not beside the repository.";
            return;
        }

        try
        {
            _node = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("tests", "second-server", "server.mjs"), data, "--date", SnapshotDate])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
        }
        catch (Win32Exception missing)
        {
            WhyNot = "Node is not installed: " + missing.Message;
            return;
        }

        string? address = await _node!.StandardOutput.ReadLineAsync();
        BaseAddress = address is null ? null : new Uri(address);
        WhyNot = address is null ? "The second server ended before it said where it listens." : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is null)
        {
            return;
        }

        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
