namespace Kolada.Faults.Tests.Matrix;

/// <summary>Lets the time of an attempt run out whenever the server stalls.</summary>
internal sealed class Patient : IDisposable
{
    private readonly SandboxFault _fault;
    private readonly FaultPlan _plan;
    private readonly TestClock _clock;
    private readonly CancellationTokenSource _stop = new();
    private int _stalls;

    public Patient(SandboxFault fault, FaultPlan plan, TestClock clock)
    {
        _fault = fault;
        _plan = plan;
        _clock = clock;
        if (fault == SandboxFault.StallBeforeHeaders)
        {
            _ = EndStallsAsync();
        }
        else if (fault == SandboxFault.StallInsideBody)
        {
            clock.LimitSet = EndStallInBody;
        }
    }

    public void Dispose()
    {
        _clock.LimitSet = null;
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task EndStallsAsync()
    {
        CancellationToken stopped = _stop.Token;
        while (true)
        {
            await _plan.WhenInjectedAsync(_fault, ++_stalls, stopped);
            _clock.Advance(new KoladaClientOptions().AttemptTimeout);
        }
    }

    /// <summary>The client allows the whole time anew when the headers are there: from then on it waits for the body.</summary>
    private void EndStallInBody(TimeSpan limit)
    {
        if (limit == new KoladaClientOptions().AttemptTimeout && _plan.Injected.GetValueOrDefault(_fault) > _stalls)
        {
            _stalls++;
            ThreadPool.QueueUserWorkItem(static clock => clock.Advance(new KoladaClientOptions().AttemptTimeout), _clock, preferLocal: false);
        }
    }
}
