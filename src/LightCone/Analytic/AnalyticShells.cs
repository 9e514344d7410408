using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Thin shells of comoving distance, each with the halo mass function at the redshift that halves its volume.</summary>
internal sealed class AnalyticShells
{
    private readonly double[] edges;
    private readonly double[] redshifts;
    private readonly CumulativeMassFunction[] massFunctions;
    private readonly double[] densities;
    private readonly double[] rarest;

    internal AnalyticShells(WcdmCosmology cosmology, IHaloMassFunction massFunction, LightConeGeometry geometry, double minimumMass,
        double thickness)
    {
        double near = cosmology.ComovingDistance(geometry.MinimumRedshift);
        double far = cosmology.ComovingDistance(geometry.MaximumRedshift);
        Count = Math.Max(1, (int)Math.Ceiling((far - near) / thickness));
        edges = new double[Count + 1];
        redshifts = new double[Count];
        massFunctions = new CumulativeMassFunction[Count];
        densities = new double[Count];
        rarest = new double[Count];
        for (int i = 0; i <= Count; i++)
            edges[i] = near + ((far - near) * i / Count);
        for (int shell = 0; shell < Count; shell++)
        {
            redshifts[shell] = cosmology.RedshiftAt(Distance(shell, 0.5));
            CumulativeMassFunction above = new(massFunction, redshifts[shell], minimumMass, massFunction.MaximumMass);
            massFunctions[shell] = above;
            densities[shell] = above.NumberDensityAbove(minimumMass);
            rarest[shell] = above.NumberDensityAbove(above.MaximumMass);
        }
    }

    internal int Count { get; }

    internal double Near => edges[0];

    internal double Far => edges[^1];

    internal double Redshift(int shell) => redshifts[shell];

    /// <summary>Comoving number density of the shell's halos, (Mpc/h)^-3.</summary>
    internal double Density(int shell) => densities[shell];

    internal double VolumePerSteradian(int shell) => (Cube(edges[shell + 1]) - Cube(edges[shell])) / 3;

    /// <summary>The distance within which a part of the shell's volume lies.</summary>
    internal double Distance(int shell, double part) =>
        PortableMath.Cbrt(Cube(edges[shell]) + (part * (Cube(edges[shell + 1]) - Cube(edges[shell]))));

    /// <summary>The mass above which a part of the shell's halos lies, Msun/h.</summary>
    internal double Mass(int shell, double part) =>
        massFunctions[shell].MassAt(rarest[shell] + (part * (densities[shell] - rarest[shell])));

    /// <summary>The shell of a distance; the nearest for a distance outside.</summary>
    internal int ShellOf(double distance) => Math.Clamp((int)((distance - Near) / (Far - Near) * Count), 0, Count - 1);

    private static double Cube(double value) => value * value * value;
}
