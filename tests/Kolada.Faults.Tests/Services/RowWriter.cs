using System.Globalization;

namespace Kolada.Faults.Tests.Services;

/// <summary>Writes the rows of a world: as JSON, and as the lines that a reader is to get.</summary>
internal sealed class RowWriter(GeneratedService service)
{
    private const int Shuffle = 20;
    private static readonly string[] Statuses = ["", "Missing", "Privacy", "Not applicable"];

    private readonly World _world = service.World;
    private readonly Writing _writing = service.Writing;
    private readonly Question _question = service.Question;
    private readonly Dictionary<(Subject, int, int), Row> _rows = [];

    public JsonText Json { get; } = new(service.Writing);

    /// <summary>An entry of a list.</summary>
    /// <param name="kind">Which list.</param>
    /// <param name="number">Its number.</param>
    /// <param name="version">How many times it has been revised.</param>
    public Row Entity(Subject kind, int number, int version = 0)
    {
        if (!_rows.TryGetValue((kind, number, version), out Row? row))
        {
            string title = $"{(number % 3 == 0 ? World.TitleWord : "beta")} \"Åre\" {number}{(version > 0 ? $" ({version})" : "")}";
            (List<Member> members, string content) = kind switch
            {
                Subject.Kpis => Kpi(number, title),
                Subject.Municipalities => Municipality(number, title),
                Subject.Units => Unit(number, title),
                _ => Group(kind, number, title),
            };
            string id = World.IdOf(kind, number);
            row = new([.. Arranged(members, number)], [new(id, _question.Reading == Reading.Json ? title : content)]);
            _rows.Add((kind, number, version), row);
        }

        return row;
    }

    /// <summary>A row of data.</summary>
    public Row Data(Subject data, int row, int version = 0)
    {
        if (!_rows.TryGetValue((data, row, version), out Row? made))
        {
            int places = _world.PlacesOf(data);
            (int kpi, int year, int place) = (row / places / _world.Years, row / places % _world.Years, row % places);
            made = Data(data, World.KpiId(kpi), _world.PlaceId(data, place), World.FirstYear + year, row, version);
            _rows.Add((data, row, version), made);
        }

        return made;
    }

    /// <summary>A row of data about anything, also about what is not there.</summary>
    public Row Data(Subject data, string kpi, string place, int year, int row, int version)
    {
        List<Line> lines = [];
        List<string> values = [];
        int genders = _world.Hash(row, 3) % 50;
        string codes = genders == 0 ? "" : genders < 30 ? "T" : genders < 45 ? "TKM" : genders < 47 ? "KM" : "MTK";
        foreach (char code in codes)
        {
            values.Add(Value(code, row, version, out string content, out bool isWanted));
            if (isWanted)
            {
                lines.Add(new(FormattableString.Invariant($"{kpi},{place},{year},{code}"), content));
            }
        }

        List<Member> members =
        [
            new("kpi", Json.Text(kpi)),
            new(data == Subject.Data ? "municipality" : "ou", Json.Text(place)),
            new("period", JsonText.Number(year)),
            new("values", Json.Array(values)),
        ];
        return new([.. Arranged(members, row)], lines);
    }

    /// <summary>The members in the order and with the company in which the service writes them.</summary>
    public IEnumerable<Member> Arranged(IReadOnlyList<Member> members, int number)
    {
        IEnumerable<Member> all = _writing.LeavesOutNulls ? members.Where(member => member.Json != JsonText.Null || member.Name == "next_url") : members;
        all = _writing.AddsMembers ? all.Append(new("x_added", "{\"id\":[null,{\"values\":[]}]}")) : all;
        return _writing.ShufflesMembers ? all.OrderBy(member => _world.Hash(number, Shuffle + member.Name.Length + member.Name[0])) : all;
    }

