#:project ../src/Kolada.Sandbox
#:package Microsoft.Extensions.Hosting
#:property PublishAot=false
// A service in a generic host: options from configuration, the host's logging, and a nightly figure.
//   dotnet run samples/hosted-service.cs
//   dotnet run samples/hosted-service.cs -- --live
// Options come from appsettings.json, the environment (Kolada__MaxRequestsPerSecond=2) or the command line (--Kolada:MaxRequestsPerSecond=2).
using Kolada;
using Kolada.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

HostApplicationBuilder builder = Host.CreateApplicationBuilder([.. args.Where(argument => argument != "--live")]);
IHttpClientBuilder http = builder.Services.AddKolada(builder.Configuration.GetSection("Kolada"));
if (!args.Contains("--live"))
{
    http.ConfigurePrimaryHttpMessageHandler(() => new SandboxHandler());
}

builder.Services.AddHostedService<NightlyFigure>();
await builder.Build().RunAsync();

/// <summary>Reads one figure when the host starts, and stops it; a real one would wait for the next night.</summary>
internal sealed class NightlyFigure(KoladaClient kolada, IHostApplicationLifetime lifetime, ILogger<NightlyFigure> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DataPoint? latest = await kolada.GetLatestAsync("N15428", "1267", cancellationToken: stoppingToken);
        log.LogInformation("Höör {Year}: {Value} %. {Source}", latest?.Year, latest?.Value, KoladaClient.SourceLabel);
        lifetime.StopApplication();
    }
}
