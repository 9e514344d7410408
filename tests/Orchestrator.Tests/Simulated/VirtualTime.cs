using Orchestrator.Conducting;

namespace Orchestrator.Tests.Simulated;

/// <summary>A clock that moves only when somebody waits: days of a campaign pass in a moment.</summary>
internal sealed class VirtualTime : TimeProvider, IPollTimer
{
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Called before each wait; may throw, as a process that is killed there.</summary>
    public Action? BeforeWait { get; set; }

    public TimeProvider Time => this;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan interval) => now += interval;

    public Task WaitAsync(TimeSpan interval, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        BeforeWait?.Invoke();
        now += interval;
        return Task.CompletedTask;
    }
}
