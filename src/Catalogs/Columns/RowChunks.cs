using System.Runtime.ExceptionServices;

namespace Orchestrator.Catalogs;

/// <summary>Work over the rows of a table in chunks, on several threads.</summary>
/// <remarks>
/// Chunks are the same whatever the number of threads, so that what is done in each chunk may depend on its rows alone, and results with
/// it.
/// </remarks>
public static class RowChunks
{
    /// <summary>Rows in a chunk, but for the last one: few enough for scratch space on the stack, enough to hide the cost of handing them
    /// out.</summary>
    public const int Size = 1024;

    /// <summary>Number of chunks of a table.</summary>
    /// <param name="rows">Number of rows.</param>
    public static int Count(int rows) => (int)((rows + (Size - 1L)) / Size);

    /// <summary>Calls an action once for each chunk, in any order and at once from several threads.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="threads">Threads to use, at least 1.</param>
    /// <param name="action">Receives the number of the chunk, its first row and its number of rows.</param>
    /// <param name="cancellationToken">Stops between chunks.</param>
    /// <remarks>An exception of the action is thrown as it is; of several, the first that was caught.</remarks>
    public static void ForEach(int rows, int threads, Action<int, int, int> action, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentNullException.ThrowIfNull(action);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, Count(rows), options, chunk =>
            {
                int start = chunk * Size;
                action(chunk, start, Math.Min(Size, rows - start));
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
