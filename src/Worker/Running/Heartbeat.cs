namespace Orchestrator.Worker;

/// <summary>Renews the file <c>heartbeat</c> of an attempt as long as the process lives; its age, on the file system's clock, is what counts.</summary>
internal sealed class Heartbeat : IDisposable
{
    private const string FileName = "heartbeat";

    private readonly string path;
    private readonly ITimer timer;
    private long beats;

    /// <summary>Begins to beat, the first time at once.</summary>
    /// <param name="folder">Absolute path of the attempt's folder.</param>
    /// <param name="interval">Time between two beats.</param>
    /// <param name="time">The clock.</param>
    public Heartbeat(string folder, TimeSpan interval, TimeProvider time)
    {
        path = Path.Combine(folder, FileName);
        Beat(null);
        timer = time.CreateTimer(Beat, null, interval, interval);
    }

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private void Beat(object? state)
    {
        try
        {
            // Writing, unlike setting its times, gives the file the server's own time on a network file system.
            File.WriteAllText(path, $"{Environment.ProcessId} {Interlocked.Increment(ref beats)}\n");
        }
        catch (IOException)
        {
            // A full disk ends the attempt where it loses something; a beat alone does not.
        }
    }
}
