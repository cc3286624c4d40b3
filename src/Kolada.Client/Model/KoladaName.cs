namespace Kolada;

/// <summary>Something that Kolada has, by its id and its title: a municipality or a group, offered where a name could not be found.</summary>
/// <param name="Id">The id, for instance <c>1267</c> or <c>G33621</c>.</param>
/// <param name="Title">The title, for instance <c>Höör</c>.</param>
public sealed record KoladaName(string Id, string Title)
{
    /// <summary>Title and id: <c>Höör (1267)</c>.</summary>
    public override string ToString() => $"{Title} ({Id})";
}
