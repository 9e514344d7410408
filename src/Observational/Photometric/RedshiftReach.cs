using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>How far a light cone must reach so that photometric redshifts do not empty its last slice.</summary>
/// <remarks>
/// A galaxy beyond the cone's end may be estimated inside the last slice. Where the cone ends too early those galaxies are missing, and how many depends
/// on the cosmology: a network can read the label from the loss.
/// </remarks>
public static class RedshiftReach
{
    /// <summary>Standard deviations of the Gaussian core that the cone must cover beyond the last slice.</summary>
    public const double Deviations = 4;

    /// <summary>The redshift that a cone must reach: four standard deviations of the scatter beyond the last slice.</summary>
    /// <remarks>
    /// <c>z = [z_last + 4 sigma0 (1 + z_last)]</c>; a negative bias brings farther galaxies in, which moves the end out by 1 / (1 + b) in 1 + z.
    /// </remarks>
    /// <param name="lastEdge">Upper edge of the last slice in estimated redshift; positive.</param>
    /// <param name="errors">The photometric errors; null for spectroscopic redshifts, which need no margin.</param>
    public static double Required(double lastEdge, PhotometricErrors? errors)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lastEdge);
        if (errors is null) return lastEdge;
        errors.Validate();
        return (1 + lastEdge) * (1 + Deviations * errors.Sigma0) / (1 + Math.Min(errors.Bias, 0)) - 1;
    }

    /// <summary>Expected fraction of a slice's galaxies that are missing because they are outliers from beyond the cone's end.</summary>
    /// <param name="model">The photometric redshifts.</param>
    /// <param name="galaxiesPerRedshift">Expected galaxies per unit true redshift, dN/dz in any unit, up to <paramref name="populationEnd"/>.</param>
    /// <param name="coneEnd">Largest redshift in the cone; positive.</param>
    /// <param name="populationEnd">Redshift beyond which the sample has no galaxies; no loss if the cone reaches it.</param>
    /// <param name="sliceStart">Lower edge of the slice in estimated redshift; not negative.</param>
    /// <param name="sliceEnd">Upper edge of the slice in estimated redshift; above the lower one.</param>
    /// <returns>Missing outliers over all galaxies that a cone without an end would put into the slice; within [0, 1], 0 for an empty slice.</returns>
    public static double OutlierLoss(
        PhotometricRedshiftModel model, Func<double, double> galaxiesPerRedshift, double coneEnd, double populationEnd, double sliceStart, double sliceEnd)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(galaxiesPerRedshift);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(coneEnd);
        ArgumentOutOfRangeException.ThrowIfNegative(sliceStart);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sliceEnd, sliceStart);
        if (populationEnd <= coneEnd) return 0;

        double missing = Integral(z => galaxiesPerRedshift(z) * model.OutlierProbability(z, sliceStart, sliceEnd), coneEnd, populationEnd);
        double all = Integral(z => galaxiesPerRedshift(z) * model.Probability(z, sliceStart, sliceEnd), 0, populationEnd);
        return all > 0 ? missing / all : 0;
    }

    // Panels much narrower than a slice, so that the steep sides of the core's probability cannot be missed.
    private static double Integral(Func<double, double> integrand, double start, double end)
    {
        const int panels = 64;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++)
        {
            double from = start + (end - start) * panel / panels;
            double to = start + (end - start) * (panel + 1) / panels;
            sum += Quadrature.Integrate(integrand, from, to, 1e-6);
        }
        return sum;
    }
}
