using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>How a <see cref="KoladaWorkspace"/> behaves.</summary>
public sealed record WorkspaceOptions
{
    /// <summary>How the client behaves: limits, deadline, name of the application, clock. The snapshot is asked without a limit on the rate.</summary>
    public KoladaClientOptions Client { get; init; } = new();

    /// <summary>Receives every call when it has been answered or has failed; null, the default, when nobody needs to know. Calls may overlap.</summary>
    public IProgress<SourceCall>? Calls { get; init; }

    /// <summary>The language of the problems found in files of own figures and models; English by default.</summary>
    public ReportLanguage ProblemLanguage { get; init; }
}
