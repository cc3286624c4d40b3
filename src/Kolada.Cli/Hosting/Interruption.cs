using System.Runtime.InteropServices;

namespace Kolada.Cli.Hosting;

/// <summary>Ends a command on Ctrl-C, SIGTERM and SIGHUP: first by cancelling it, so that it can clean up, and after a second in any case.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>How long a command may take to clean up. A user who pressed Ctrl-C does not wait longer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<int> _interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, ExitCode.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, ExitCode.Terminated));
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => Stop(signal, ExitCode.HungUp));
    }

    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> command)
    {
        Task<int> running = Task.Run(() => command(_stop.Token));
        if (await Task.WhenAny(running, _interrupted.Task).ConfigureAwait(false) == running)
        {
            int code = await running.ConfigureAwait(false);
            return code == ExitCode.Interrupted && _interrupted.Task.IsCompleted ? await _interrupted.Task.ConfigureAwait(false) : code;
        }

        try
        {
            await running.WaitAsync(Grace, TimeProvider.System).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It hangs in something that ignores the cancellation; the process ends all the same.
        }

        return await _interrupted.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        if (_interrupted.TrySetResult(exitCode))
        {
            _stop.Cancel();
        }
        else
        {
            // A second Ctrl-C ends the process at once.
            Environment.Exit(exitCode);
        }
    }
}
