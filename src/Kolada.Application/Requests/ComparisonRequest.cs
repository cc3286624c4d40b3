using System.Globalization;
using Kolada.Efficiency;

namespace Kolada.Application;

/// <summary>Whom a municipality is compared with, as people say it. Nothing said means the municipalities of its county.</summary>
public sealed record ComparisonRequest
{
    /// <summary>As <see cref="Group"/>: all municipalities.</summary>
    public const string All = PlaceDirectory.All;

    /// <summary>As <see cref="Group"/>: RKA's similar municipalities; with <c>:AREA</c> behind it those of a service area.</summary>
    public const string Similar = "similar";

    /// <summary>A group's title or id, <see cref="All"/>, or <see cref="Similar"/>; null when the comparison is of another kind.</summary>
    public string? Group { get; init; }

    /// <summary>Names or ids of the municipalities to compare with; empty when the comparison is of another kind.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>How many of the nearest to compare with, at least 1; null when the comparison is of another kind.</summary>
    public int? NearestCount { get; init; }

    /// <summary>The KPIs that nearness is measured in; not empty if and only if <see cref="NearestCount"/> is set.</summary>
    public IReadOnlyList<SimilarityCriterion> NearestBy { get; init; } = [];

    /// <summary>The year of those KPIs; null for the latest that covers nine tenths of the municipalities.</summary>
    public int? NearestYear { get; init; }

    /// <summary>Refuses what contradicts itself.</summary>
    /// <exception cref="RequestException">
    /// More than one kind of comparison is asked for, or the nearest lack their number or criteria, or the number is below 1.
    /// </exception>
    public void Validate()
    {
        if (new[] { Group is not null, With.Count > 0, NearestCount is not null }.Count(given => given) > 1)
        {
            throw RequestException.Invalid(NoticeCode.ComparisonAmbiguous);
        }

        if (NearestCount is null != (NearestBy.Count == 0) || (NearestYear is not null && NearestCount is null))
        {
            throw RequestException.Invalid(NoticeCode.NearestIncomplete);
        }

        if (NearestCount is < 1 and var count)
        {
            throw RequestException.Invalid(NoticeCode.NearestCountTooSmall, ("count", [count.ToString(CultureInfo.InvariantCulture)]));
        }
    }
}
