using System.Diagnostics.CodeAnalysis;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

public sealed partial class WcdmCosmology
{
    /// <summary>The comoving distance of <see cref="MaximumRedshift"/>, in Mpc/h: the farthest that <see cref="RedshiftAt(double)"/> takes.</summary>
    public double MaximumDistance => distances.MaximumDistance;

    /// <summary>Comoving distance from the observer, c / H0 times the integral of dz / E(z).</summary>
    /// <remarks>From the table; within 1e-10 of <see cref="ComovingDistanceByQuadrature"/>.</remarks>
    /// <param name="redshift">Redshift of the expansion, 0 to <see cref="MaximumRedshift"/>.</param>
    /// <returns>Comoving Mpc/h.</returns>
    /// <exception cref="InvalidInputException">The redshift lies outside the table or is not a number.</exception>
    public double ComovingDistance(double redshift)
    {
        if (!(redshift >= 0.0 && redshift <= MaximumRedshift)) ThrowRedshift(redshift);
        return distances.DistanceAt(redshift);
    }

    /// <summary>Comoving distances of many redshifts.</summary>
    /// <param name="redshifts">Redshifts of the expansion, each 0 to <see cref="MaximumRedshift"/>.</param>
    /// <param name="distancesMpcPerH">Receives comoving Mpc/h; as long as <paramref name="redshifts"/>; may be the same memory.</param>
    /// <exception cref="InvalidInputException">A redshift lies outside the table or is not a number; distances before it are written.</exception>
    public void ComovingDistance(ReadOnlySpan<double> redshifts, Span<double> distancesMpcPerH)
    {
        RequireSameLength(redshifts.Length, distancesMpcPerH.Length);
        QuinticTable table = distances.Forward;
        for (int i = 0; i < redshifts.Length; i++)
        {
            double redshift = redshifts[i];
            if (!(redshift >= 0.0 && redshift <= MaximumRedshift)) ThrowRedshift(redshift);
            distancesMpcPerH[i] = table.Evaluate(redshift);
        }
    }

    /// <summary>Comoving distance by adaptive quadrature of c / H, without the table: slow, any redshift.</summary>
    /// <param name="redshift">Redshift of the expansion, 0 or more.</param>
    /// <returns>Comoving Mpc/h, to 1e-12 relative.</returns>
    public double ComovingDistanceByQuadrature(double redshift)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(redshift);
        if (redshift == 0.0) return 0.0;
        return CosmologyConstants.HubbleDistance * Quadrature.Integrate(z => 1.0 / ExpansionRate(z), 0.0, redshift, 1e-12);
    }

    /// <summary>Redshift of the expansion at a comoving distance; the inverse of <see cref="ComovingDistance(double)"/> to 1e-10.</summary>
    /// <param name="distanceMpcPerH">Comoving Mpc/h, 0 to <see cref="MaximumDistance"/>.</param>
    /// <returns>Redshift.</returns>
    /// <exception cref="InvalidInputException">The distance lies outside the table or is not a number.</exception>
    public double RedshiftAt(double distanceMpcPerH)
    {
        if (!(distanceMpcPerH >= 0.0 && distanceMpcPerH <= MaximumDistance)) ThrowDistance(distanceMpcPerH);
        return distances.Inverse.Evaluate(distanceMpcPerH);
    }

    /// <summary>Redshifts of many comoving distances.</summary>
    /// <param name="distancesMpcPerH">Comoving Mpc/h, each 0 to <see cref="MaximumDistance"/>.</param>
    /// <param name="redshifts">Receives redshifts; as long as <paramref name="distancesMpcPerH"/>; may be the same memory.</param>
    /// <exception cref="InvalidInputException">A distance lies outside the table or is not a number; redshifts before it are written.</exception>
    public void RedshiftAt(ReadOnlySpan<double> distancesMpcPerH, Span<double> redshifts)
    {
        RequireSameLength(distancesMpcPerH.Length, redshifts.Length);
        QuinticTable table = distances.Inverse;
        double maximum = MaximumDistance;
        for (int i = 0; i < distancesMpcPerH.Length; i++)
        {
            double distance = distancesMpcPerH[i];
            if (!(distance >= 0.0 && distance <= maximum)) ThrowDistance(distance);
            redshifts[i] = table.Evaluate(distance);
        }
    }

    /// <summary>Angular-diameter distance, in physical Mpc/h.</summary>
    /// <param name="redshift">Redshift of the expansion, 0 to <see cref="MaximumRedshift"/>.</param>
    /// <returns>Physical Mpc/h.</returns>
    /// <exception cref="InvalidInputException">The redshift lies outside the table or is not a number.</exception>
    public double AngularDiameterDistance(double redshift) => ComovingDistance(redshift) / (1.0 + redshift);

    /// <summary>Luminosity distance, in Mpc/h.</summary>
    /// <param name="redshift">Redshift of the expansion, 0 to <see cref="MaximumRedshift"/>.</param>
    /// <returns>Mpc/h.</returns>
    /// <exception cref="InvalidInputException">The redshift lies outside the table or is not a number.</exception>
    public double LuminosityDistance(double redshift) => ComovingDistance(redshift) * (1.0 + redshift);

    private static void RequireSameLength(int input, int output)
    {
        if (input != output) throw new ArgumentException($"the output holds {output} values, the input {input}: they must be equally long", nameof(output));
    }

    [DoesNotReturn]
    private static void ThrowRedshift(double redshift) =>
        throw new InvalidInputException("lies outside the distance table", key: "redshift", value: redshift.ToString("R"), allowed: $"0 .. {MaximumRedshift}");

    [DoesNotReturn]
    private void ThrowDistance(double distance) => throw new InvalidInputException(
        "lies outside the distance table", key: "comoving distance", value: distance.ToString("R"),
        allowed: $"0 .. {MaximumDistance:F1} Mpc/h, which is redshift {MaximumRedshift}");
}
