using System.Globalization;
using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>From a comparison as people say it to the population of the computation.</summary>
internal static class ComparisonPopulations
{
    /// <summary>The population; null for the county, which the library finds.</summary>
    /// <exception cref="KoladaException">A name, a group or a KPI is not known.</exception>
    /// <exception cref="ArgumentException">The nearest cannot be told.</exception>
    public static async Task<Population?> ResolveAsync(
        this ComparisonRequest comparison, KoladaClient client, PlaceDirectory places, Municipality chosen, CancellationToken cancellationToken = default)
    {
        if (comparison.NearestCount is { } count)
        {
            return await client.GetNearestPopulationAsync(
                chosen.Id.Value,
                comparison.NearestBy,
                count,
                comparison.NearestYear,
                cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Municipality> known = await places.GetMunicipalitiesAsync(cancellationToken).ConfigureAwait(false);
        if (comparison.With.Count > 0)
        {
            IReadOnlyList<MunicipalityId> members = await places.ResolveAsync(comparison.With, cancellationToken).ConfigureAwait(false);
            return Selected(comparison.With.Count, members, chosen, known);
        }

        return comparison.Group is not { } group ? null
            : PlaceDirectory.IsAll(group) ? Population.All(known)
            : Population.Create(await ResolveGroupAsync(client, places, chosen, group.Trim(), cancellationToken).ConfigureAwait(false), chosen.Id, known);
    }

    private static Population Selected(int count, IReadOnlyList<MunicipalityId> members, Municipality chosen, IReadOnlyList<Municipality> known)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"{count} selected {(count == 1 ? "municipality" : "municipalities")}");
        return Population.Create(title, members, chosen.Id, known) with
        {
            TitleInSwedish = string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "vald kommun" : "valda kommuner")}"),
        };
    }

    private static Task<MunicipalityGroup> ResolveGroupAsync(
        KoladaClient client, PlaceDirectory places, Municipality chosen, string group, CancellationToken cancellationToken)
    {
        const string similarIn = ComparisonRequest.Similar + ":";
        return string.Equals(group, ComparisonRequest.Similar, StringComparison.OrdinalIgnoreCase)
                ? client.GetSimilarMunicipalitiesAsync(chosen, area: null, cancellationToken)
            : group.StartsWith(similarIn, StringComparison.OrdinalIgnoreCase)
                ? client.GetSimilarMunicipalitiesAsync(chosen, group[similarIn.Length..].Trim(), cancellationToken)
            : places.ResolveGroupAsync(group, cancellationToken);
    }
}
