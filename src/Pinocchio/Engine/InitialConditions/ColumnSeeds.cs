namespace Orchestrator.Pinocchio.Engine.InitialConditions;

/// <summary>The seed of each column of modes (nx, ny): the output of one Mersenne twister whose number counts a spiral around the origin,
/// so that grids of different sizes share their large scales.</summary>
internal sealed class ColumnSeeds
{
    private readonly uint[] outputs;

    /// <summary>Seeds for all |nx|, |ny| &lt;= <paramref name="largest"/>.</summary>
    public ColumnSeeds(uint randomSeed, int largest)
    {
        outputs = new uint[(2 * largest + 1) * (2 * largest + 1)];
        var twister = new MersenneTwister(randomSeed);
        for (int n = 0; n < outputs.Length; n++) outputs[n] = twister.Next();
    }

    /// <summary>The seed of column (<paramref name="nx"/>, <paramref name="ny"/>), signed mode numbers.</summary>
    public uint this[int nx, int ny] => outputs[SpiralIndex(nx, ny)];

    /// <summary>Place of (x, y) on the square spiral, 0 at the origin.</summary>
    internal static int SpiralIndex(int x, int y)
    {
        if (x == 0 && y == 0) return 0;
        int side = 2 * Math.Max(Math.Abs(x), Math.Abs(y));
        int along = y > x || (x == y && x > 0) ? 3 * side + x + y : side - x - y;
        return (side - 1) * (side - 1) + along - 1;
    }
}
