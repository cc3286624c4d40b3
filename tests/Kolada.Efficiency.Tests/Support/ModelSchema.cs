using System.Text.Json;
using Json.Schema;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>The model format's JSON Schema, as a validator that is not ours reads it.</summary>
internal static class ModelSchema
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(EfficiencyModel.JsonSchema);
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    /// <summary>What is wrong with a model: each violation with its place. Empty for a model that keeps to the schema.</summary>
    public static IReadOnlyList<string> Problems(string json)
    {
        EvaluationResults results = Schema.Evaluate(JsonElement.Parse(json), Options);
        return results.IsValid ? [] : [.. (results.Details ?? []).Append(results).SelectMany(Errors)];
    }

    private static IEnumerable<string> Errors(EvaluationResults part) =>
        (part.Errors ?? new Dictionary<string, string>()).Select(error => $"{part.InstanceLocation}: {error.Key} {error.Value}");
}
