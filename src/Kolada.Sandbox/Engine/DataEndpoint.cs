namespace Kolada.Sandbox;

/// <summary>A question about data. A dimension that is null is not restricted.</summary>
/// <param name="Kpis">KPI ids.</param>
/// <param name="Places">Ids of municipalities and groups, or of units.</param>
/// <param name="Years">Years.</param>
internal sealed record DataQuestion(IReadOnlyList<string>? Kpis, IReadOnlyList<string>? Places, IReadOnlyList<int>? Years)
{
    /// <summary>Only municipalities of these types, no groups; null for all places.</summary>
    public IReadOnlyList<string>? AmongTypes { get; init; }

    /// <summary>Only units of these municipalities; null for all units. Counts as a dimension.</summary>
    public IReadOnlyList<string>? AmongMunicipalities { get; init; }

    /// <summary>Only rows that were changed on this day or later; null for all rows.</summary>
    public DateOnly? ChangedSince { get; init; }

    /// <summary>With fewer than two dimensions the API answers with silence.</summary>
    public bool IsEnough => (Kpis is null ? 0 : 1) + (Places is null && AmongMunicipalities is null ? 0 : 1) + (Years is null ? 0 : 1) >= 2;
}

/// <summary>Where data rows come from, in order of KPI, year and place.</summary>
internal interface IRowSource
{
    /// <summary>Writes the rows of the page that the call asks for, with commas between them.</summary>
    /// <param name="call">The call, with the page and the place to write to.</param>
    /// <param name="question">Which rows the list has.</param>
    /// <param name="written">How many rows were written.</param>
    /// <returns>Whether there is another row after the page.</returns>
    /// <exception cref="ProblemException">An id is unknown, and the call refuses that.</exception>
    bool Write(EndpointCall call, DataQuestion question, out int written);
}

/// <summary>Answers questions about data: rows in the envelope of the API, a page at a time.</summary>
internal static class DataEndpoint
{
    public static void Write(IRowSource rows, EndpointCall call, DataQuestion question)
    {
        DateOnly? changedSince = call.Query.Date("from_date");
        int written = 0;
        call.Body.Write("{\"values\":["u8);
        bool more = question.IsEnough && rows.Write(call, question with { ChangedSince = changedSince }, out written);
        call.Window.WriteEnd(call.Body, written, more, call.Links);
    }
}
