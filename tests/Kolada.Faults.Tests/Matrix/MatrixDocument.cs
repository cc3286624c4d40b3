using System.Globalization;
using System.Text;

namespace Kolada.Faults.Tests.Matrix;

/// <summary>The page that shows what came of every cell.</summary>
internal static class MatrixDocument
{
    private const string Introduction = """
        # Fault matrix

        What a reading gives when the service misbehaves: every fault of the sandbox ([testing.md](testing.md)) on the list of KPIs and on
        data of KPIs, municipalities and years, and faults of each kind on every other endpoint, over real sockets and with the client's
        default options, but for the rate, and one call at a time. This page is written by the tests; a test fails when a run differs
        from it. To write it anew:
        `WRITE_FAULT_MATRIX=1 dotnet test tests/Kolada.Faults.Tests -c Release`, and review the difference.

        * **Once**: on the first call, and in another run on the second. **Every third**: on every third call, while the same is read
          three times. **Always**: on every call that it fits.
        * **equal**: byte for byte what comes without faults, a table as CSV. **in the order sent**: the same entities, not sorted by the
          client.
        * **`KoladaException`**, **`TimeoutException`**: nothing incomplete is handed out as complete; the message says what was asked, what
          came and what to do. The kind follows, and the status where there was one.
        * **T is not there**: the rows have no total, so the table has none: `Find` gives null, never women or men in its place.
          **what was withdrawn is not there**: in a list that is read after the withdrawal. A query that names what was withdrawn gets
          `NotFound`, with the id in `Missing`, or in `UnknownIds` where the query asks for that.
        * **–**: the fault does not fit: a list of one page has nothing between pages.

        A single page is checked against its `count`; pages overlap by a row, and a list that moved is read again from further back.
        """;

    public static async Task<string> RenderAsync()
    {
        StringBuilder text = new();
        text.AppendLine(Introduction);
        await AppendMainAsync(text, "/kpi", Endpoints.KpiList, Expectations.KpiList);
        await AppendMainAsync(text, Endpoints.Data.Path, Endpoints.Data, Expectations.Data);
        text.AppendLine("\n## Every other endpoint\n\nWhere the three differ: once / every third / always.\n");
        await AppendTableAsync(text, Endpoints.Others, _ => Expectations.Others);
        text.AppendLine("\n## Where pages meet, on other lists of several pages\n");
        await AppendTableAsync(text, Endpoints.OfSeveralPages, Expectations.BetweenPages);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static async Task AppendTableAsync(StringBuilder text, IReadOnlyList<Endpoint> endpoints, Func<Endpoint, IReadOnlyList<ExpectedRow>> expectations)
    {
        SandboxFault[] faults = [.. endpoints.SelectMany(expectations).Select(row => row.Fault).Distinct()];
        text.AppendLine("| Endpoint | " + string.Join(" | ", faults) + " |");
        text.AppendLine("|---|" + string.Concat(faults.Select(_ => "---|")));
        foreach (Endpoint endpoint in endpoints)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{endpoint.Path}` |");
            foreach (SandboxFault fault in faults)
            {
                string[] outcomes = expectations(endpoint).Any(row => row.Fault == fault) ? await OutcomesAsync(endpoint, fault) : [Outcomes.NotApplicable];
                text.Append(
                    CultureInfo.InvariantCulture,
                    $" {(outcomes.Distinct(StringComparer.Ordinal).Count() == 1 ? outcomes[0] : string.Join(" / ", outcomes))} |");
            }

            text.AppendLine();
        }
    }

    private static async Task AppendMainAsync(StringBuilder text, string title, Endpoint endpoint, IReadOnlyList<ExpectedRow> rows)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"\n## `{title}`\n\n| Fault | Once | Every third | Always |\n|---|---|---|---|");
        foreach (ExpectedRow row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Fault} | {string.Join(" | ", await OutcomesAsync(endpoint, row.Fault))} |");
        }
    }

    /// <summary>What came, whether or not it was expected.</summary>
    private static async Task<string[]> OutcomesAsync(Endpoint endpoint, SandboxFault fault) =>
        await Task.WhenAll(Enum.GetValues<Occurrence>().Select(async occurrence => Outcomes.Of(await CellRun.RunAsync(new Cell(endpoint, fault, occurrence)))));
}
