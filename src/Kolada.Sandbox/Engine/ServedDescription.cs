using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kolada.Sandbox;

/// <summary>
/// The description of what is served, for programs that make clients of it: OpenAPI 3.1, as the API itself has at the same address. It is
/// made of the routes that requests are matched with.
/// </summary>
internal static class ServedDescription
{
    private const string Path = "/v3/openapi.json";

    /// <summary>The shapes of answers. The ids of a world that somebody else made may be of any form.</summary>
    private const string Schemas =
        """
        {
          "Kpi": {
            "type": "object",
            "required": ["id", "title", "description", "is_divided_by_gender", "municipality_type", "auspice", "operating_area", "perspective",
              "prel_publication_date", "publication_date", "publ_period", "has_ou_data"],
            "properties": {
              "id": { "type": "string", "examples": ["N15428"] },
              "title": { "type": "string" },
              "description": { "type": "string" },
              "is_divided_by_gender": { "type": "boolean" },
              "municipality_type": { "type": "string", "description": "K, L or A: of municipalities, of regions, of both" },
              "auspice": { "type": ["string", "null"] },
              "operating_area": { "type": "string" },
              "perspective": { "type": ["string", "null"] },
              "prel_publication_date": { "type": ["string", "null"], "format": "date" },
              "publication_date": { "type": ["string", "null"], "format": "date" },
              "publ_period": { "type": ["string", "null"], "description": "A year" },
              "has_ou_data": { "type": "boolean" }
            }
          },
          "Municipality": {
            "type": "object",
            "required": ["id", "title", "type"],
            "properties": { "id": { "type": "string", "examples": ["1267"] }, "title": { "type": "string" }, "type": { "type": "string" } }
          },
          "Member": {
            "type": "object",
            "required": ["member_id", "member_title"],
            "properties": { "member_id": { "type": "string" }, "member_title": { "type": "string" } }
          },
          "KpiGroup": {
            "type": "object",
            "required": ["id", "title", "members"],
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "members": { "type": "array", "items": { "$ref": "#/components/schemas/Member" } }
            }
          },
          "MunicipalityGroup": {
            "type": "object",
            "required": ["id", "title", "members"],
            "properties": {
              "id": { "type": "string" },
              "title": { "type": "string" },
              "members": { "type": "array", "items": { "$ref": "#/components/schemas/Member" } }
            }
          },
          "OrganizationalUnit": {
            "type": "object",
            "required": ["id", "title", "municipality"],
            "properties": { "id": { "type": "string" }, "title": { "type": "string" }, "municipality": { "type": "string" } }
          },
          "Value": {
            "type": "object",
            "required": ["gender", "count", "status", "value", "isdeleted"],
            "properties": {
              "gender": { "type": "string", "enum": ["T", "K", "M"] },
              "count": { "type": ["integer", "null"] },
              "status": { "type": "string" },
              "value": { "type": ["number", "null"] },
              "isdeleted": { "type": "boolean" }
            }
          },
          "DataRow": {
            "type": "object",
            "required": ["kpi", "municipality", "period", "values"],
            "properties": {
              "kpi": { "type": "string" },
              "municipality": { "type": "string", "description": "The id of a municipality, a region or a group" },
              "period": { "type": "integer" },
              "values": { "type": "array", "items": { "$ref": "#/components/schemas/Value" } }
            }
          },
          "UnitDataRow": {
            "type": "object",
            "required": ["kpi", "ou", "period", "values"],
            "properties": {
              "kpi": { "type": "string" },
              "ou": { "type": "string" },
              "period": { "type": "integer" },
              "values": { "type": "array", "items": { "$ref": "#/components/schemas/Value" } }
            }
          },
          "ValidationError": {
            "type": "object",
            "required": ["detail"],
            "properties": {
              "detail": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["loc", "msg", "type"],
                  "properties": {
                    "loc": { "type": "array", "items": { "type": ["string", "integer"] } },
                    "msg": { "type": "string" },
                    "type": { "type": "string" }
                  }
                }
              }
            }
          }
        }
        """;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    /// <summary>The description, where it is what the request asks for; else null.</summary>
    public static SandboxResponse? Answer(SandboxRequest request, IReadOnlyList<Route> routes)
    {
        if (!string.Equals(request.Method, "GET", StringComparison.Ordinal) || !string.Equals(request.Path, Path, StringComparison.Ordinal))
            return null;
        var body = new PooledBuffer();
        using (var json = new Utf8JsonWriter(body, Relaxed))
            Write(json, routes);
        return new SandboxResponse(200, body);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Route> routes)
    {
        json.WriteStartObject();
        json.WriteString("openapi"u8, "3.1.0");
        json.WriteStartObject("info"u8);
        json.WriteString("title"u8, "Kolada sandbox");
        json.WriteString("description"u8, "What this sandbox serves of Kolada's API v3. Not Kolada's own description.");
        json.WriteString("version"u8, "3");
        json.WriteEndObject();
        json.WriteStartArray("servers"u8);
        json.WriteStartObject();
        json.WriteString("url"u8, "/v3");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("paths"u8);
        foreach (var route in routes)
            WritePath(json, route);
        json.WriteEndObject();
        json.WriteStartObject("components"u8);
        json.WritePropertyName("schemas"u8);
        json.WriteRawValue(Schemas);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter json, Route route)
    {
        json.WriteStartObject("/" + route.Template);
        json.WriteStartObject("get"u8);
        json.WriteString("operationId"u8, string.Join('_', route.Template.Split('/').Select(part => part.StartsWith('{') ? $"by_{part[1..^1]}" : part)));
        json.WriteStartArray("parameters"u8);
        foreach (var name in route.PathParameters)
            WriteParameter(json, name, inPath: true);
        foreach (var name in route.Query.Concat(["page", "per_page"]))
            WriteParameter(json, name, inPath: false);
        json.WriteEndArray();
        json.WriteStartObject("responses"u8);
        WriteAnswer(json, "200", "A page of the list", () => WritePage(json, route.Item));
        WriteAnswer(json, "422", "A parameter breaks a limit", () => json.WriteString("$ref"u8, "#/components/schemas/ValidationError"));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A path takes its values with commas between them; a query, under the same name several times or with commas.</summary>
    private static void WriteParameter(Utf8JsonWriter json, string name, bool inPath)
    {
        var isList = name is "id" or "kpi_id" or "municipality_id" or "ou_id" or "year" or "municipality";
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("in"u8, inPath ? "path" : "query");
        json.WriteBoolean("required"u8, inPath);
        if (isList)
        {
            json.WriteString("style"u8, inPath ? "simple" : "form");
            json.WriteBoolean("explode"u8, !inPath);
        }

        json.WritePropertyName("schema"u8);
        json.WriteRawValue(name switch
        {
            "page" => """{ "type": "integer", "minimum": 1, "default": 1 }""",
            "per_page" => $$"""{ "type": "integer", "minimum": 1, "maximum": {{PageWindow.MaxPerPage}}, "default": {{PageWindow.MaxPerPage}} }""",
            "from_date" => """{ "type": "string", "format": "date" }""",
            "year" => $$"""{ "type": "array", "maxItems": {{ValueList.MaxValues}}, "items": { "type": "integer" } }""",
            _ when isList => $$"""{ "type": "array", "maxItems": {{ValueList.MaxValues}}, "items": { "type": "string" } }""",
            _ => """{ "type": "string" }""",
        });
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, string status, string description, Action writeSchema)
    {
        json.WriteStartObject(status);
        json.WriteString("description"u8, description);
        json.WriteStartObject("content"u8);
        json.WriteStartObject("application/json"u8);
        json.WriteStartObject("schema"u8);
        writeSchema();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePage(Utf8JsonWriter json, string item)
    {
        json.WriteString("type"u8, "object");
        json.WritePropertyName("required"u8);
        json.WriteRawValue("""["values", "count", "next_url", "previous_url"]""");
        json.WriteStartObject("properties"u8);
        json.WritePropertyName("values"u8);
        json.WriteRawValue($$"""{ "type": "array", "items": { "$ref": "#/components/schemas/{{item}}" } }""");
        json.WritePropertyName("count"u8);
        json.WriteRawValue("""{ "type": "integer" }""");
        json.WritePropertyName("next_url"u8);
        json.WriteRawValue("""{ "type": ["string", "null"], "format": "uri" }""");
        json.WritePropertyName("previous_url"u8);
        json.WriteRawValue("""{ "type": ["string", "null"], "format": "uri" }""");
        json.WriteEndObject();
    }
}
