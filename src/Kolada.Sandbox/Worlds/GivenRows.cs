namespace Kolada.Sandbox;

/// <summary>A value of a world that somebody else made, with what orders it.</summary>
internal readonly record struct GivenRow(string Kpi, int Year, string Place, Figure Entry)
{
    public SandboxRow Row => new(new KpiId(Kpi), Year, Place);
}

/// <summary>Data rows of such a world: its values, those of the same KPI, year and place put into one row.</summary>
/// <param name="world">The world, for which ids it knows.</param>
/// <param name="placeField">What a row calls its place: <c>municipality</c> or <c>ou</c>.</param>
/// <param name="read">Reads values in order.</param>
/// <param name="convert">Takes a value apart.</param>
internal sealed class GivenRows<T>(GivenWorld world, string placeField, Func<SandboxQuestion, IEnumerable<T>> read, Func<T, GivenRow> convert) : IRowSource
{
    private const string GenderOrder = "TKM";

    private readonly PageSeams _seams = new();

    public bool Write(EndpointCall call, DataQuestion question, out int written)
    {
        written = 0;
        if (call.Tweaks.RefuseUnknownIds && (question.Kpis?.All(world.Kpis.Contains) == false || question.Places?.All(IsKnownPlace) == false))
        {
            throw Problem.NotFound();
        }

        return Resolve(question, call) is { } resolved && WritePage(call, resolved, ref written);
    }

    private bool OfUnits => placeField == "ou";

    private bool IsKnownPlace(string id) => OfUnits ? world.Units.Contains(id) : world.Municipalities.Contains(id) || world.MunicipalityGroups.Contains(id);

    /// <summary>The question with the ids that the world knows; null where a dimension has none.</summary>
    private SandboxQuestion? Resolve(DataQuestion question, EndpointCall call)
    {
        List<KpiId>? kpis = question.Kpis?
            .Where(id => world.Kpis.Contains(id) && !call.Tweaks.Vanished.Contains(id))
            .Distinct(StringComparer.Ordinal)
            .Select(id => new KpiId(id))
            .ToList();
        List<string>? places = question.Places?.Where(IsKnownPlace).Distinct(StringComparer.Ordinal).ToList();
        IReadOnlyList<MunicipalityId>? municipalities = OfUnits
            ? question.AmongMunicipalities?.Where(world.Municipalities.Contains).Distinct(StringComparer.Ordinal).Select(id => new MunicipalityId(id)).ToList()
            : question.AmongTypes is { } types ? world.MunicipalitiesOf(types) : places?.ConvertAll(id => new MunicipalityId(id));
        SandboxQuestion resolved = new()
        {
            Kpis = kpis,
            Municipalities = municipalities,
            Units = OfUnits ? places?.ConvertAll(id => new OrganizationalUnitId(id)) : null,
            Years = question.Years,
            ChangedSince = question.ChangedSince,
        };
        return resolved is { Kpis.Count: 0 } or { Municipalities.Count: 0 } or { Units.Count: 0 } ? null : resolved;
    }

    private bool WritePage(EndpointCall call, SandboxQuestion question, ref int written)
    {
        // What is withdrawn in between moves the rows, and the seams between the pages with them.
        PageSeams? seams = call.Tweaks.Vanished.Count == 0 ? _seams : null;
        (long skipped, question) = seams?.Nearest(question, call.Window.Skip) ?? (0, question);
        long skip = call.Window.Skip - skipped;
        GivenRow last = default;
        DataRowWriter? writer = null;
        foreach (List<GivenRow> row in Rows(question).Where(row => !call.Tweaks.Vanished.Contains(row[0].Kpi)))
        {
            if (skip-- > 0)
            {
                continue;
            }

            if (written == call.Window.PerPage)
            {
                seams?.Remember(question, call.Window.Skip + written, last);
                return true;
            }

            if (writer is null || last.Kpi != row[0].Kpi)
            {
                writer = new DataRowWriter(call.Body, row[0].Kpi, placeField);
            }

            writer.Write(row[0].Place, row[0].Year, [.. row.Select(value => value.Entry)], first: written == 0);
            last = row[0];
            written++;
        }

        return false;
    }

    /// <summary>The values row by row; the list is used again for the next row.</summary>
    private IEnumerable<List<GivenRow>> Rows(SandboxQuestion question)
    {
        List<GivenRow> row = [];
        foreach (GivenRow value in read(question).Select(convert).SkipWhile(value => value.Row.CompareTo(question.After) <= 0))
        {
            if (row.Count > 0)
            {
                RefuseDisorder(row[^1], value);
                if ((row[0].Kpi, row[0].Year, row[0].Place) != (value.Kpi, value.Year, value.Place))
                {
                    yield return row;
                    row.Clear();
                }
            }

            row.Add(value);
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    private static void RefuseDisorder(GivenRow before, GivenRow after)
    {
        int order = before.Row.CompareTo(after.Row) is var byRow and not 0 ? byRow
            : GenderOrder.IndexOf(before.Entry.Gender, StringComparison.Ordinal).CompareTo(GenderOrder.IndexOf(after.Entry.Gender, StringComparison.Ordinal));
        if (order >= 0)
        {
            throw new InvalidOperationException(
                $"A sandbox's world must give its values in order of KPI, year, place and gender, each once: {Name(after)} came after {Name(before)}.");
        }
    }

    private static string Name(GivenRow value) => FormattableString.Invariant($"{value.Kpi} {value.Year} {value.Place} {value.Entry.Gender}");
}
