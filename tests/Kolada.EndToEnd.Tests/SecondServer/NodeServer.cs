using System.ComponentModel;
using System.Diagnostics;

namespace Kolada.EndToEnd.Tests.SecondServer;

/// <summary>
/// The second Kolada, <c>tests/second-server/server.mjs</c>, over real data. It stops when it is disposed, and by itself when the test
/// process dies.
/// </summary>
/// <param name="data">What it answers from; null where that is not there.</param>
public abstract class NodeServer(RealData? data) : IAsyncLifetime
{
    /// <summary>The day that the sandbox's answers carry, so that both are judged alike.</summary>
    private const string SnapshotDate = "Sun, 16 Aug 2026 00:00:00 GMT";

    private Process? _node;

    /// <summary>Where it answers; null when it could not be started, and then <see cref="WhyNot"/> says why.</summary>
    public Uri? BaseAddress { get; private set; }

    public string? WhyNot { get; private set; }

    /// <summary>The address; skips the test where there is none. In CI Node must be there.</summary>
    public Uri Require()
    {
        Assert.SkipWhen(data is null, WhyNot ?? "");
        if (BaseAddress is null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail("In CI the second server must run: " + WhyNot);
        }

        Assert.SkipWhen(BaseAddress is null, WhyNot ?? "");
        return BaseAddress!;
    }

    public async ValueTask InitializeAsync()
    {
        if (data is null)
        {
            WhyNot = "The whole data is not beside the repository; the excerpt is tested.";
            return;
        }

        try
        {
            string script = Repository.PathOf("tests", "second-server", "server.mjs");
            _node = Process.Start(new ProcessStartInfo("node", [script, data.Folder, "--date", SnapshotDate])
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
        GC.SuppressFinalize(this);
        if (_node is null)
        {
            return;
        }

        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}

/// <summary>The second server over the excerpt in the repository.</summary>
public sealed class ExcerptServer() : NodeServer(RealData.Excerpt);

/// <summary>The second server over the whole data, where that is beside the repository.</summary>
public sealed class WholeServer() : NodeServer(RealData.Whole);
