using System.Globalization;

namespace Orchestrator.Worker;

/// <summary>Compares where halos of a cone stand with the comoving distance of their redshift.</summary>
/// <remarks>
/// The moment of crossing is found to 0.05 particle spacings at most in every reference run. PINOCCHIO's own distances are off below
/// z = 0.15: by 0.1 Mpc/h to z = 0.08, by a quarter to 0.05, then by up to 3.3; the embedded engine of campaigns has the cosmology's.
/// </remarks>
internal static class DistanceGate
{
    private const double CrossingTolerance = 0.06;

    /// <summary>Ranges of redshift from 0 and by how much PINOCCHIO's distances may be off in them, Mpc/h.</summary>
    public static IReadOnlyList<(double End, double Fault)> Ranges { get; } =
        [(0.05, 5.0), (0.08, 0.25), (0.15, 0.1), (double.PositiveInfinity, 0.0)];

    /// <summary>The range of a redshift.</summary>
    public static int RangeOf(double redshift)
    {
        int range = 0;
        while (redshift >= Ranges[range].End) range++;
        return range;
    }

    /// <summary>Judges.</summary>
    /// <param name="scan">The cone.</param>
    /// <param name="spacing">Particle spacing, comoving Mpc/h.</param>
    /// <param name="exactDistances">Whether the engine used the cosmology's own distances.</param>
    /// <param name="checks">Takes the checks.</param>
    public static void Judge(ConeScan scan, double spacing, bool exactDistances, List<GateCheck> checks)
    {
        for (int range = 0; range < Ranges.Count; range++)
        {
            if (scan.HalosInRange[range] == 0) continue;
            double allowed = (CrossingTolerance * spacing) + (exactDistances ? 0 : Ranges[range].Fault);
            checks.Add(new GateCheck
            {
                Gate = "distances",
                Subject = range == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"z below {Ranges[0].End}")
                    : string.Create(CultureInfo.InvariantCulture, $"z from {Ranges[range - 1].End}"),
                Unit = "Mpc/h",
                Value = scan.FarthestDeviation[range],
                Minimum = -allowed,
                Maximum = allowed,
                Halos = scan.HalosInRange[range],
            });
        }
    }
}
