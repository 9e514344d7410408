using System.Numerics;

namespace Orchestrator.Numerics.Tests;

public sealed class RandomObjectTests
{
    [Fact]
    public void Of_ManyHalosCopiesAndNumbers_AreAllDifferent()
    {
        var seen = new HashSet<ulong>();
        for (ulong halo = 0; halo < 1000; halo++)
            for (int replication = -10; replication < 10; replication++)
                for (int number = 0; number < 20; number++)
                    Assert.True(seen.Add(RandomObject.Of(halo, replication, number)), $"({halo}, {replication}, {number}) repeats another object.");
    }

    [Fact]
    public void Of_OneBitChanged_ChangesHalfOfTheBits()
    {
        double flipped = 0;
        int pairs = 0;
        for (ulong halo = 1; halo <= 200; halo++)
        {
            for (int bit = 0; bit < 64; bit++, pairs++) flipped += BitOperations.PopCount(RandomObject.Of(halo, 5, 2) ^ RandomObject.Of(halo ^ (1UL << bit), 5, 2));
            for (int bit = 0; bit < 31; bit++, pairs++) flipped += BitOperations.PopCount(RandomObject.Of(halo, 5, 2) ^ RandomObject.Of(halo, 5 ^ (1 << bit), 2));
            for (int bit = 0; bit < 31; bit++, pairs++) flipped += BitOperations.PopCount(RandomObject.Of(halo, 5, 2) ^ RandomObject.Of(halo, 5, 2 ^ (1 << bit)));
        }

        // 64 fair coins a pair: mean 32, standard deviation 4.
        Assert.Equal(32, flipped / pairs, 4 * 4 / Math.Sqrt(pairs));
    }

    [Fact]
    public void Of_FixedArguments_IsWhatItAlwaysWas()
    {
        Assert.Equal(5197578548964807871ul, RandomObject.Of(0, 0));
        Assert.Equal(9983111899126429127ul, RandomObject.Of(1234567890123, 42, 3));
    }
}
