namespace Orchestrator.Conducting;

/// <summary>Waits by a clock: for sites on this machine, which may be asked often.</summary>
/// <param name="time">The clock.</param>
internal sealed class PollTimer(TimeProvider time) : IPollTimer
{
    /// <inheritdoc/>
    public TimeProvider Time => time;

    /// <inheritdoc/>
    public Task WaitAsync(TimeSpan interval, CancellationToken cancellation) => Task.Delay(interval, time, cancellation);
}
