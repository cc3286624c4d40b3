using Kolada.Client.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kolada.Client.Tests.Hosting;

/// <summary>The client in a container.</summary>
public sealed class AddKoladaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_is_one_for_all_and_uses_the_options()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        ServiceCollection services = new();
        services.AddKolada(options => options.BaseAddress = server.Address);
        await using ServiceProvider provider = services.BuildServiceProvider();

        KoladaClient client = provider.GetRequiredService<KoladaClient>();

        Assert.Same(client, provider.GetRequiredService<KoladaClient>());
        Assert.Equal(["Höör", "Riket"], await client.NamesAsync(Token));
    }

    [Fact]
    public async Task Handlers_can_be_added_through_the_builder()
    {
        await using RawServer server = RawServer.Start(exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        ServiceCollection services = new();
        CountingHandler counting = new();
        services.AddKolada(options => options.BaseAddress = server.Address).AddHttpMessageHandler(() => counting);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<KoladaClient>().NamesAsync(Token);

        Assert.Equal(1, counting.Calls);
    }

    [Fact]
    public async Task Added_twice_it_is_one_client_with_the_options_of_both()
    {
        ServiceCollection services = new();
        services.AddKolada(options => options.MaxConcurrency = 7);
        services.AddKolada(options => options.MaxRetries = 1);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Single(provider.GetServices<KoladaClient>());
        KoladaClientOptions options = provider.GetRequiredService<IOptions<KoladaClientOptions>>().Value;
        Assert.Equal((7, 1), (options.MaxConcurrency, options.MaxRetries));
    }

    [Fact]
    public async Task A_host_refuses_to_start_with_an_option_out_of_range()
    {
        ServiceCollection services = new();
        services.AddKolada(options => options.MaxConcurrency = 0);
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("MaxConcurrency is 0; it must be at least 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_come_from_configuration()
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal)
        {
            ["Kolada:BaseAddress"] = "http://localhost:8080/v3/",
            ["Kolada:maxrequestspersecond"] = "2.5",
            ["Kolada:CallTimeout"] = "00:10:00",
            ["Kolada:ApplicationName"] = "MyReport/1.2",
        };
        ServiceCollection services = new();
        services.AddKolada(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Kolada"), options => options.MaxRetries = 9);
        await using ServiceProvider provider = services.BuildServiceProvider();

        KoladaClientOptions options = provider.GetRequiredService<IOptions<KoladaClientOptions>>().Value;

        Assert.Equal(new Uri("http://localhost:8080/v3/"), options.BaseAddress);
        Assert.Equal(2.5, options.MaxRequestsPerSecond);
        Assert.Equal(TimeSpan.FromMinutes(10), options.CallTimeout);
        Assert.Equal("MyReport/1.2", options.ApplicationName);
        Assert.Equal(9, options.MaxRetries);
    }

    [Theory]
    [InlineData("MaxRetrys", "3", "Kolada:MaxRetrys is not an option. The options are ")]
    [InlineData("MaxRetries", "many", "Kolada:MaxRetries is 'many', which cannot be read")]
    [InlineData("MaxRetries", "99999999999", "Kolada:MaxRetries is '99999999999', which cannot be read")]
    [InlineData("CallTimeout", "100", "Kolada:CallTimeout is '100', which cannot be read: a time is written hh:mm:ss")]
    [InlineData("BaseAddress", "somewhere", "Kolada:BaseAddress is 'somewhere', which cannot be read")]
    [InlineData("MaxRequestsPerSecond", "-1", "MaxRequestsPerSecond is -1; it must be 0")]
    public async Task A_wrong_setting_is_named_when_the_host_starts(string key, string value, string says)
    {
        Dictionary<string, string?> settings = new(StringComparer.Ordinal) { ["Kolada:" + key] = value };
        ServiceCollection services = new();
        services.AddKolada(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Kolada"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_that_text_can_give_can_come_from_configuration()
    {
        IEnumerable<string> settable = typeof(KoladaClientOptions).GetProperties()
            .Where(property => property.CanWrite
                && (property.PropertyType.IsValueType || property.PropertyType == typeof(string) || property.PropertyType == typeof(Uri)))
            .Select(property => property.Name);

        Assert.Equal(settable.Order(StringComparer.Ordinal), OptionsBinding.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_clock_among_the_services_is_used()
    {
        TestClock clock = new();
        await using RawServer server = RawServer.Start(exchange => exchange.StatusAsync(503), exchange => exchange.JsonAsync(Pages.TwoMunicipalities));
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock);
        services.AddKolada(options =>
        {
            options.BaseAddress = server.Address;
            options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromSeconds(7);
            options.Jitter = () => 0.999;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();

        Task<IReadOnlyList<string>> names = provider.GetRequiredService<KoladaClient>().NamesAsync(Token);
        await clock.WhenWaitingAsync(left => left <= TimeSpan.FromSeconds(7));
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(["Höör", "Riket"], await names);
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
