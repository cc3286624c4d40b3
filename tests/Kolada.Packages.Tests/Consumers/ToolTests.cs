using System.Text.Json;
using Kolada.Packages.Tests.Packed;

namespace Kolada.Packages.Tests.Consumers;

/// <summary>The tool, installed as users install it.</summary>
[Trait("Speed", "Slow")]
public sealed class ToolTests(PackedPackages packages)
{
    [Fact]
    public async Task It_installs_and_does_its_main_job_offline()
    {
        using TemporaryFolder folder = new("kolada-tool-");
        await Consumer.UseFeedAsync(folder, packages);
        await Tool.DotnetAsync(folder.FullName, "tool", "install", "Kolada.Cli", "--tool-path", "tools", "--version", Build.Version);
        string kolada = Path.Combine(folder.FullName, "tools", "kolada");

        ProgramRun shown = await Tool.RunAsync(kolada, folder.FullName, "efficiency", "Höör", "--offline");
        ProgramRun json = await Tool.RunAsync(kolada, folder.FullName, "efficiency", "Höör", "--offline", "--format", "json");

        Assert.Contains("Höör", shown.Output, StringComparison.Ordinal);
        Assert.Contains(KoladaClient.OwnCalculationLabel, shown.Output, StringComparison.Ordinal);
        JsonElement report = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(("1267", true), (report.GetProperty("municipality").GetProperty("id").GetString(), report.GetProperty("offline").GetBoolean()));
    }
}
