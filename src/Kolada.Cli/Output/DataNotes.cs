using Kolada.Cli.Commands;
using Kolada.Cli.Session;

namespace Kolada.Cli.Output;

/// <summary>What a person should know about an answer besides its values: where it comes from, and what it could not give.</summary>
internal sealed class DataNotes(CommandContext context, bool offline, DataQuery query)
{
    private readonly HashSet<(KpiId Kpi, MunicipalityId Municipality, int Year)> _answered = [];
    private bool _any;

    /// <summary>Watches rows pass by. Only the snapshot is small enough to remember them; what Kolada sends is just counted, see <see cref="SeeCount"/>.</summary>
    public IAsyncEnumerable<DataPoint> Watch(IAsyncEnumerable<DataPoint> rows) => offline ? rows.Select(See) : rows;

    /// <summary>Hears how many values the document has.</summary>
    public void SeeCount(long values) => _any |= values > 0;

    public void See(KpiTable table)
    {
        SeeCount(table.Count);
        foreach (DataPoint row in offline ? table.AsEnumerable() : [])
        {
            See(row);
        }
    }

    /// <summary>Writes the remarks to stderr.</summary>
    /// <param name="sourceToo">True where the document itself has no room for the source label.</param>
    /// <param name="own">The user's own figures in the document.</param>
    /// <exception cref="ToolException">The snapshot has nothing at all of what was asked.</exception>
    public void Write(bool sourceToo, IReadOnlyList<DataPoint> own)
    {
        if (offline)
        {
            WriteCoverage();
        }
        else if (!_any)
        {
            context.Note(context.Texts.Say("Kolada has no values for this question.", "Kolada har inga värden för den här frågan."));
        }

        if (sourceToo)
        {
            context.Note(KoladaClient.SourceLabel);
        }

        if (own.Count > 0)
        {
            string ids = string.Join(", ", own.Select(figure => figure.Kpi).Distinct());
            context.Note(context.Texts.Say($"Not from Kolada but your own: {ids}.", $"Inte från Kolada utan egna uppgifter: {ids}."));
        }
    }

    private DataPoint See(DataPoint row)
    {
        _answered.Add((row.Kpi, row.Municipality, row.Year));
        return row;
    }

    private void WriteCoverage()
    {
        SnapshotCoverage coverage = new(context.Texts);
        IReadOnlyList<string> gaps = coverage.Gaps(query.Kpis ?? [], query.Municipalities, query.Years, _answered);
        if (!_any)
        {
            throw ToolException.NotFound(gaps.Count > 0 ? string.Join(' ', gaps) : coverage.Summary, coverage.AskLive);
        }

        foreach (string gap in gaps)
        {
            context.Note(gap);
        }

        context.Note(gaps.Count > 0 ? $"{coverage.Summary} {coverage.AskLive}" : coverage.Summary);
    }
}
