namespace Kolada.WireMock.Tests.Support;

/// <summary>An answer that WireMock holds back until the test lets it go: a delay whose length no clock decides.</summary>
/// <remarks>Disposing lets it go as well, since a server does not stop while it is answering.</remarks>
internal sealed class HeldAnswer(string body) : IDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldAnswer()
        : this(Answers.TwoMunicipalitiesJson)
    {
    }

    /// <summary>Completes when a request waits for the answer.</summary>
    public Task Asked => _asked.Task.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>The answer, all of it held back.</summary>
    public IResponseBuilder Whole => Response.Create().WithHeader("Content-Type", "application/json").WithBody(async _ =>
    {
        _asked.TrySetResult();
        await _released.Task;
        return body;
    });

    /// <summary>The answer with its headers and the first half of its body sent at once, and the rest held back.</summary>
    public IResponseBuilder SecondHalf => Response.Create().WithHeader("Content-Type", "application/json").WithSseBody(async (_, queue) =>
    {
        queue.Write(body[..(body.Length / 2)]);
        _asked.TrySetResult();
        await _released.Task;
        queue.Write(body[(body.Length / 2)..]);
        queue.Close();
    });

    public void Release() => _released.TrySetResult();

    public void Dispose() => Release();
}
