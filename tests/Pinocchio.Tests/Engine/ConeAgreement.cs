using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>How the halos of a cone compare with the real program's; differences are the largest of all matched halos.</summary>
/// <param name="Real">Halos of the real program.</param>
/// <param name="Ours">Halos of the engine.</param>
/// <param name="Matched">Halos in both: same id and box copy, z within 1e-4.</param>
/// <param name="EqualMass">Those of them with equal mass.</param>
/// <param name="EqualRedshift">Those of them with equal z to the precision of the file: six decimals in ASCII, seven digits of 1 + z in
/// binary.</param>
/// <param name="Redshift">Difference of z.</param>
/// <param name="Position">Along an axis, Mpc/h.</param>
/// <param name="Velocity">Along an axis, km/s.</param>
/// <param name="LineOfSightVelocity">km/s.</param>
/// <param name="ObservedRedshift">Difference of z_obs.</param>
/// <param name="Angle">Of theta, and of phi on the sphere, degrees.</param>
internal sealed record ConeAgreement(
    int Real, int Ours, int Matched, int EqualMass, int EqualRedshift, double Redshift, double Position, double Velocity, double LineOfSightVelocity,
    double ObservedRedshift, double Angle)
{
    /// <summary>Redshifts within this belong to the same crossing.</summary>
    public const double RedshiftTolerance = 1e-4;

    /// <summary>What the last decimal of ASCII files, and a last digit in the search for the crossing, leave.</summary>
    private const double FilePrecision = 7e-7;

    /// <summary>Share of halos, of either program, that both have.</summary>
    public double Share => (double)Matched / Math.Max(Real, Ours);

    public static ConeAgreement Of(PinocchioRun reference, EngineResult result)
    {
        ConeHalo[] real = ReferenceRuns.Cone(reference);
        ILookup<(ulong, int, int, int), ConeHalo> ours = result.Cone.ToLookup(halo => Key(halo, reference.Parameters));
        ILookup<ulong, ConeHalo> byId = result.Cone.ToLookup(halo => halo.Id);
        var found = new ConeAgreement(real.Length, result.Cone.Count, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        foreach (ConeHalo halo in real)
        {
            // Without places the box copies are told apart by redshift and direction.
            IEnumerable<ConeHalo> candidates = double.IsNaN(halo.X) ? byId[halo.Id].Where(own => AngleBetween(own, halo) < 0.1) : ours[Key(halo, reference.Parameters)];
            ConeHalo nearest = candidates.OrderBy(candidate => Math.Abs(candidate.Redshift - halo.Redshift)).FirstOrDefault();
            if (nearest.Mass == 0.0 || Math.Abs(nearest.Redshift - halo.Redshift) > RedshiftTolerance) continue;
            found = found.With(halo, nearest);
        }

        return found;
    }

    private ConeAgreement With(in ConeHalo real, in ConeHalo own) => this with
    {
        Matched = Matched + 1,
        EqualMass = EqualMass + (Math.Abs(own.Mass / real.Mass - 1.0) <= 1e-6 ? 1 : 0),
        EqualRedshift = EqualRedshift + (Math.Abs(own.Redshift - real.Redshift) <= FilePrecision ? 1 : 0),
        Redshift = Math.Max(Redshift, Math.Abs(own.Redshift - real.Redshift)),
        Position = double.IsNaN(real.X) ? 0.0 : CatalogAgreement.Largest(Position, Math.Abs(own.X - real.X), Math.Abs(own.Y - real.Y), Math.Abs(own.Z - real.Z)),
        Velocity = double.IsNaN(real.X) ? 0.0 : CatalogAgreement.Largest(
            Velocity, Math.Abs(own.VelocityX - real.VelocityX), Math.Abs(own.VelocityY - real.VelocityY), Math.Abs(own.VelocityZ - real.VelocityZ)),
        LineOfSightVelocity = double.IsNaN(real.X) ? 0.0 : Math.Max(LineOfSightVelocity, Math.Abs(own.LineOfSightVelocity - real.LineOfSightVelocity)),
        ObservedRedshift = Math.Max(ObservedRedshift, Math.Abs(own.ObservedRedshift - real.ObservedRedshift)),
        Angle = Math.Max(Angle, AngleBetween(own, real)),
    };

    private static double AngleBetween(in ConeHalo own, in ConeHalo real) => Math.Max(
        Math.Abs(own.Theta - real.Theta), Math.Abs(Math.IEEERemainder(own.Phi - real.Phi, 360.0)) * Math.Cos(real.Theta * Math.PI / 180.0));

    /// <summary>A halo and the box copy it stands in, which its peak particle's initial place tells.</summary>
    private static (ulong, int, int, int) Key(in ConeHalo halo, RunParameters parameters)
    {
        ulong grid = (ulong)parameters.GridSize;
        double cell = parameters.BoxSize / parameters.GridSize;
        int Copy(double position, ulong index) => (int)Math.Round((position - (index + 0.5) * cell) / parameters.BoxSize);
        return (halo.Id, Copy(halo.X, halo.Id / (grid * grid)), Copy(halo.Y, halo.Id / grid % grid), Copy(halo.Z, halo.Id % grid));
    }
}
