using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Kolada.Sandbox.Tests;

/// <summary>The description that is served, read by a reader of OpenAPI and held against the answers by a validator, neither of them ours.</summary>
public sealed class OpenApiTests(Doors doors) : IClassFixture<Doors>
{
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["kpi/id"] = "N15428", ["kpi_groups/id"] = "G2KPI148352", ["municipality/id"] = "1267", ["municipality_groups/id"] = "G33621", ["ou/id"] = "V11E100135",
        ["kpi_id"] = "N15428,N17461", ["municipality_id"] = "1267,0000", ["ou_id"] = "V11E100135", ["year"] = "2022,2023", ["title"] = "a",
        ["region_type"] = "L", ["municipality"] = "1267", ["from_date"] = "2020-01-01", ["page"] = "1", ["per_page"] = "7",
    };

    [Fact]
    public async Task A_reader_of_OpenAPI_finds_nothing_wrong_and_all_paths()
    {
        (OpenApiDocument document, OpenApiDiagnostic diagnostic) = await ReadAsync();

        Assert.Empty(diagnostic.Errors.Select(error => $"{error.Pointer}: {error.Message}"));
        Assert.Empty(diagnostic.Warnings.Select(warning => $"{warning.Pointer}: {warning.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        Assert.Equal(
            [
                "/data", "/data/kpi/{kpi_id}/municipality/{municipality_id}", "/data/kpi/{kpi_id}/municipality/{municipality_id}/year/{year}",
                "/data/kpi/{kpi_id}/year/{year}", "/data/municipality/{municipality_id}/year/{year}", "/kpi", "/kpi/{id}", "/kpi_groups", "/kpi_groups/{id}",
                "/municipality", "/municipality/{id}", "/municipality_groups", "/municipality_groups/{id}", "/ou", "/ou/{id}", "/oudata",
                "/oudata/kpi/{kpi_id}/ou/{ou_id}", "/oudata/kpi/{kpi_id}/ou/{ou_id}/year/{year}", "/oudata/kpi/{kpi_id}/year/{year}",
                "/oudata/municipality/{municipality_id}/year/{year}", "/oudata/ou/{ou_id}/year/{year}",
            ],
            document.Paths.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_path_answers_in_the_shape_that_is_described()
    {
        (OpenApiDocument document, _) = await ReadAsync();
        JsonNode text = (await doors.GetAsync("/v3/openapi.json")).Json;
        await using FaultyDoor synthetic = await FaultyDoor.OpenAsync("handler", new SandboxOptions { SyntheticSeed = 1 });
        int items = 0;
        foreach ((string path, IOpenApiPathItem described) in document.Paths)
        {
            JsonSchema schema = SchemaOf(text, path, "200");
            foreach (Answer answer in new[] { await doors.GetAsync(Address(path, described)), await synthetic.GetAsync(Address(path, described)) })
            {
                Assert.Equal(200, answer.Status);
                AssertValid(schema, answer, path);
                items += answer.Values.Count;
            }

            Answer refused = await doors.GetAsync(Address(path, described).Replace("per_page=7", "per_page=5001", StringComparison.Ordinal));
            Assert.Equal(422, refused.Status);
            AssertValid(SchemaOf(text, path, "422"), refused, path);
        }

        Assert.InRange(items, 100, 1000);
    }

    [Fact]
    public async Task A_row_without_a_field_is_not_of_the_shape_that_is_described()
    {
        JsonNode text = (await doors.GetAsync("/v3/openapi.json")).Json;
        JsonNode answer = (await doors.GetAsync("/v3/data/kpi/N15428/municipality/1267/year/2023")).Json;
        answer["values"]![0]!["values"]![0]!.AsObject().Remove("count");
        JsonSchema schema = SchemaOf(text, "/data/kpi/{kpi_id}/year/{year}", "200");

        Assert.False(schema.Evaluate(JsonSerializer.SerializeToElement(answer)).IsValid);
    }

    [Fact]
    public async Task No_fault_strikes_the_description()
    {
        FaultPlan plan = new(1, [.. Enum.GetValues<SandboxFault>().Select(fault => new FaultRule(fault))]);
        await using FaultyDoor faulty = await FaultyDoor.OpenAsync("handler", new SandboxOptions { Faults = plan });
        Assert.Equal((await doors.GetAsync("/v3/openapi.json")).Bytes, (await faulty.GetAsync("/v3/openapi.json")).Bytes);
        Assert.Empty(plan.Injected);
    }

    private async Task<(OpenApiDocument Document, OpenApiDiagnostic Diagnostic)> ReadAsync()
    {
        Answer answer = await doors.GetAsync("/v3/openapi.json", "socket");
        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        ReadResult read = OpenApiDocument.Parse(answer.Text, "json");
        return (read.Document!, read.Diagnostic!);
    }

    /// <summary>An address of the path with an example of every parameter that is described.</summary>
    private static string Address(string path, IOpenApiPathItem described)
    {
        string address = "/v3" + path;
        List<string> query = [];
        foreach (IOpenApiParameter parameter in described.Operations![HttpMethod.Get].Parameters!)
        {
            string example = Examples[parameter.Name is "id" ? $"{path.Split('/')[1]}/id" : parameter.Name!];
            if (parameter.In == ParameterLocation.Path)
                address = address.Replace($"{{{parameter.Name}}}", example, StringComparison.Ordinal);
            else
                query.Add($"{parameter.Name}={example}");
        }

        return $"{address}?{string.Join('&', query)}";
    }

    private static JsonSchema SchemaOf(JsonNode document, string path, string status)
    {
        JsonObject schema = document["paths"]![path]!["get"]!["responses"]![status]!["content"]!["application/json"]!["schema"]!.DeepClone().AsObject();
        schema["$defs"] = document["components"]!["schemas"]!.DeepClone();
        return JsonSchema.FromText(schema.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    private static void AssertValid(JsonSchema schema, Answer answer, string path)
    {
        EvaluationResults results = schema.Evaluate(
            JsonSerializer.SerializeToElement(answer.Json),
            new EvaluationOptions { OutputFormat = OutputFormat.List });
        string[] wrong =
        [
            .. (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")),
        ];
        Assert.True(results.IsValid, $"{path}: {string.Join("; ", wrong)}");
    }
}
