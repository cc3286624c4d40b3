using System.Globalization;
using Kolada.Client.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kolada.Client.DependencyInjection;

/// <summary>Sets options from configuration: by hand, so that trimming loses nothing and a wrong key or value is named.</summary>
internal static class OptionsBinding
{
    private static readonly Dictionary<string, Action<KoladaClientOptions, string>> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(KoladaClientOptions.BaseAddress)] = (options, text) => options.BaseAddress = new Uri(text, UriKind.Absolute),
        [nameof(KoladaClientOptions.MaxRequestsPerSecond)] = (options, text) => options.MaxRequestsPerSecond = double.Parse(
            text,
            NumberStyles.Float,
            CultureInfo.InvariantCulture),
        [nameof(KoladaClientOptions.MaxConcurrency)] = (options, text) => options.MaxConcurrency = Whole(text),
        [nameof(KoladaClientOptions.MaxRetries)] = (options, text) => options.MaxRetries = Whole(text),
        [nameof(KoladaClientOptions.RetryDelay)] = (options, text) => options.RetryDelay = Time(text),
        [nameof(KoladaClientOptions.MaxRetryDelay)] = (options, text) => options.MaxRetryDelay = Time(text),
        [nameof(KoladaClientOptions.MaxRetryAfter)] = (options, text) => options.MaxRetryAfter = Time(text),
        [nameof(KoladaClientOptions.AttemptTimeout)] = (options, text) => options.AttemptTimeout = Time(text),
        [nameof(KoladaClientOptions.CallTimeout)] = (options, text) => options.CallTimeout = Time(text),
        [nameof(KoladaClientOptions.OperationTimeout)] = (options, text) => options.OperationTimeout = text.Length == 0 ? null : Time(text),
        [nameof(KoladaClientOptions.BreakerThreshold)] = (options, text) => options.BreakerThreshold = Whole(text),
        [nameof(KoladaClientOptions.BreakerPause)] = (options, text) => options.BreakerPause = Time(text),
        [nameof(KoladaClientOptions.MaxBodyBytes)] = (options, text) => options.MaxBodyBytes = long.Parse(
            text,
            NumberStyles.None,
            CultureInfo.InvariantCulture),
        [nameof(KoladaClientOptions.MaxPages)] = (options, text) => options.MaxPages = Whole(text),
        [nameof(KoladaClientOptions.UseCache)] = (options, text) => options.UseCache = bool.Parse(text),
        [nameof(KoladaClientOptions.CacheMetadataFor)] = (options, text) => options.CacheMetadataFor = Time(text),
        [nameof(KoladaClientOptions.CacheDataFor)] = (options, text) => options.CacheDataFor = Time(text),
        [nameof(KoladaClientOptions.CacheDirectory)] = (options, text) => options.CacheDirectory = text.Length == 0 ? null : text,
        [nameof(KoladaClientOptions.MaxCacheBytes)] = (options, text) => options.MaxCacheBytes = long.Parse(
            text,
            NumberStyles.None,
            CultureInfo.InvariantCulture),
        [nameof(KoladaClientOptions.AllowRedirectsToOtherHosts)] = (options, text) => options.AllowRedirectsToOtherHosts = bool.Parse(text),
        [nameof(KoladaClientOptions.ApplicationName)] = (options, text) => options.ApplicationName = text.Length == 0 ? null : text,
    };

    /// <summary>The names that a section may have.</summary>
    public static IReadOnlyCollection<string> Names => Setters.Keys;

    /// <exception cref="OptionsValidationException">A key is no option, or a value is not of its kind.</exception>
    public static void Bind(IConfiguration section, KoladaClientOptions options)
    {
        foreach (IConfigurationSection entry in section.GetChildren())
        {
            if (!Setters.TryGetValue(entry.Key, out Action<KoladaClientOptions, string>? set))
            {
                throw Wrong($"{entry.Path} is not an option. The options are {string.Join(", ", Names)}.");
            }

            try
            {
                set(options, entry.Value ?? "");
            }
            catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
            {
                throw Wrong($"{entry.Path} is {UntrustedText.Quote(entry.Value)}, which cannot be read: {unreadable.Message}");
            }
        }
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A bare number would be taken for days.</summary>
    private static TimeSpan Time(string text) => text.Contains(':', StringComparison.Ordinal)
        ? TimeSpan.Parse(text, CultureInfo.InvariantCulture)
        : throw new FormatException("a time is written hh:mm:ss, such as 00:01:40 for 100 seconds.");

    private static OptionsValidationException Wrong(string message) => new(Options.DefaultName, typeof(KoladaClientOptions), [message]);
}
