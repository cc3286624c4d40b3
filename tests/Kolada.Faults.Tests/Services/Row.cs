namespace Kolada.Faults.Tests.Services;

/// <summary>A member of a JSON object: its name, and its value as JSON text.</summary>
internal readonly record struct Member(string Name, string Json);

/// <summary>What a reader gets of a row: which one it is, and all that is said of it.</summary>
internal readonly record struct Line(string Key, string Content);

/// <summary>A row as the service writes it, and what a reader is to get of it.</summary>
/// <param name="Members">Its members, in the order in which they are written.</param>
/// <param name="Lines">One line for an entity; one for each value that was asked for, of a row of data.</param>
internal sealed record Row(IReadOnlyList<Member> Members, IReadOnlyList<Line> Lines)
{
    /// <summary>Each row is itself alone.</summary>
    public bool Equals(Row? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
