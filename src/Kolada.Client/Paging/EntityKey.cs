namespace Kolada.Client.Paging;

/// <summary>Which entity an item of a list is: two answers bring the same item when the ids are equal.</summary>
internal readonly record struct EntityKey(string Id);
