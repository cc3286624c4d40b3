using System.Reflection;

namespace Kolada.Packages.Tests;

/// <summary>What this build is: the values come from the project files, so no test repeats them.</summary>
internal static class Build
{
    /// <summary>The libraries, by package id.</summary>
    public static IReadOnlyList<Assembly> Libraries { get; } =
    [
        typeof(KoladaClient).Assembly,
        typeof(Efficiency.EfficiencyReport).Assembly,
        typeof(Sandbox.SandboxHandler).Assembly,
        typeof(Sandbox.KoladaSandboxServer).Assembly,
        typeof(Application.KoladaWorkspace).Assembly,
    ];

    /// <summary>The ids of the libraries' packages.</summary>
    public static IReadOnlyList<string> LibraryIds { get; } = [.. Libraries.Select(library => library.GetName().Name!)];

    /// <summary>The ids of all packages.</summary>
    public static IReadOnlyList<string> PackageIds { get; } = [.. LibraryIds, "Kolada.Cli"];

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Version { get; } = Metadata("Version");

    public static string RepositoryUrl { get; } = Metadata("RepositoryUrl");

    private static string Metadata(string key) =>
        typeof(Build).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
