using System.Globalization;

namespace Orchestrator.Worker;

/// <summary>Compares where halos of a cone stand with the comoving distance of their redshift.</summary>
/// <remarks>
/// V5 takes its distances from a table that ends at z = 0.047 and goes on straight: they are off by 3.2 Mpc/h at z = 0.012 in one of the reference
/// runs. It looks for a crossing until it is within a hundredth of the particle spacing times the spacing in Mpc: from that table halos stand no
/// farther, at any redshift, in each of the 19 reference runs whose cones hold positions, and in one of 8 Mpc/h between particles. V4.1 and the
/// embedded engine of campaigns have the cosmology's own distances and stand nearer.
/// </remarks>
internal static class DistanceGate
{
    private const double HundredthOfMegaparsec = 0.01;

    /// <summary>Digits of the files, and of the table, leave 0.003 Mpc/h.</summary>
    private const double Rounding = 0.01;

    /// <summary>Below this redshift the table of V5 departs from the cosmology; told apart to show where a fault lies.</summary>
    public const double TableEnd = 0.05;

    /// <summary>Number of ranges of redshift: below and above <see cref="TableEnd"/>.</summary>
    public const int RangeCount = 2;

    /// <summary>The range of a redshift.</summary>
    public static int RangeOf(double redshift) => redshift < TableEnd ? 0 : 1;

    /// <summary>Judges by the distances, the cosmology's own or those of the program's table, that the run as a whole is nearer to.</summary>
    /// <param name="scan">The cone.</param>
    /// <param name="spacing">Particle spacing, comoving Mpc/h.</param>
    /// <param name="h">The Hubble constant in units of 100 km/s/Mpc.</param>
    /// <param name="checks">Takes the checks.</param>
    public static void Judge(ConeScan scan, double spacing, double h, List<GateCheck> checks)
    {
        bool asTabulated = scan.FarthestFromTable is { } table && !(Farthest(scan.FarthestDeviation) <= Farthest(table));
        double[] deviations = asTabulated ? scan.FarthestFromTable! : scan.FarthestDeviation;
        double allowed = (HundredthOfMegaparsec * spacing / h * spacing) + Rounding;
        for (int range = 0; range < RangeCount; range++)
        {
            if (scan.HalosInRange[range] == 0) continue;
            string subject = string.Create(CultureInfo.InvariantCulture, $"z {(range == 0 ? "below" : "from")} {TableEnd}");
            checks.Add(new GateCheck
            {
                Gate = GateCheck.Distances,
                Subject = asTabulated ? $"{subject}, as PINOCCHIO tabulates them" : subject,
                Unit = "Mpc/h",
                Value = deviations[range],
                Minimum = -allowed,
                Maximum = allowed,
                Halos = scan.HalosInRange[range],
            });
        }
    }

    // Not a number is farther than any.
    private static double Farthest(double[] deviations) =>
        deviations.Max(deviation => double.IsNaN(deviation) ? double.PositiveInfinity : Math.Abs(deviation));
}
