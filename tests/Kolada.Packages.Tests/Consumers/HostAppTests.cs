using Kolada.Packages.Tests.Packed;

namespace Kolada.Packages.Tests.Consumers;

/// <summary>A generic host as a service would have it, over a sandbox that fails every third call.</summary>
[Trait("Speed", "Slow")]
public sealed class HostAppTests(PackedPackages packages)
{
    private const string Settings = """
        {
          "Logging": { "LogLevel": { "Default": "Information", "Microsoft": "Warning", "System": "Warning", "Kolada": "Debug" } },
          "Kolada": { "MaxRequestsPerSecond": 0, "MaxRetries": 3, "RetryDelay": "00:00:00.001", "CacheDataFor": "01:00:00", "CacheDirectory": "cache", "ApplicationName": "host-app/1.0" }
        }
        """;

    private const string Program = """
        using Kolada;
        using Kolada.Sandbox;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;

        FaultPlan faults = new(7, new FaultRule(SandboxFault.ServiceUnavailable) { When = FaultSchedule.Every(3) });
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSingleton(faults).AddSingleton<Calls>().AddTransient<Counter>();
        builder.Services.AddKolada(builder.Configuration.GetSection("Kolada"))
            .ConfigurePrimaryHttpMessageHandler(() => new SandboxHandler(new SandboxOptions { Faults = faults }))
            .AddHttpMessageHandler<Counter>();
        builder.Services.AddHostedService<Report>();
        await builder.Build().RunAsync();

        internal sealed class Calls { public int Count; }

        internal sealed class Counter(Calls calls) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Interlocked.Increment(ref calls.Count);
                return base.SendAsync(request, cancellationToken);
            }
        }

        internal sealed class Report(KoladaClient kolada, IOptions<KoladaClientOptions> options, FaultPlan faults, Calls calls, IHostApplicationLifetime lifetime, ILogger<Report> log) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                MunicipalityGroup skane = await kolada.GetMunicipalityGroupAsync("Skåne läns kommuner", stoppingToken);
                DataQuery query = new() { Kpis = ["N15428"], Municipalities = skane.Members, Years = [2023], Genders = [Gender.Total] };
                KpiTable table = await kolada.GetTableAsync(query, stoppingToken);
                log.LogInformation("{Name}: {Count} values for {Size} municipalities", options.Value.ApplicationName, table.Count, skane.Members.Count);
                log.LogInformation("calls {Calls}, faults {Faults}", calls.Count, faults.Injected.Values.Sum());
                int before = calls.Count;
                table = await kolada.GetTableAsync(query, stoppingToken);
                log.LogInformation("again {Count} values, {Calls} more calls", table.Count, calls.Count - before);
                lifetime.StopApplication();
            }
        }
        """;

    [Fact]
    public async Task Configuration_logging_retries_and_cache_work_and_a_misspelt_option_keeps_the_host_from_starting()
    {
        using TemporaryFolder folder = new("kolada-host-");
        await Consumer.UseFeedAsync(folder, packages);
        folder.Write("app.csproj", Consumer.Project("", "Kolada.Sandbox", "Microsoft.Extensions.Hosting/10.0.14"));
        folder.Write("Program.cs", Program);
        folder.Write("appsettings.json", Settings);

        ProgramRun run = await Tool.DotnetAsync(folder.FullName, "run");
        ProgramRun fromDisk = await Tool.DotnetAsync(folder.FullName, "run", "--no-build");
        folder.Write("appsettings.json", Settings.Replace("MaxRetries", "MaxRetrys", StringComparison.Ordinal));
        ProgramRun misspelt = await Tool.TryAsync("dotnet", folder.FullName, "run", "--no-build");

        Assert.Contains("host-app/1.0: 33 values for 33 municipalities", run.Output, StringComparison.Ordinal);
        Assert.Matches("calls [1-9][0-9]*, faults [1-9]", run.Output);
        Assert.Contains("again 33 values, 0 more calls", run.Output, StringComparison.Ordinal);
        Assert.Contains("host-app/1.0: 33 values for 33 municipalities", fromDisk.Output, StringComparison.Ordinal);
        Assert.Contains("calls 0, faults 0", fromDisk.Output, StringComparison.Ordinal);
        Assert.Contains($": {KoladaTelemetry.LogCategory}[", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, misspelt.ExitCode);
        Assert.Contains("MaxRetrys", misspelt.Output + misspelt.Error, StringComparison.Ordinal);
    }
}
