namespace Kolada.Application;

/// <summary>An answer with what a reader should know beside it.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">What was asked for.</param>
/// <param name="Notices">Where it comes from, what it lacks and what was chosen for the user, in reading order; empty when there is nothing to say.</param>
public sealed record Answer<T>(T Value, IReadOnlyList<Notice> Notices);
