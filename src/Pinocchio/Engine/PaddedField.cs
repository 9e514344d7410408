namespace Orchestrator.Pinocchio.Engine;

/// <summary>Fields on an N^3 grid in the layout of the Fourier transform: single precision, rows padded to 2 (N/2 + 1) elements.</summary>
internal static class PaddedField
{
    /// <summary>Elements of a row.</summary>
    public static int Row(int grid) => 2 * (grid / 2 + 1);

    /// <summary>Elements of the field.</summary>
    public static long Length(int grid) => (long)grid * grid * Row(grid);

    /// <summary>Allocates a field.</summary>
    public static NativeField<float> Allocate(int grid) => new(Length(grid));

    /// <summary>Runs <paramref name="work"/> for each plane of the grid.</summary>
    public static void Planes(int grid, int threads, Action<int> work) =>
        Parallel.For(0, grid, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
}
