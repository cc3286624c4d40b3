using System.Globalization;
using System.Text.Json;

namespace Kolada.Faults.Tests.Services;

/// <summary>A reader as many are: it follows next_url and believes what it gets. What deceives it is worth a check in the client.</summary>
internal static class TrustingReader
{
    private const int MaxPages = 300;
    private const int MaxSegment = 25;

    /// <summary>The service with a question that this reader can put: a whole list, or data of ids that there are.</summary>
    public static GeneratedService Simplified(GeneratedService service)
    {
        Question question = service.Question;
        World world = service.World;
        bool isData = question.Subject is Subject.Data or Subject.UnitData;
        return service with
        {
            AsksTwice = false,
            Question = new Question
            {
                Subject = isData ? Subject.Data : question.Subject,
                Reading = isData ? Reading.Stream : Reading.Json,
                ByTitle = question.ByTitle,
                Municipality = isData ? null : question.Municipality,
                PageSize = question.PageSize,
                Kpis = isData ? First(world.Kpis) : null,
                Municipalities = isData ? First(world.Municipalities) : null,
                Years = isData ? First(world.Years) : null,
                IncludeDeleted = true,
            },
        };
    }

    public static Result Read(GeneratedService service, ModelService model)
    {
        List<Line> rows = [];
        string? next = FirstPath(service.Question);
        for (int page = 0; next is not null && page < MaxPages; page++)
        {
            (int status, string body) = model.Ask(next);
            if (status != 200)
            {
                return new Result(rows, [], new KoladaException($"{status}"));
            }

            using JsonDocument answer = JsonDocument.Parse(body);
            rows.AddRange(answer.RootElement.GetProperty("values").EnumerateArray().SelectMany(row => LinesOf(row).ToList()));
            next = Text(answer.RootElement, "next_url") is { } link ? new Uri(new Uri(ModelService.Host + "/v3/"), link).PathAndQuery : null;
        }

        return new Result(rows, [], null);
    }

    private static List<int> First(int count) => [.. Enumerable.Range(0, Math.Min(count, MaxSegment))];

    private static string FirstPath(Question question)
    {
        if (question.Subject != Subject.Data)
        {
            string list = question.Subject switch
            {
                Subject.Kpis => "kpi",
                Subject.KpiGroups => "kpi_groups",
                Subject.Municipalities => "municipality",
                Subject.MunicipalityGroups => "municipality_groups",
                _ => "ou",
            };
            string[] parameters =
            [
                .. question.ByTitle ? [$"title={World.TitleWord}"] : Array.Empty<string>(),
                .. question.Municipality is { } municipality ? [$"municipality={World.MunicipalityId(municipality)}"] : Array.Empty<string>(),
                .. question.PageSize is { } size ? [string.Create(CultureInfo.InvariantCulture, $"per_page={size}")] : Array.Empty<string>(),
            ];
            return $"/v3/{list}?{string.Join('&', parameters)}";
        }

        string kpis = string.Join(',', question.Kpis!.Select(World.KpiId));
        string places = string.Join(',', question.Municipalities!.Select(World.MunicipalityId));
        string years = string.Join(',', question.Years!.Select(year => (World.FirstYear + year).ToString(CultureInfo.InvariantCulture)));
        return $"/v3/data/kpi/{kpis}/municipality/{places}/year/{years}";
    }

    private static IEnumerable<Line> LinesOf(JsonElement row)
    {
        if (row.TryGetProperty("id", out JsonElement id))
        {
            yield return new Line(id.GetString()!, Text(row, "title")!);
            yield break;
        }

        foreach (JsonElement value in row.GetProperty("values").EnumerateArray())
        {
            bool isDeleted = Given(value, "isdeleted")?.GetRawText() is "true" or "1";
            yield return new Line(
                FormattableString.Invariant($"{Text(row, "kpi")},{Text(row, "municipality")},{Given(row, "period")?.GetInt32()},{Text(value, "gender")}"),
                Lines.OfValue(Given(value, "value")?.GetDouble(), Given(value, "count")?.GetInt32(), Text(value, "status") ?? "", isDeleted));
        }
    }

    private static string? Text(JsonElement from, string member) => Given(from, member)?.GetString();

    private static JsonElement? Given(JsonElement from, string member) =>
        from.TryGetProperty(member, out JsonElement found) && found.ValueKind != JsonValueKind.Null ? found : null;
}