    private (List<Member> Members, string Content) Kpi(int number, string title)
    {
        bool isStated = number % 4 != 0;
        bool divided = number % 2 == 0;
        string? perspective = isStated ? "Resurser" : null;
        string? date = isStated ? "2026-04-01" : null;
        string type = number % 3 == 0 ? "K" : number % 3 == 1 ? "L" : "A";
        int? period = isStated ? 2025 : null;
        return (
        [
            new("id", Json.Text(World.KpiId(number))),
            new("title", Json.Text(title)),
            new("description", Json.Text("Källa: \\n SCB")),
            new("is_divided_by_gender", Json.Boolean(divided)),
            new("municipality_type", Json.Text(type)),
            new("auspice", JsonText.Null),
            new("operating_area", Json.Text("Äldreomsorg")),
            new("perspective", Json.Text(perspective)),
            new("prel_publication_date", JsonText.Null),
            new("publication_date", Json.Text(date)),
            new("publ_period", period is null ? JsonText.Null : _writing.VariesNumbers ? "2025" : "\"2025\""),
            new("has_ou_data", Json.Boolean(!divided)),
        ],
        Lines.OfKpi(title, "Källa: \\n SCB", divided, type, null, "Äldreomsorg", perspective, null, date, period, !divided));
    }

    private (List<Member> Members, string Content) Municipality(int number, string title)
    {
        string type = number % 10 == 0 ? "L" : "K";
        return ([new("id", Json.Text(World.MunicipalityId(number))), new("title", Json.Text(title)), new("type", Json.Text(type))], $"{title}|{type}");
    }

    private (List<Member> Members, string Content) Unit(int number, string title)
    {
        string municipality = World.MunicipalityId(_world.MunicipalityOf(number));
        return (
            [new("id", Json.Text(World.UnitId(number))), new("title", Json.Text(title)), new("municipality", Json.Text(municipality))],
            $"{title}|{municipality}");
    }

    private (List<Member> Members, string Content) Group(Subject kind, int number, string title)
    {
        Subject members = kind == Subject.KpiGroups ? Subject.Kpis : Subject.Municipalities;
        string[] ids = [.. Enumerable.Range(number, number % 4).Select(member => World.IdOf(members, member))];
        IEnumerable<string> written = _writing.RepeatsGroupMembers ? ids.Concat(ids.Take(1)) : ids;
        return (
        [
            new("id", Json.Text(World.IdOf(kind, number))),
            new("title", Json.Text(title)),
            new("members", Json.Array(written.Select(id => Json.Object([new("member_id", Json.Text(id)), new("member_title", Json.Text("Höör"))])))),
        ],
        $"{title}|{string.Join(',', ids)}");
    }

    private string Value(char code, int row, int version, out string content, out bool isWanted)
    {
        int chance = _world.Hash(row, (code * 100) + version);
        bool isMissing = chance % 7 == 0;
        bool isDeleted = chance / 7 % 11 == 0;
        int? count = isMissing ? 0 : chance % 5 == 0 ? null : (chance % 5) - 1;
        string status = isMissing ? Statuses[chance / 7 % Statuses.Length] : "";
        string? number = isMissing ? null : NumberOf(chance);
        double? expected = number is null ? null : double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        content = Lines.OfValue(expected, _question.Reading != Reading.Whole || _question.IncludeCounts ? count : null, status, isDeleted);
        isWanted = (!isDeleted || _question.IncludeDeleted) && (_question.Genders?.Contains(Lines.GenderOf(code)) ?? true);
        IReadOnlyList<Member> members =
        [
            new("gender", Json.Text(code.ToString())),
            new("count", count is null ? JsonText.Null : JsonText.Number(count.Value)),
            new("status", _writing.LeavesOutNulls && status.Length == 0 ? JsonText.Null : Json.Text(status)),
            new("value", number ?? JsonText.Null),
            new("isdeleted", Json.Boolean(isDeleted)),
        ];
        return Json.Object(Arranged(members, row));
    }

    /// <summary>A number with up to six decimals, in one of the forms that JSON allows.</summary>
    private string NumberOf(int chance)
    {
        int decimals = chance / 77 % 7;
        int digits = chance % 13 == 0 ? 0 : (chance / 539 % 2_000_000) - 500_000;
        string plain = (digits / (decimal)Math.Pow(10, decimals)).ToString(CultureInfo.InvariantCulture);
        return !_writing.VariesNumbers ? plain
            : (chance % 3) switch
            {
                0 => FormattableString.Invariant($"{digits}e-{decimals}"),
                1 => plain.Contains('.', StringComparison.Ordinal) ? plain + "000" : plain + ".0",
                _ => FormattableString.Invariant($"{digits}.0E-0{decimals}"),
            };
    }
}
