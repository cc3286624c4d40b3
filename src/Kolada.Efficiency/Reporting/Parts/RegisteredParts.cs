namespace Kolada.Efficiency.Reporting.Parts;

/// <summary>The analyses that a report can carry, in the order in which documents show them. JSON and CSV keep this order too.</summary>
internal static class RegisteredParts
{
    public static IReadOnlyList<ReportPart> All { get; } =
        [new ExplanationsPart(), new PeersPart(), new PublishedPart(), new RobustnessPart(), new TrendsPart()];

    /// <summary>Refuses, before any call, a model that has an area which one of the analyses cannot be computed for.</summary>
    /// <exception cref="ArgumentException">There is such an area; the message says which and why.</exception>
    public static void RefuseUnsupported(EfficiencyModel model, ReportParts parts)
    {
        foreach (ReportPart part in AskedFor(parts))
        {
            foreach (ServiceArea area in model.Areas)
            {
                part.RefuseUnsupported(area);
            }
        }
    }

    /// <summary>Those that a combination of flags asks for.</summary>
    public static IEnumerable<ReportPart> AskedFor(ReportParts parts) => All.Where(part => parts.HasFlag(part.Flag));
}
