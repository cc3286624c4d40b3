using System.Globalization;
using Spectre.Console;
using SpectreTable = Spectre.Console.Table;

namespace Kolada.Cli.Output;

/// <summary>Values for people to read: for each KPI a table with a row for each municipality and a column for each year.</summary>
internal sealed class ValuesPage
{
    private const int WidestName = 32;
    private const int WidthOfGender = 8;
    private const int Gap = 2;
    private const double SmallValue = 10;

    private readonly Texts _texts;
    private readonly Page _page;

    public ValuesPage(OutputContext context, bool toFile)
    {
        _texts = context.Texts;
        _page = new Page(context.Terminal, toFile);
    }

    /// <summary>The page as text.</summary>
    public string Render(KpiTable table, IReadOnlyList<Kpi> kpis, IReadOnlyDictionary<MunicipalityId, string> titles, bool offline)
    {
        foreach (Kpi kpi in kpis)
        {
            List<DataPoint> rows = [.. table.Where(row => row.Kpi == kpi.Id)];
            _page.Line($"{kpi.Id}  {Safe.Text(kpi.Title)}", new Style(decoration: Decoration.Bold));
            foreach (int[] years in rows.Select(row => row.Year).Distinct().Order().Chunk(YearsThatFit(rows, titles)))
            {
                WriteYears(rows, years, titles);
            }

            WriteMissing(rows);
            _page.Line();
        }

        if (kpis.Count == 0)
        {
            _page.Line(_texts.Say("No values.", "Inga värden."));
        }

        _page.Line(Source(table, offline));
        if (table.Kpis.Any(kpi => kpi.IsOwn))
        {
            _page.Line(_texts.Say("Not from Kolada but own figures: own:…", "Inte från Kolada utan egna uppgifter: own:…"));
        }

        return _page.ToString();
    }

    private void WriteYears(List<DataPoint> rows, int[] years, IReadOnlyDictionary<MunicipalityId, string> titles)
    {
        bool gendered = IsGendered(rows);
        int decimals = Decimals(rows);
        SpectreTable table = Page.NewTable();
        table.AddColumn(Page.NewColumn(_texts.Say("Municipality", "Kommun")));
        if (gendered)
        {
            table.AddColumn(Page.NewColumn(_texts.Say("Gender", "Kön"), whole: true));
        }

        foreach (int year in years)
        {
            table.AddColumn(Page.NewColumn(year.ToString(CultureInfo.InvariantCulture), whole: true, right: true));
        }

        foreach (IGrouping<(MunicipalityId Municipality, Gender Gender), DataPoint> line in rows.GroupBy(row => (row.Municipality, row.Gender)))
        {
            Dictionary<int, DataPoint> byYear = line.ToDictionary(row => row.Year);
            IEnumerable<string> values = years.Select(year => byYear.TryGetValue(year, out DataPoint row) ? Value(row, decimals) : "");
            string[] gender = gendered ? [line.Key.Gender.ToCode()] : [];
            string[] cells = [Name(line.Key.Municipality, titles), .. gender, .. values];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        _page.Write(table);
    }

    private string Value(DataPoint row, int decimals) => row.Value is { } value ? _texts.Number(value, decimals) : Texts.None;

    /// <summary>Writes why values are missing.</summary>
    private void WriteMissing(List<DataPoint> rows)
    {
        List<string> reasons =
        [
            .. rows.Where(row => row.Value is null)
                .GroupBy(row => row.Status)
                .Select(group => $"{Reason(group.Key)}: {group.Count()}"),
        ];
        if (reasons.Count > 0)
        {
            string list = string.Join(", ", reasons);
            _page.Line(_texts.Say($"{Texts.None} has no value in Kolada ({list}).", $"{Texts.None} saknar värde i Kolada ({list})."));
        }
    }

    private string Reason(ValueStatus status) =>
        status == ValueStatus.None ? _texts.Say("no reason given", "utan angivet skäl") : Safe.Text(status.Value);

    private string Source(KpiTable table, bool offline)
    {
        string day = table.RetrievedAt is { } when ? when.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        string retrieved = day.Length == 0 ? "" : _texts.Say($", retrieved {day}", $", hämtat {day}");
        return KoladaClient.SourceLabel + retrieved + (offline ? _texts.Say(" (offline snapshot)", " (ögonblicksbild, offline)") : "");
    }

    /// <summary>How many years stand beside each other; names that are very long wrap rather than push the years away.</summary>
    private int YearsThatFit(List<DataPoint> rows, IReadOnlyDictionary<MunicipalityId, string> titles)
    {
        if (_page.Columns is not { } width)
        {
            return int.MaxValue;
        }

        int decimals = Decimals(rows);
        int names = Math.Min(WidestName, rows.Max(row => Name(row.Municipality, titles).Length));
        int year = Math.Max("2024".Length, rows.Max(row => Value(row, decimals).Length)) + Gap;
        return Math.Max(1, (width - names - Gap - (IsGendered(rows) ? WidthOfGender : 0)) / year);
    }

    private static string Name(MunicipalityId municipality, IReadOnlyDictionary<MunicipalityId, string> titles) =>
        titles.TryGetValue(municipality, out string? title) ? $"{Safe.Cell(title)} {municipality}" : municipality.Value;

    private static bool IsGendered(List<DataPoint> rows) => rows.Exists(row => row.Gender != Gender.Total);

    /// <summary>The number of decimals: none for counts, one for most values, two where all are small.</summary>
    private static int Decimals(List<DataPoint> rows)
    {
        List<double> values = [.. rows.Where(row => row.Value is not null).Select(row => row.Value!.Value)];
        return values.TrueForAll(double.IsInteger) ? 0 : values.TrueForAll(value => Math.Abs(value) < SmallValue) ? 2 : 1;
    }
}
