using System.Runtime.Versioning;
using Kolada;
using Kolada.Client.DependencyInjection;
using Kolada.Client.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Kolada to a host.</summary>
public static class KoladaServiceCollectionExtensions
{
    /// <summary>The name of the <see cref="HttpClient"/> that the client uses: <c>Kolada</c>.</summary>
    public const string HttpClientName = "Kolada";

    /// <summary>
    /// Adds <see cref="KoladaClient"/> as a singleton. Its options are checked when the host starts. A <see cref="TimeProvider"/>
    /// and an <see cref="ILoggerFactory"/> among the services are used where the options name no others.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, to add handlers to it or to replace the primary one (a proxy,
    /// certificates, a sandbox). Add no retries: the client has its own, which cover the body too.
    /// </returns>
    /// <remarks>
    /// The client keeps one handler for its life, whose connections are renewed every five minutes. Calling this twice adds to the
    /// options and leaves one client. The client logs one line a call, under the category <c>Kolada</c>; the factory's own four lines are
    /// left out, and <c>AddDefaultLogger()</c> on the builder brings them back. In a browser there are no sockets: this method is marked
    /// as not supported there, so that the build says so; give a <see cref="KoladaClient"/> the browser's <see cref="HttpClient"/> instead.
    /// </remarks>
    [UnsupportedOSPlatform("browser")]
    public static IHttpClientBuilder AddKolada(this IServiceCollection services, Action<KoladaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<KoladaClientOptions> options = services.AddOptions<KoladaClientOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KoladaClientOptions>, KoladaOptionsValidator>());
        services.TryAddSingleton(CreateClient);
        return services.AddHttpClient(HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(OwnHttpClient.CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    /// <summary>Adds <see cref="KoladaClient"/> with options from configuration, such as <c>configuration.GetSection("Kolada")</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">
    /// The section whose keys are the names of <see cref="KoladaClientOptions"/>' properties; times are written <c>hh:mm:ss</c>,
    /// numbers with a point. A key that is no option is refused when the host starts, since it is most likely misspelt.
    /// </param>
    /// <param name="configure">Sets more options, after the section; null for none.</param>
    /// <returns>The builder of the client's <see cref="HttpClient"/>; see the other overload.</returns>
    [UnsupportedOSPlatform("browser")]
    public static IHttpClientBuilder AddKolada(this IServiceCollection services, IConfiguration configuration, Action<KoladaClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddKolada(options =>
        {
            OptionsBinding.Bind(configuration, options);
            configure?.Invoke(options);
        });
    }

    private static KoladaClient CreateClient(IServiceProvider services)
    {
        KoladaClientOptions options = services.GetRequiredService<IOptions<KoladaClientOptions>>().Value with { };
        if (options.TimeProvider == TimeProvider.System && services.GetService<TimeProvider>() is { } clock)
        {
            options.TimeProvider = clock;
        }

        options.LoggerFactory ??= services.GetService<ILoggerFactory>();

        return new KoladaClient(services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), options);
    }
}
