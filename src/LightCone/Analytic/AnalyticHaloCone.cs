using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>A light cone of halos drawn from a mass function: an oracle whose every expectation is known.</summary>
/// <remarks>
/// Numbers are Poisson about <c>n(&gt;M, z) V</c>, places uniform in the cone, or, with a <see cref="LognormalField"/>, clustered as
/// biased tracers of it. The mass function is taken in thin shells of comoving distance.
/// Halos are at rest. Draws are keyed by shell (or cell) and halo, so that the same bytes result for any number of threads, and a shell
/// may be drawn by itself.
/// Immutable, safe for concurrent use.
/// </remarks>
public sealed class AnalyticHaloCone
{
    private readonly AnalyticShells shells;
    private readonly double boxSize;

    /// <summary>Prepares a cone.</summary>
    /// <param name="cosmology">Cosmology of the distances.</param>
    /// <param name="massFunction">Mass function of the halos.</param>
    /// <param name="geometry">The cone.</param>
    /// <param name="minimumMass">Smallest mass in Msun/h by the mass function's definition, for instance 1e11.</param>
    /// <param name="field">The field of the cone that is filled; null for the whole opening.</param>
    /// <param name="shellThickness">Thickness of the shells in comoving Mpc/h, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shell's thickness is not positive.</exception>
    /// <exception cref="InvalidInputException">The mass lies outside the mass function's table, or the cone is narrower than the
    /// field.</exception>
    public AnalyticHaloCone(
        WcdmCosmology cosmology, IHaloMassFunction massFunction, LightConeGeometry geometry, double minimumMass, SkyField? field = null,
            double shellThickness = 25)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentNullException.ThrowIfNull(massFunction);
        ArgumentNullException.ThrowIfNull(geometry);
        if (!(shellThickness > 0) || !double.IsFinite(shellThickness))
            throw new ArgumentOutOfRangeException(nameof(shellThickness), shellThickness,
                "A shell's thickness must be positive and finite, in comoving Mpc/h.");
        if (field is not null && !geometry.Covers(field))
            throw new InvalidInputException($"the cone is narrower than its field ({field.Description})", key: "half_angle",
                value: $"{geometry.HalfAngle:R}", allowed: $"{field.HalfAngle:F3} degrees or more");
        Geometry = geometry;
        Cosmology = cosmology;
        MassDefinition = massFunction.MassDefinition;
        Field = field;
        boxSize = geometry.BoxSize;
        shells = new AnalyticShells(cosmology, massFunction, geometry, minimumMass, shellThickness);
    }

    /// <summary>The cone.</summary>
    public LightConeGeometry Geometry { get; }

    /// <summary>The field of the cone that is filled; null for the whole opening.</summary>
    public SkyField? Field { get; }

    /// <summary>Cosmology of the distances.</summary>
    public WcdmCosmology Cosmology { get; }

    /// <summary>Definition of the masses.</summary>
    public MassDefinition MassDefinition { get; }

    /// <summary>Number of shells.</summary>
    public int ShellCount => shells.Count;

    /// <summary>Solid angle of the field, or of the whole opening, in steradians.</summary>
    public double Steradians => Field?.Steradians ?? 2 * Math.PI * (1 - Geometry.CosHalfAngle);

    /// <summary>Number of halos that the whole cone has on average.</summary>
    public double ExpectedCount
    {
        get
        {
            double sum = 0;
            for (int shell = 0; shell < shells.Count; shell++)
                sum += ExpectedCountOf(shell);
            return sum;
        }
    }

    /// <summary>Number of halos that a shell has on average.</summary>
    /// <param name="shell">Index of the shell, from the observer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shell.</exception>
    public double ExpectedCountOf(int shell)
    {
        CheckShell(shell);
        return Steradians * shells.VolumePerSteradian(shell) * shells.Density(shell);
    }

    /// <summary>Redshift at which the mass function of a shell is taken.</summary>
    /// <param name="shell">Index of the shell, from the observer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shell.</exception>
    public double RedshiftOf(int shell)
    {
        CheckShell(shell);
        return shells.Redshift(shell);
    }

    /// <summary>Draws the whole cone without clustering.</summary>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="simulation">Number of the simulation that the cone stands for.</param>
    /// <param name="threads">Threads to use; 0 for all processors. Results do not depend on it.</param>
    /// <returns>Halos from the cone's vertex; ids count within shells (shell in the upper 32 bits).</returns>
    public HaloTable Draw(ulong seed, int simulation = 0, int threads = 0)
    {
        HaloTable[] drawn = new HaloTable[shells.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads == 0 ? -1 : threads };
        Parallel.For(0, drawn.Length, options, shell => drawn[shell] = DrawShell(shell, seed, simulation));
        return Joined(drawn);
    }

    /// <summary>Draws one shell without clustering; the shells of a cone too large for memory can be drawn one after another.</summary>
    /// <param name="shell">Index of the shell, from the observer.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="simulation">Number of the simulation that the cone stands for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such shell.</exception>
    public HaloTable DrawShell(int shell, ulong seed, int simulation = 0)
    {
        CheckShell(shell);
        double capCount = 2 * Math.PI * (1 - Geometry.CosHalfAngle) * shells.VolumePerSteradian(shell) * shells.Density(shell);
        long count = new RandomKey(seed, RandomPurpose.AnalyticHaloCount, simulation).For((ulong)shell).NextPoisson(capCount);
        RandomKey key = new(seed, RandomPurpose.AnalyticHalo, simulation);
        HaloTableBuilder builder = new(MassDefinition, 0);
        for (long number = 0; number < count; number++)
        {
            ulong id = ((ulong)shell << 32) | (ulong)number;
            RandomStream stream = key.For(id);
            double distance = shells.Distance(shell, stream.NextUniform());
            double along = 1 - (stream.NextUniform() * (1 - Geometry.CosHalfAngle));
            (double sine, double cosine) = PortableMath.SinCos(2 * Math.PI * stream.NextUniform());
            double across = Math.Sqrt(Math.Max(0, 1 - (along * along)));
            if (Field is not null && !Field.ContainsDirection(along, across * cosine, across * sine))
                continue;
            CartesianVector position = ((Geometry.Axis * along) + (Geometry.Frame.East * (across * cosine))
                + (Geometry.Frame.North * (across * sine))) * distance;
            builder.Append(HaloAt(id, 0, position, distance, shells.Mass(shell, stream.NextUniform())));
        }
        return builder.Build();
    }

    /// <summary>Draws the whole cone with halos that trace a lognormal field.</summary>
    /// <remarks>
    /// The field fills the geometry's box and is repeated with it. In each cell the number is Poisson about <c>n V (1 + delta_h)</c>,
    /// where 1 + delta_h is the field's lognormal at <c>b(z) D(z)</c>,
    /// so that the halos' power spectrum on large scales is <c>b^2 D^2</c> times the field's.
    /// </remarks>
    /// <param name="density">The field; its box is the geometry's.</param>
    /// <param name="bias">Bias of the halos above the smallest mass at a redshift.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="simulation">Number of the simulation that the cone stands for.</param>
    /// <param name="threads">Threads to use; 0 for all processors. Results do not depend on it.</param>
    /// <returns>Halos from the cone's vertex with the replication of the cell that they stand in; ids are cell (upper 32 bits) and
    /// number.</returns>
    /// <exception cref="ArgumentException">The field's box is not the geometry's.</exception>
    public HaloTable DrawClustered(LognormalField density, Func<double, double> bias, ulong seed, int simulation = 0, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(bias);
        if (density.BoxSize != boxSize)
            throw new ArgumentException($"The field's box of {density.BoxSize} Mpc/h is not the cone's, {boxSize} Mpc/h.", nameof(density));
        double[] scales = new double[shells.Count];
        for (int shell = 0; shell < scales.Length; shell++)
            scales[shell] = bias(shells.Redshift(shell)) * Cosmology.GrowthFactor(shells.Redshift(shell));
        IReadOnlyList<BoxCopy> copies = BoxCopies.Of(Geometry, shells.Near, shells.Far);
        HaloTable[] drawn = new HaloTable[copies.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads == 0 ? -1 : threads };
        Parallel.For(0, drawn.Length, options, i =>
            drawn[i] = new LognormalCopy(this, shells, density, scales, copies[i].Replication).Draw(seed, simulation));
        return Joined(drawn);
    }

    internal Halo HaloAt(ulong id, int replication, CartesianVector position, double distance, double mass) =>
        new(id, replication, position.X, position.Y, position.Z, 0, 0, 0, mass, Cosmology.RedshiftAt(distance));

    /// <summary>Whether a position lies in the cone, its field and its shells.</summary>
    internal bool Contains(CartesianVector position, double distance)
    {
        if (!(distance >= shells.Near) || !(distance < shells.Far) || distance == 0)
            return false;
        CartesianVector unit = position / distance;
        double along = unit.Dot(Geometry.Axis);
        return along >= Geometry.CosHalfAngle
            && (Field is null || Field.ContainsDirection(along, unit.Dot(Geometry.Frame.East), unit.Dot(Geometry.Frame.North)));
    }

    private HaloTable Joined(HaloTable[] tables)
    {
        HaloTableBuilder builder = new(MassDefinition, 0);
        foreach (HaloTable table in tables)
        {
            builder.Append(table);
            table.Dispose();
        }
        return builder.Build();
    }

    private void CheckShell(int shell)
    {
        if (shell < 0 || shell >= shells.Count)
            throw new ArgumentOutOfRangeException(nameof(shell), shell, $"Shells are numbered 0 to {shells.Count - 1}.");
    }
}
