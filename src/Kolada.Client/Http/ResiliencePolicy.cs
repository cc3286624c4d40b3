using Kolada.Client.Telemetry;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Kolada.Client.Http;

/// <summary>The one layer that retries: retry, around a wait for an open circuit, around the circuit breaker.</summary>
/// <remarks>
/// Limits stand between the two pipelines, so that whoever waits for the circuit holds no slot:
/// retry → wait for the circuit → slot → circuit breaker → start → attempt.
/// </remarks>
internal sealed class ResiliencePolicy
{
    /// <summary>How often those who wait look whether the circuit has closed.</summary>
    private static readonly TimeSpan CircuitPoll = TimeSpan.FromSeconds(1);

    /// <summary>Failures count as consecutive when no success lies between them within this time.</summary>
    private static readonly TimeSpan CircuitMemory = TimeSpan.FromMinutes(2);

    private static readonly ResiliencePropertyKey<CallChain> CallKey = new("Kolada.Call");

    private readonly ResiliencePipeline _retry;
    private readonly ResiliencePipeline _circuit;
    private readonly CallLimits _limits;

    public ResiliencePolicy(KoladaClientOptions options, CallLimits limits)
    {
        _limits = limits;
        _retry = Retry(options);
        _circuit = Circuit(options);
    }

    /// <summary>Runs the attempts of a call.</summary>
    public async Task<T> RunAsync<T>(CallChain call, Func<CancellationToken, Task<T>> attempt)
        where T : class
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, call.Token);
        try
        {
            context.Properties.Set(CallKey, call);
            return await _retry.ExecuteAsync(
                static (within, work) => new ValueTask<T>(work.Self.OneAsync(work, within.CancellationToken)),
                context,
                new Work<T>(this, call, attempt)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<T> OneAsync<T>(Work<T> work, CancellationToken cancellationToken)
        where T : class
    {
        using CallLimits.Slot slot = await work.Call.WaitTurnAsync(_limits.EnterAsync).ConfigureAwait(false);
        return await _circuit.ExecuteAsync(
            static async (work, token) =>
            {
                await work.Call.WaitTurnAsync(work.Self._limits.WaitForStartAsync).ConfigureAwait(false);
                work.Call.Attempts++;
                return await work.Attempt(token).ConfigureAwait(false);
            },
            work,
            cancellationToken).ConfigureAwait(false);
    }

    private static ResiliencePipeline Retry(KoladaClientOptions options)
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = options.TimeProvider };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                Randomizer = options.Jitter ?? Random.Shared.NextDouble,
                ShouldHandle = args => new(args.Outcome.Exception is AttemptFailedException failed && IsWorthARetry(failed, Call(args.Context), options)),
                DelayGenerator = args => new(args.Outcome.Exception is AttemptFailedException { RetryAfter: { Ticks: > 0 } wait } ? wait : null),
                OnRetry = args =>
                {
                    Note((AttemptFailedException)args.Outcome.Exception!, Call(args.Context), args.RetryDelay, options);
                    return default;
                },
            });
        }

        return builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = args => new(args.Outcome.Exception is BrokenCircuitException),
            DelayGenerator = args => new(UntilNextLook((BrokenCircuitException)args.Outcome.Exception!)),
            OnRetry = args =>
            {
                Call(args.Context).LastError = args.Outcome.Exception?.InnerException ?? args.Outcome.Exception;
                return default;
            },
        }).Build();
    }

    private static ResiliencePipeline Circuit(KoladaClientOptions options) =>
        new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                // Nothing but failures, and at least so many of them.
                FailureRatio = 1,
                MinimumThroughput = options.BreakerThreshold,
                SamplingDuration = CircuitMemory,
                BreakDuration = options.BreakerPause,
                ShouldHandle = args => new(args.Outcome.Exception is AttemptFailedException { IsTransient: true }),
                OnOpened = args =>
                {
                    Log.Paused(options.Logger, options.BreakerThreshold, args.BreakDuration.TotalSeconds);
                    return default;
                },
                OnClosed = _ =>
                {
                    Log.Resumed(options.Logger);
                    return default;
                },
            })
            .Build();

    private static void Note(AttemptFailedException failed, CallChain call, TimeSpan wait, KoladaClientOptions options)
    {
        call.LastError = failed;
        KoladaTelemetry.Retries.Add(
            1,
            new KeyValuePair<string, object?>(KoladaTelemetry.EndpointTag, call.Endpoint),
            new KeyValuePair<string, object?>(KoladaTelemetry.ReasonTag, failed.Reason));
        Log.TriedAgain(options.Logger, call.Uri, call.Attempts, failed.Message, wait.TotalSeconds);
    }

    private static CallChain Call(ResilienceContext context) =>
        context.Properties.GetValue(CallKey, null!) ?? throw new InvalidOperationException("The call is not in its context.");

    private static bool IsWorthARetry(AttemptFailedException failed, CallChain call, KoladaClientOptions options) =>
        failed.IsTransient && (failed.RetryAfter is not { } wait || (wait <= options.MaxRetryAfter && wait < call.Left));

    private static TimeSpan UntilNextLook(BrokenCircuitException open) =>
        open.RetryAfter is { } rest && rest > TimeSpan.Zero && rest < CircuitPoll ? rest : CircuitPoll;

    /// <summary>
    /// What the pipelines pass on. A class, as the results are: for values of any kind each method of theirs would be compiled anew, at run time.
    /// </summary>
    private sealed record Work<T>(ResiliencePolicy Self, CallChain Call, Func<CancellationToken, Task<T>> Attempt)
        where T : class;
}
