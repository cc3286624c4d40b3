using System.Globalization;
using Kolada.Client.Text;

namespace Kolada.Client.Lookup;

/// <summary>Reads the titles of RKA's groups of similar municipalities.</summary>
/// <remarks>
/// "Liknande kommuner grundskola, Höör, 2024", and the general one "Liknande kommuner, övergripande, Höör, 2025". An area can itself
/// contain a comma, a municipality's name cannot, so titles are read from the right.
/// </remarks>
internal static class SimilarGroups
{
    private const string General = "övergripande";
    private const int MaxNearest = 5;
    private static readonly string[] Prefixes = ["Liknande kommuner", "Liknande regioner"];

    public static MunicipalityGroup Newest(IEnumerable<MunicipalityGroup> groups, Municipality municipality, string? area)
    {
        List<(MunicipalityGroup Group, string Area, int Year)> own =
        [
            .. from @group in groups
               let title = Parse(@group.Title)
               where title is not null && title.Value.Municipality == municipality.Title
               select (@group, title.Value.Area, title.Value.Year),
        ];
        string wanted = FoldedText.Fold(area ?? General);
        List<(MunicipalityGroup Group, string Area, int Year)> matches = [.. own.Where(entry => FoldedText.Fold(entry.Area) == wanted)];
        return matches.Count > 0
            ? matches.MaxBy(entry => entry.Year).Group
            : throw new KoladaException($"There is no published group of similar municipalities for {municipality.Title} and the area {UntrustedText.Quote(area ?? General)}. {Available(own.Select(entry => entry.Area))}")
            {
                Kind = KoladaErrorKind.NotFound,
                Missing = [area ?? General],
                Nearest = [.. own.OrderByDescending(entry => entry.Year).DistinctBy(entry => entry.Area, StringComparer.Ordinal).Take(MaxNearest).Select(
                    entry => new KoladaName(entry.Group.Id.Value, entry.Group.Title))],
            };
    }

    public static (string Area, string Municipality, int Year)? Parse(string title)
    {
        string? prefix = Array.Find(Prefixes, prefix => title.StartsWith(prefix, StringComparison.Ordinal));
        string[] parts = title.Split(", ");
        if (prefix is null || parts.Length < 3 || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            return null;
        }

        string area = string.Join(", ", parts[..^2])[prefix.Length..].TrimStart(',', ' ');
        return (area, parts[^2], year);
    }

    private static string Available(IEnumerable<string> areas)
    {
        string list = string.Join(", ", areas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return list.Length == 0 ? "It has none at all." : $"It has them for {list}.";
    }
}
