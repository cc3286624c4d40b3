using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kolada.Packages.Tests.Packed;

namespace Kolada.Packages.Tests.Consumers;

/// <summary>A web API as <c>dotnet new webapiaot</c> makes it, with our types in its own source-generated context, compiled ahead of time.</summary>
[Trait("Speed", "Slow")]
public sealed partial class WebApiTests(PackedPackages packages)
{
    private const string Program = """
        using System.Text.Json.Serialization;
        using Kolada;
        using Kolada.Efficiency;
        using Kolada.Sandbox;

        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddKolada().ConfigurePrimaryHttpMessageHandler(() => new SandboxHandler());
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AppJsonContext.Default));
        var app = builder.Build();

        app.MapGet("/municipality/{name}", (string name, KoladaClient kolada, CancellationToken stop) => kolada.GetMunicipalityAsync(name, stop));
        app.MapGet("/kpi/{id}", (KpiId id, KoladaClient kolada, CancellationToken stop) => kolada.GetKpiAsync(id, stop));
        app.MapGet("/rows/{kpi}/{year}", async (KpiId kpi, int year, KoladaClient kolada, CancellationToken stop) =>
        {
            KpiTable table = await kolada.GetTableAsync(new DataQuery { Kpis = [kpi], Municipalities = ["1267", "1281"], Years = [year] }, stop);
            return table.ToRows().ToArray();
        });
        app.MapGet("/table/{kpi}/{year}", (KpiId kpi, int year, KoladaClient kolada, CancellationToken stop) =>
            kolada.GetTableAsync(new DataQuery { Kpis = [kpi], Municipalities = ["1267", "1281"], Years = [year] }, stop));
        app.MapGet("/report/{name}", async (string name, KoladaClient kolada, CancellationToken stop) =>
            Results.Content((await kolada.EvaluateEfficiencyAsync(name, cancellationToken: stop)).ToJson(), "application/json"));
        app.Run();

        [JsonSerializable(typeof(Municipality))]
        [JsonSerializable(typeof(Kpi))]
        [JsonSerializable(typeof(KpiTableRow[]))]
        [JsonSerializable(typeof(KpiTable))]
        internal sealed partial class AppJsonContext : JsonSerializerContext;
        """;

    [Fact]
    public async Task It_is_published_without_a_warning_and_answers()
    {
        using TemporaryFolder folder = new("kolada-webapi-");
        await Consumer.UseFeedAsync(folder, packages);
        await Tool.DotnetAsync(folder.FullName, "new", "webapiaot", "-n", "app", "-o", ".", "--no-restore");
        string project = Path.Combine(folder.FullName, "app.csproj");
        string template = await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken);
        folder.Write("app.csproj", References().Replace(template, "").Replace("</PropertyGroup>", $"""
              <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Kolada.Efficiency" Version="{Build.Version}" />
                <PackageReference Include="Kolada.Sandbox" Version="{Build.Version}" />
              </ItemGroup>
            """, StringComparison.Ordinal));
        folder.Write("Program.cs", Program);

        ProgramRun published = await Tool.DotnetAsync(folder.FullName, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", "out");

        Assert.Contains("<PublishAot>true</PublishAot>", template, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", published.Output, StringComparison.OrdinalIgnoreCase);
        using Process app = Start(Path.Combine(folder.FullName, "out", "app"), folder.FullName);
        try
        {
            using HttpClient http = new() { BaseAddress = await AddressAsync(app) };
            Assert.Equal("1267", (await AskAsync(http, "municipality/Höör")).GetProperty("id").GetString());
            Assert.Equal("N15428", (await AskAsync(http, "kpi/N15428")).GetProperty("id").GetString());
            Assert.Contains((await AskAsync(http, "rows/N15428/2023")).EnumerateArray(), row => row.GetProperty("municipality").GetString() == "1267" && row.GetProperty("value").GetDouble() > 0);
            Assert.Equal("N15428", (await AskAsync(http, "table/N15428/2023")).GetProperty("values")[0].GetProperty("kpi").GetString());
            Assert.Equal("1267", (await AskAsync(http, "report/Höör")).GetProperty("municipality").GetProperty("id").GetString());
        }
        finally
        {
            app.Kill(entireProcessTree: true);
        }
    }

    private static Task<JsonElement> AskAsync(HttpClient http, string path) => http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    private static Process Start(string program, string folder)
    {
        ProcessStartInfo start = new(program, ["--urls", "http://127.0.0.1:0"]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        return Process.Start(start)!;
    }

    /// <summary>The address that the program says it listens on.</summary>
    private static async Task<Uri> AddressAsync(Process app)
    {
        List<string> lines = [];
        while (await app.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                return new Uri(match.Value);
            }
        }

        throw new InvalidOperationException($"The program ended without listening:\n{string.Join('\n', lines)}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();

    /// <summary>What the template references is not needed here.</summary>
    [GeneratedRegex("<PackageReference[^>]*/>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex References();
}
