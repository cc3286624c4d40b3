using System.Reflection;

namespace Kolada.Cli.Hosting;

/// <summary>The tool's name and version.</summary>
internal static class ToolInfo
{
    public const string Name = "kolada";

    /// <summary>The version, without the build's commit.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
