using System.Globalization;
using System.Runtime.InteropServices;
using Kolada.Packages.Tests.Packed;
using Kolada.Sandbox;

namespace Kolada.Packages.Tests.Consumers;

/// <summary>A trimmed, self-contained program: what the trimmer cannot see is gone, and what is left must do.</summary>
[Trait("Speed", "Slow")]
public sealed class TrimmedAppTests(PackedPackages packages)
{
    private const string Program = """
        using Kolada;
        using Kolada.Efficiency;

        using KoladaClient kolada = new(new KoladaClientOptions { BaseAddress = new Uri(args[0]) });
        Kpi kpi = (await kolada.GetKpisByIdAsync(["N15428"]))[0];
        DataPoint? latest = await kolada.GetLatestAsync(kpi.Id, "1267");
        Console.WriteLine(FormattableString.Invariant($"{kpi.Title}|{latest?.Year}|{latest?.Value}"));
        EfficiencyReport report = await kolada.EvaluateEfficiencyAsync("Höör", model: EfficiencyModel.Get("net-cost"));
        Console.WriteLine(report.ToJson());
        """;

    [Fact]
    public async Task It_is_published_without_a_warning_and_makes_a_round_trip_over_a_socket()
    {
        using TemporaryFolder folder = new("kolada-trimmed-");
        await Consumer.UseFeedAsync(folder, packages);
        folder.Write("app.csproj", Consumer.Project(
            $"<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained><TrimmerSingleWarn>false</TrimmerSingleWarn><RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier><InvariantGlobalization>true</InvariantGlobalization>",
            "Kolada.Efficiency"));
        folder.Write("Program.cs", Program);

        ProgramRun published = await Tool.DotnetAsync(folder.FullName, "publish", "-o", "out");
        await using KoladaSandboxServer server = await KoladaSandboxServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        ProgramRun run = await Tool.RunAsync(Path.Combine(folder.FullName, "out", "app"), folder.FullName, server.BaseAddress.ToString());

        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);
        using KoladaClient here = KoladaSandbox.CreateClient();
        Kpi kpi = (await here.GetKpisByIdAsync(["N15428"], TestContext.Current.CancellationToken))[0];
        DataPoint? latest = await here.GetLatestAsync("N15428", "1267", cancellationToken: TestContext.Current.CancellationToken);
        string[] lines = run.Output.Split('\n', 2);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{kpi.Title}|{latest?.Year}|{latest?.Value}"), lines[0].Trim());
        Assert.Equal("1267", System.Text.Json.JsonDocument.Parse(lines[1]).RootElement.GetProperty("municipality").GetProperty("id").GetString());
    }
}
