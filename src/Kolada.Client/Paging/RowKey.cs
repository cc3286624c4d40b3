namespace Kolada.Client.Paging;

/// <summary>What a row is about: two answers bring the same row when its keys are equal.</summary>
/// <param name="Id">The id of an entity; null for a row of data.</param>
/// <param name="Kpi">The number of a row's KPI in its operation's ids.</param>
/// <param name="Place">The number of its municipality or unit.</param>
/// <param name="Year">Its year.</param>
internal readonly record struct RowKey(string? Id, int Kpi, int Place, int Year);
