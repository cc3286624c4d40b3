using System.Globalization;

namespace Kolada.Faults.Tests.Services;

/// <summary>Lies about rows: some that were not asked for, some twice, some not found.</summary>
internal sealed class RowLies(GeneratedService service, Truth truth)
{
    private const string OwnId = "own:lokal";

    private World World => service.World;

    /// <summary>Whether a lie repeats a member of an object that is neither the envelope nor a row.</summary>
    public static bool IsInside(Lie lie) => lie.Variant % 5 == 4;

    /// <summary>The list that a lie puts in the place of the one asked for; null where it does not.</summary>
    public IReadOnlyList<Row>? OtherList(Lie lie, Answer answer)
    {
        (Call call, IReadOnlyList<Row> all) = (answer.Call, answer.All);
        switch (lie.Kind)
        {
            case LieKind.RowTwice or LieKind.RowTwiceDiffering when call.Subject == service.Question.Subject && all.Count > 0:
                Row row = all[lie.Variant % all.Count];
                Row twin = lie.Kind == LieKind.RowTwice ? row : Differing(row);
                int at = lie.Variant / 7 % (all.Count + 1);
                return [.. all.Take(at), twin, .. all.Skip(at)];
            case LieKind.DimensionIgnored when Closed(call) is { Count: > 0 } closed:
                string dimension = closed[lie.Variant % closed.Count];
                return MoreThan(all, truth.Rows(WithAll(call, dimension), answer.Number));
            case LieKind.FilterIgnored when call is { Subject: Subject.Units, Municipality: { } municipality }:
                IReadOnlyList<Row> units = truth.Rows(new Call(call.Path, []) { Subject = call.Subject }, answer.Number);
                return units.Any(unit => !unit.Lines[0].Content.EndsWith($"|{municipality}", StringComparison.Ordinal)) ? units : null;
            default:
                return null;
        }
    }

    public bool CanTell(Lie lie, Answer answer)
    {
        Call call = answer.Call;
        return lie.Kind == LieKind.IdForgotten ? call.IsData && Forgotten(lie) is { } id && Names(call, id)
            : answer.Status == 200 && lie.Kind switch
            {
                LieKind.MemberTwice or LieKind.MemberTwiceDiffering => !IsInside(lie) && (lie.Variant % 5 < 2 || answer.Rows.Count > 0),
                LieKind.ListEmpty => call.IsWholeList && call.Subject != Subject.Units && answer is { Offset: 0, Rows.Count: > 0 },
                LieKind.RowNotAskedFor => NotAskedFor(call, lie.Variant) is not null,
                LieKind.RowExchanged => answer.Rows.Count > 0 && NotAskedFor(call, lie.Variant) is not null,
                LieKind.OwnId => call.Subject == Subject.Kpis || (call.IsData && answer.Rows.Count > 0),
                LieKind.DataNotFound => call.IsData && truth.Unknown(call).Count == 0,
                _ => false,
            };
    }

    /// <summary>Whether an answer has to bear a lie out that is told in others: an id that was forgotten is not in the catalogue.</summary>
    public bool Accompanies(Lie lie, Answer answer) =>
        lie.Kind == LieKind.IdForgotten && answer is { Status: 200, Call.IsData: false } && answer.Call.Segments.Count > 0 && Forgotten(lie) is not null;

    public void Tell(Lie lie, Answer answer)
    {
        switch (lie.Kind)
        {
            case LieKind.MemberTwice or LieKind.MemberTwiceDiffering:
                RepeatMember(lie, answer);
                break;
            case LieKind.ListEmpty:
                answer.Rows.Clear();
                answer.Link = null;
                break;
            case LieKind.RowNotAskedFor:
                answer.Rows.Insert(lie.Variant % (answer.Rows.Count + 1), NotAskedFor(answer.Call, lie.Variant)!);
                break;
            case LieKind.RowExchanged:
                answer.Rows[lie.Variant % answer.Rows.Count] = NotAskedFor(answer.Call, lie.Variant)!;
                break;
            case LieKind.OwnId:
                Row own = answer.Call.IsData ? answer.Rows[lie.Variant % answer.Rows.Count] : truth.Writer.Entity(Subject.Kpis, 0);
                answer.Rows.Add(With(own, answer.Call.IsData ? "kpi" : "id", truth.Writer.Json.Text(OwnId)));
                break;
            case LieKind.DataNotFound:
                answer.Status = 404;
                break;
            case LieKind.IdForgotten when answer.Call.IsData:
                answer.Status = 404;
                break;
            case LieKind.IdForgotten:
                int before = answer.Rows.Count;
                answer.Rows.RemoveAll(row => row.Lines.Any(line => line.Key == Forgotten(lie)));
                answer.Status = answer.Rows.Count < before && service.Pages.IsNotFoundById ? 404 : 200;
                break;
            default:
                break;
        }
    }

    /// <summary>The dimensions that a call names and that its rows can be held against.</summary>
    private static List<string> Closed(Call call) =>
        [.. call.Segments.Keys.Where(name => !call.IsData || call.Subject == Subject.Data || name != "municipality").Order(StringComparer.Ordinal)];

    private static IReadOnlyList<Row>? MoreThan(IReadOnlyList<Row> rows, IReadOnlyList<Row> more) => more.Count > rows.Count ? more : null;

