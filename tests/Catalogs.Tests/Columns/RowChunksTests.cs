using CsCheck;

namespace Orchestrator.Catalogs.Tests.Columns;

public sealed class RowChunksTests
{
    [Fact]
    public void ForEach_AnyRowsAndThreads_VisitsEachRowOnce() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 4]).Sample((rows, threads) =>
        {
            int[] visits = new int[rows];
            int chunks = 0;
            RowChunks.ForEach(rows, threads, (chunk, start, count) =>
            {
                Assert.Equal(chunk * RowChunks.Size, start);
                Interlocked.Increment(ref chunks);
                for (int row = start; row < start + count; row++) Interlocked.Increment(ref visits[row]);
            });
            return chunks == RowChunks.Count(rows) && visits.All(visit => visit == 1);
        });

    [Fact]
    public void ForEach_ActionThatFails_ThrowsItsExceptionAsItIs() =>
        Assert.Throws<InvalidDataException>(() => RowChunks.ForEach(5000, 2, (_, _, _) => throw new InvalidDataException("broken")));

    [Fact]
    public void ForEach_Cancelled_Stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => RowChunks.ForEach(5000, 2, (_, _, _) => { }, new CancellationToken(true)));
}
