using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kolada.Sandbox;

/// <summary>Ends the handling of a request with a status and a JSON body, as FastAPI words them.</summary>
internal sealed class ProblemException(int status, string body) : Exception($"{status}: {body}")
{
    public int Status { get; } = status;

    public string Body { get; } = body;
}

/// <summary>The error answers of the API.</summary>
internal static class Problem
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ProblemException NotFound() => new(404, """{"detail":"Not Found"}""");

    public static ProblemException MethodNotAllowed() => new(405, """{"detail":"Method Not Allowed"}""");

    public static ProblemException Gone() => new(410, """{"error": "This endpoint is deprecated. Please use /v3 instead."}""");

    /// <summary>422 with the one thing that is wrong.</summary>
    /// <param name="place"><c>path</c> or <c>query</c>.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="message">What is wrong, in words.</param>
    /// <param name="type">The kind of error, in pydantic's terms.</param>
    public static ProblemException Unprocessable(string place, string name, string message, string type)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            json.WriteStartObject();
            json.WriteStartArray("detail");
            json.WriteStartObject();
            json.WriteStartArray("loc");
            json.WriteStringValue(place);
            json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteString("msg", message);
            json.WriteString("type", type);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new ProblemException(422, System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
