using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>As much of JSON Schema as the model's schema uses; a keyword that is not known fails, so that nothing goes unchecked.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description"];

    public static IReadOnlyList<string> Problems(string schema, string json)
    {
        using JsonDocument rules = JsonDocument.Parse(schema);
        using JsonDocument document = JsonDocument.Parse(json);
        List<string> problems = [];
        Check(rules.RootElement, rules.RootElement, document.RootElement, "$", problems);
        return problems;
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        foreach (JsonProperty rule in schema.EnumerateObject().Where(rule => !Annotations.Contains(rule.Name)))
        {
            if (!Holds(root, schema, rule, value, path, problems))
            {
                problems.Add($"{path}: {rule.Name} {rule.Value}");
            }
        }
    }

    private static bool Holds(JsonElement root, JsonElement schema, JsonProperty rule, JsonElement value, string path, List<string> problems)
    {
        bool isObject = value.ValueKind == JsonValueKind.Object;
        bool isNumber = value.ValueKind == JsonValueKind.Number;
        switch (rule.Name)
        {
            case "$ref":
                Check(root, rule.Value.GetString()!.Split('/').Skip(1).Aggregate(root, (at, step) => at.GetProperty(step)), value, path, problems);
                return true;
            case "type": return IsOfType(value, rule.Value.GetString()!);
            case "const": return JsonElement.DeepEquals(rule.Value, value);
            case "enum": return rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value));
            case "pattern": return value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1));
            case "minimum": return !isNumber || value.GetDouble() >= rule.Value.GetDouble();
            case "maximum": return !isNumber || value.GetDouble() <= rule.Value.GetDouble();
            case "exclusiveMinimum": return !isNumber || value.GetDouble() > rule.Value.GetDouble();
            case "minItems": return value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetInt32();
            case "minProperties": return !isObject || value.EnumerateObject().Count() >= rule.Value.GetInt32();
            case "required": return !isObject || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));
            case "anyOf": return rule.Value.EnumerateArray().Any(one => Passes(root, one, value));
            case "additionalProperties": return !isObject || value.EnumerateObject().All(member => schema.GetProperty("properties").TryGetProperty(member.Name, out _));
            case "properties":
                foreach (JsonProperty member in rule.Value.EnumerateObject().Where(member => isObject && value.TryGetProperty(member.Name, out _)))
                {
                    Check(root, member.Value, value.GetProperty(member.Name), $"{path}.{member.Name}", problems);
                }

                return true;
            case "items":
                foreach (JsonElement item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default)
                {
                    Check(root, rule.Value, item, path + "[]", problems);
                }

                return true;
            default: throw new NotSupportedException($"The check does not know the keyword {rule.Name}.");
        }
    }

    private static bool Passes(JsonElement root, JsonElement schema, JsonElement value)
    {
        List<string> problems = [];
        Check(root, schema, value, "$", problems);
        return problems.Count == 0;
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        _ => throw new NotSupportedException(type),
    };
}