    private Call WithAll(Call call, string dimension)
    {
        if (!call.IsData)
        {
            return new Call(call.Path + "/*", call.Query) { Subject = call.Subject };
        }

        IEnumerable<string> all = dimension switch
        {
            "kpi" => Enumerable.Range(0, World.Kpis).Select(World.KpiId),
            "year" => Enumerable.Range(World.FirstYear, World.Years).Select(year => year.ToString(CultureInfo.InvariantCulture)),
            _ => Enumerable.Range(0, World.PlacesOf(call.Subject!.Value)).Select(place => World.PlaceId(call.Subject!.Value, place)),
        };
        return new Call($"{call.Path}/{dimension}/*", call.Query)
        {
            Subject = call.Subject,
            Segments = new Dictionary<string, string[]>(call.Segments, StringComparer.Ordinal) { [dimension] = [.. all] },
        };
    }

    /// <summary>A row that a call did not ask for, by one of the dimensions that it names; null where it would have to take all.</summary>
    private Row? NotAskedFor(Call call, int variant)
    {
        if (call is { Subject: Subject.Units, Segments.Count: 0, Municipality: { } municipality })
        {
            int other = Enumerable.Range(0, World.Units).FirstOrDefault(unit => World.MunicipalityId(World.MunicipalityOf(unit)) != municipality, -1);
            return other < 0 ? null : truth.Writer.Entity(Subject.Units, other);
        }

        if (Closed(call) is not { Count: > 0 } closed)
        {
            return null;
        }

        if (!call.IsData)
        {
            return truth.Writer.Entity(call.Subject!.Value, FirstNotNamed(call.Segments[""], number => World.IdOf(call.Subject.Value, number), 0));
        }

        string dimension = closed[variant % closed.Count];
        string placeName = call.Subject == Subject.Data ? "municipality" : "ou";
        string kpi = Value(call, "kpi", dimension, World.KpiId);
        string place = Value(call, placeName, dimension, call.Subject == Subject.Data ? World.MunicipalityId : World.UnitId);
        string year = Value(call, "year", dimension, number => (World.FirstYear + number).ToString(CultureInfo.InvariantCulture));
        int figures = Enumerable.Range(variant, 1000).First(row => World.Hash(row, 3) % 50 != 0);
        return truth.Writer.Data(call.Subject!.Value, kpi, place, int.Parse(year, CultureInfo.InvariantCulture), figures, 0);
    }

    private static string Value(Call call, string name, string foreign, Func<int, string> idOf) =>
        !call.Segments.TryGetValue(name, out string[]? named) ? idOf(0)
        : name == foreign ? idOf(FirstNotNamed(named, idOf, 0))
        : named[0];

    private static int FirstNotNamed(string[] named, Func<int, string> idOf, int from) =>
        Enumerable.Range(from, named.Length + 1).First(number => !named.Contains(idOf(number), StringComparer.Ordinal));

    /// <summary>The id that a lie says not to know: one that the question names and that there is.</summary>
    private string? Forgotten(Lie lie)
    {
        Question question = service.Question;
        string[] named =
        [
            .. (question.Kpis ?? []).Where(kpi => kpi < World.Kpis).Select(World.KpiId),
            .. (question.Municipalities ?? []).Where(place => place < World.Municipalities).Select(World.MunicipalityId),
            .. (question.Units ?? []).Where(unit => unit < World.Units).Select(World.UnitId),
        ];
        return named.Length == 0 ? null : named[lie.Variant % named.Length];
    }

    private static bool Names(Call call, string id) => call.Segments.Values.Any(values => values.Contains(id, StringComparer.Ordinal));

    private void RepeatMember(Lie lie, Answer answer)
    {
        bool differs = lie.Kind == LieKind.MemberTwiceDiffering;
        JsonText json = truth.Writer.Json;
        switch (lie.Variant % 5)
        {
            case 0:
                string? other = answer.Link is null ? answer.LinkTo(answer.Page + 1, answer.Size) : null;
                answer.Repeated.Add(new("next_url", json.Text(differs ? other : answer.Link)));
                break;
            case 1 when lie.Variant % 2 == 0:
                answer.Repeated.Add(new("count", JsonText.Number(answer.Rows.Count + (differs ? 1 : 0))));
                break;
            case 1:
                answer.Repeated.Add(new("values", json.Array((differs ? answer.Rows.Skip(1) : answer.Rows).Select(row => json.Object(row.Members)))));
                break;
            default:
                int at = lie.Variant % answer.Rows.Count;
                Row row = answer.Rows[at];
                Member member = row.Members[lie.Variant / 5 % row.Members.Count];
                Member second = differs ? OtherValue(member) : member;
                answer.Rows[at] = row with { Members = lie.Variant % 2 == 0 ? [second, .. row.Members] : [.. row.Members, second] };
                break;
        }
    }

    private Row Differing(Row row) => With(
        row,
        row.Members.Any(member => member.Name == "period") ? "values" : "title",
        row.Members.Any(member => member.Name == "period") ? """[{"gender":"T","value":123456789}]""" : truth.Writer.Json.Text("annan"));

    private static Row With(Row row, string member, string json) =>
        row with { Members = [.. row.Members.Select(old => old.Name == member ? new Member(member, json) : old)] };

    private static Member OtherValue(Member member) => member with
    {
        Json = member.Name switch
        {
            "period" => "1999",
            "values" or "members" => "[]",
            "is_divided_by_gender" or "has_ou_data" => member.Json is "true" or "1" ? "false" : "true",
            "publ_period" => "2031",
            "prel_publication_date" or "publication_date" => "\"2031-01-01\"",
            "id" or "kpi" or "municipality" or "ou" => member.Json[..^2] + (member.Json[^2] == '1' ? "2\"" : "1\""),
            _ => "\"A\"",
        },
    };
}
