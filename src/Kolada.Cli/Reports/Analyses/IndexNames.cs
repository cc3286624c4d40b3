using Kolada.Cli.Language;
using Kolada.Efficiency;

namespace Kolada.Cli.Reports.Analyses;

/// <summary>What the three indices are called.</summary>
internal static class IndexNames
{
    public static string Of(IndexKind kind, Texts texts) => kind switch
    {
        IndexKind.Resource => texts.Say("Resource", "Resurs"),
        IndexKind.Quality => texts.Say("Quality", "Kvalitet"),
        _ => texts.Say("Efficiency", "Effektivitet"),
    };

    /// <summary>The indices of an area that are there, each with what belongs to it.</summary>
    public static IEnumerable<(IndexKind Kind, T Part)> There<T>(T? resource, T? quality, T? efficiency)
        where T : class =>
        from index in new[] { (IndexKind.Resource, resource), (IndexKind.Quality, quality), (IndexKind.Efficiency, efficiency) }
        where index.Item2 is not null
        select (index.Item1, index.Item2);
}
