namespace Orchestrator.Pinocchio;

/// <summary>One block of an LPT snapshot.</summary>
public sealed class LptBlock
{
    internal LptBlock(string name, int components, float[]? real, long[]? whole) =>
        (Name, Components, Real, Whole) = (name, components, real, whole);

    /// <summary>Name: ID, FMAX, ZEL, 2LPT, 31PT, 32PT, ZACC, GRUP, POS, VEL, DENS.</summary>
    public string Name { get; }

    /// <summary>Numbers a particle: 1, or 3 for displacements (x, y, z of one particle together).</summary>
    public int Components { get; }

    /// <summary>The numbers of a floating-point block; null for ID and GRUP.</summary>
    public float[]? Real { get; }

    /// <summary>The numbers of ID and GRUP; null for other blocks.</summary>
    public long[]? Whole { get; }

    /// <summary>Number of particles.</summary>
    public int Count => (Real?.Length ?? Whole!.Length) / Components;

    /// <summary>Makes a floating-point block.</summary>
    /// <param name="name">Its name, at most four characters.</param>
    /// <param name="components">Numbers a particle, 1 or 3.</param>
    /// <param name="values">The numbers.</param>
    public static LptBlock Of(string name, int components, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(name, components, values.Length);
        return new LptBlock(name, components, values, null);
    }

    /// <summary>Makes a block of whole numbers.</summary>
    /// <param name="name">Its name, at most four characters.</param>
    /// <param name="values">The numbers, one a particle; 32 bits each.</param>
    public static LptBlock Of(string name, long[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(name, 1, values.Length);
        return new LptBlock(name, 1, null, values);
    }

    private static void Check(string name, int components, int length)
    {
        if (name.Length is 0 or > 4) throw new ArgumentException($"'{name}' has not 1 to 4 characters", nameof(name));
        if (components is not (1 or 3) || length % components != 0)
            throw new ArgumentException($"{length} numbers, {components} a particle", nameof(components));
    }
}
