namespace Kolada.Faults.Tests.Matrix;

/// <summary>Every fault on the list of KPIs: two pages of made-up KPIs, 6,099 in all.</summary>
public sealed class KpiListMatrixTests
{
    public static TheoryData<SandboxFault, Occurrence> Cells => MatrixCells.Of(Expectations.KpiList);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task The_list_of_KPIs_is_complete_or_says_why_not(SandboxFault fault, Occurrence occurrence) =>
        MatrixCells.CheckAsync(Endpoints.KpiList, Expectations.KpiList, fault, occurrence);
}

/// <summary>Every fault on data of KPIs, municipalities and years: several calls, and an unknown id that is reported.</summary>
public sealed class DataMatrixTests
{
    public static TheoryData<SandboxFault, Occurrence> Cells => MatrixCells.Of(Expectations.Data);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Data_are_complete_or_say_why_not(SandboxFault fault, Occurrence occurrence) =>
        MatrixCells.CheckAsync(Endpoints.Data, Expectations.Data, fault, occurrence);
}

/// <summary>Faults of each kind on every other endpoint.</summary>
public sealed class OtherEndpointsMatrixTests
{
    public static TheoryData<string> Paths => [.. Endpoints.Others.Select(endpoint => endpoint.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Every_endpoint_is_complete_or_says_why_not(string path) => MatrixCells.CheckAllAsync(Endpoints.Named(path), Expectations.Others);

    [Fact]
    public void The_two_main_endpoints_meet_every_fault()
    {
        IEnumerable<SandboxFault> judged = Enum.GetValues<SandboxFault>().Except(Expectations.NotJudged);
        Assert.Equal(judged, Expectations.KpiList.Select(row => row.Fault));
        Assert.Equal(judged, Expectations.Data.Select(row => row.Fault));
    }
}

/// <summary>Faults that strike between pages, on every other endpoint whose lists have several.</summary>
public sealed class BetweenPagesMatrixTests
{
    public static TheoryData<string> Paths => [.. Endpoints.OfSeveralPages.Select(endpoint => endpoint.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public Task A_list_of_several_pages_is_complete_or_says_why_not(string path) =>
        MatrixCells.CheckAllAsync(Endpoints.Named(path), Expectations.BetweenPages(Endpoints.Named(path)));
}

/// <summary>What the tests of all parts of the matrix share.</summary>
internal static class MatrixCells
{
    public static TheoryData<SandboxFault, Occurrence> Of(IReadOnlyList<ExpectedRow> rows)
    {
        TheoryData<SandboxFault, Occurrence> cells = [];
        foreach (ExpectedRow row in rows)
        {
            foreach (Occurrence occurrence in Enum.GetValues<Occurrence>())
            {
                cells.Add(row.Fault, occurrence);
            }
        }

        return cells;
    }

    public static async Task CheckAllAsync(Endpoint endpoint, IReadOnlyList<ExpectedRow> expectations)
    {
        foreach (ExpectedRow row in expectations)
        {
            foreach (Occurrence occurrence in Enum.GetValues<Occurrence>())
            {
                await CheckAsync(endpoint, expectations, row.Fault, occurrence);
            }
        }
    }

    /// <summary>Every reading that the fault could strike is as expected or, where calls in between were left alone, equal.</summary>
    public static async Task CheckAsync(Endpoint endpoint, IReadOnlyList<ExpectedRow> expectations, SandboxFault fault, Occurrence occurrence)
    {
        Expected expected = expectations.Single(row => row.Fault == fault)[occurrence];
        IReadOnlyList<Observation> readings = await CellRun.RunAsync(new Cell(endpoint, fault, occurrence));
        string seen = $"{fault}, {occurrence}, {endpoint}: " + string.Join("; ", readings.Select(reading => $"{reading.Outcome} ({reading.Message})"));
        Assert.True(Outcomes.Of(readings) == expected.Outcome, $"Expected {expected.Outcome}. {seen}");
        foreach (Observation reading in readings.Where(reading => reading.Outcome == expected.Outcome))
        {
            Assert.All(
                expected.Names,
                name => Assert.True(reading.Message?.Contains(name, StringComparison.Ordinal) == true, $"Expected '{name}' in the message. {seen}"));
        }
    }
}
