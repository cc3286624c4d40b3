namespace Kolada.Efficiency;

/// <summary>The group that a municipality is compared with, as a report carries it.</summary>
/// <param name="Id">The group's id; null for a list of the user's own.</param>
/// <param name="Title">The group's title.</param>
/// <param name="Size">How many municipalities are compared, the chosen one included.</param>
public sealed record ComparedGroup(MunicipalityGroupId? Id, string Title, int Size);
