namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>The analyses that a report can carry, in the order in which documents show them. JSON and CSV keep this order too.</summary>
internal static class RegisteredParts
{
    public static IReadOnlyList<ReportPart> All { get; } = [new ExplanationsPart(), new PeersPart(), new PublishedPart(), new RobustnessPart(), new TrendsPart()];

    /// <summary>Those that a combination of flags asks for.</summary>
    public static IEnumerable<ReportPart> AskedFor(ReportParts parts) => All.Where(part => parts.HasFlag(part.Flag));
}
