using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kolada.Sandbox;

namespace Kolada.EndToEnd.Tests.CommandLine;

/// <summary>What the tool does when the service is slow, away, or not Kolada at all; over real sockets.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_address_that_is_not_there_is_code_4_and_leaves_the_old_file()
    {
        string file = _folder.PathOf("values.csv");
        await File.WriteAllTextAsync(file, "old", TestContext.Current.CancellationToken);

        ProgramRun result = await Tool.RunAsync(
            ["data", "--kpi", "N15428", "--municipality", "1267", "--base-url", $"http://127.0.0.1:{FreePort()}/v3", "--out", file]);

        Assert.Equal(4, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("--offline", result.Error, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(["values.csv"], _folder.Files.Select(found => found.Name));
    }

    [Fact]
    public async Task An_address_without_v3_is_code_4_and_says_what_is_missing()
    {
        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        ProgramRun result = await Tool.RunAsync(["municipality", "list", "--base-url", server.BaseAddress.GetLeftPart(UriPartial.Authority)]);

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("/v3", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_tells_the_calls_on_stderr_only()
    {
        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        ProgramRun result = await Tool.RunAsync(["municipality", "show", "1267", "--base-url", $"{server.BaseAddress}", "--max-rps", "0", "--verbose"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"GET http://127\.0\.0\.1:\d+/v3/municipality_groups\S* -> 200 \(\d+ ms\)", result.Error);
        Assert.DoesNotContain("GET ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_the_service_does_not_know_is_code_3()
    {
        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        ProgramRun result = await Tool.RunAsync(
            ["data", "--kpi", "N15428,N99999", "--municipality", "1267", "--year", "2023", "--base-url", $"{server.BaseAddress}", "--format", "csv"]);

        Assert.Equal(3, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("N99999", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_tells_its_address_serves_and_ends_on_SIGTERM()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using Process process = Tool.Start(["sandbox", "--port", "0"]);
        string? address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using HttpClient http = new();
        string answer = await http.GetStringAsync(new Uri($"{address}/municipality/1267"), TestContext.Current.CancellationToken);
        await SignalAsync(process, "TERM");
        ProgramRun result = await ProgramRun.EndAsync(process, process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));

        Assert.Matches(@"^http://127\.0\.0\.1:\d+/v3$", address);
        Assert.Contains("Höör", answer, StringComparison.Ordinal);
        Assert.Equal(143, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_the_way_out()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;

        ProgramRun result = await Tool.RunAsync(["sandbox", "--port", $"{port}"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains($"Port {port}", result.Error, StringComparison.Ordinal);
        Assert.Contains("--port 0", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_ends_a_call_that_hangs_and_leaves_no_file(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Assert.SkipWhen(IsIgnored(signal), $"This test run ignores SIG{signal}, and so would whatever it starts.");
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        string file = _folder.PathOf("values.csv");
        using Process process = Tool.Start(
            ["data", "--kpi", "N15428", "--municipality", "1267", "--base-url", $"http://{silent.LocalEndpoint}/v3", "--out", file]);
        using TcpClient waiting = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await waiting.GetStream().ReadExactlyAsync(new byte["GET /v3/".Length], TestContext.Current.CancellationToken);
        await SignalAsync(process, signal);
        ProgramRun result = await ProgramRun.EndAsync(process, process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task Nohup_keeps_the_tool_going_when_the_terminal_goes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no nohup.");
        using Process process = Tool.StartInShell("trap '' HUP; exec \"$0\" \"$@\"", "sandbox", "--port", "0");
        string? address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        await SignalAsync(process, "HUP");
        using HttpClient http = new();
        string answer = await http.GetStringAsync(new Uri($"{address}/municipality/1267"), TestContext.Current.CancellationToken);
        await SignalAsync(process, "TERM");
        ProgramRun result = await ProgramRun.EndAsync(process, process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Höör", answer, StringComparison.Ordinal);
        Assert.Equal(143, result.ExitCode);
    }

    [Theory]
    [InlineData("http://me:s3cr3t@{0}")]
    [InlineData("http://me:s3cr3t%20x@{0}/")]
    [InlineData("http://me:s3cr3t@y/z@{0}")]
    [InlineData("me:s3cr3t@{0}")]
    public async Task The_password_of_a_proxy_is_never_told(string proxy)
    {
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(502));
        string address = string.Format(CultureInfo.InvariantCulture, proxy, server.Address.Authority);

        foreach (string scheme in new[] { "https", "http" })
        {
            ProgramRun result = await Tool.RunAsync(
                ["municipality", "list", "--base-url", $"{scheme}://kolada.invalid/v3", "--max-rps", "0", "--verbose"],
                ("https_proxy", address),
                ("http_proxy", address));

            Assert.Equal(4, result.ExitCode);
            Assert.Contains("502", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--base-url", "http://me:s3cr3t@kolada.invalid/v3")]
    [InlineData("--base-url=ftp://me:s3cr3t@kolada.invalid/v3")]
    [InlineData("--base-url", "me:s3cr3t@kolada.invalid")]
    [InlineData("--base-url", "http://me:s3cr3t@a/b@kolada.invalid/v3")]
    [InlineData("--base-uri", "http://me:s3cr3t@kolada.invalid/v3")]
    public async Task A_password_in_an_address_is_not_echoed(params string[] address)
    {
        ProgramRun result = await Tool.RunAsync(["municipality", "list", "--verbose", .. address]);

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("s3cr3t", result.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_Kolada_is_code_4_and_its_text_cannot_steer_the_terminal()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task serving = ServeAsync(
            other,
            "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 18\r\nConnection: close\r\n\r\n\u001b[2J<html>no</html>",
            stop.Token);
        ProgramRun result = await Tool.RunAsync(["municipality", "list", "--verbose", "--base-url", $"http://{other.LocalEndpoint}/v3"]);
        await stop.CancelAsync();
        await serving;

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("403", result.Error, StringComparison.Ordinal);
        Assert.Contains("<html>no", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Error);
    }

    private static async Task ServeAsync(TcpListener listener, string answer, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(cancellationToken);
                _ = await client.GetStream().ReadAsync(new byte[4096], cancellationToken);
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether a signal is ignored, as by nohup or a shell's &amp;, which .NET respects. Bit n - 1 of SigIgn stands for signal n.</summary>
    private static bool IsIgnored(string signal)
    {
        const string status = "/proc/self/status";
        int bit = signal switch { "HUP" => 1, "INT" => 1 << 1, _ => 1 << 14 };
        string? mask = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return mask is not null && (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) & (ulong)bit) != 0;
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
