namespace Orchestrator.Conducting;

/// <summary>Waits between polls.</summary>
internal interface IPollTimer
{
    /// <summary>The clock that it waits by.</summary>
    TimeProvider Time { get; }

    /// <summary>Returns when the time has passed.</summary>
    Task WaitAsync(TimeSpan interval, CancellationToken cancellation);
}
