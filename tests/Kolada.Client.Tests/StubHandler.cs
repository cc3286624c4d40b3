using System.Globalization;
using System.Net;
using System.Text;

namespace Kolada.Client.Tests;

/// <summary>Answers in process from a function of the path and query, and remembers what was asked. For what is not about HTTP.</summary>
internal sealed class StubHandler(Func<string, string> answer) : HttpMessageHandler
{
    private readonly List<string> _asked = [];

    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public static string Envelope(IEnumerable<string> values, string? next = null) =>
        $$"""{"values":[{{string.Join(',', values)}}],"count":null,"next_url":{{(next is null ? "null" : $"\"{next}\"")}},"previous_url":null}""";

    public static string Municipalities(int count) => Envelope(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{i:D4}}","title":"Ort {{i}}","type":"K"}""")));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.PathAndQuery;
        lock (_asked)
        {
            _asked.Add(path);
        }

        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StringContent(answer(path), Encoding.UTF8, "application/json"),
        });
    }
}
