using System.Text.Json.Nodes;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>Halos of a light cone, or of a box, by mass, beside the number that Watson et al. 2013 (arXiv:1212.0095) predict for the same
/// volume.</summary>
/// <remarks>Bins are 0.1 wide in log10 of the mass in Msun/h and start at whole tenths.</remarks>
public sealed record ConeMassFunction
{
    /// <summary>Width of a bin in log10 mass.</summary>
    public const double BinWidth = 0.1;

    private const double RedshiftStep = 0.05;
    private const int PointsInBin = 4;

    /// <summary>log10 of the first bin's lower edge, Msun/h.</summary>
    public required double FirstEdge { get; init; }

    /// <summary>Halos in each bin.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>Expected halos in each bin.</summary>
    public required IReadOnlyList<double> Expected { get; init; }

    /// <summary>Counts the halos of a cone.</summary>
    /// <param name="masses">FoF masses in Msun/h, positive.</param>
    /// <param name="cosmology">Cosmology of the simulation.</param>
    /// <param name="geometry">The cone: its opening and redshift range are its volume.</param>
    public static ConeMassFunction Of(ReadOnlySpan<double> masses, WcdmCosmology cosmology, LightConeGeometry geometry) =>
        Count(masses, cosmology, Shells(cosmology, geometry));

    /// <summary>Counts the halos of a box.</summary>
    /// <param name="masses">FoF masses in Msun/h, positive.</param>
    /// <param name="cosmology">Cosmology of the simulation.</param>
    /// <param name="boxSize">Side of the box in comoving Mpc/h.</param>
    /// <param name="redshift">Redshift of the box.</param>
    public static ConeMassFunction OfBox(ReadOnlySpan<double> masses, WcdmCosmology cosmology, double boxSize, double redshift) =>
        Count(masses, cosmology, [(redshift, boxSize * boxSize * boxSize)]);

    /// <summary>The counts as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["first_log10_mass"] = FirstEdge,
        ["bin_width"] = BinWidth,
        ["counts"] = new JsonArray([.. Counts.Select(count => (JsonNode)count)]),
        ["watson_2013"] = new JsonArray([.. Expected.Select(expected => (JsonNode)expected)]),
    };

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    public static ConeMassFunction FromJson(JsonObject json) => new()
    {
        FirstEdge = (double)json["first_log10_mass"]!,
        Counts = [.. json["counts"]!.AsArray().Select(count => (long)count!)],
        Expected = [.. json["watson_2013"]!.AsArray().Select(expected => (double)expected!)],
    };

    private static int BinOf(double mass) => (int)Math.Floor(PortableMath.Log10(mass) / BinWidth);

    private static ConeMassFunction Count(ReadOnlySpan<double> masses, WcdmCosmology cosmology, (double Redshift, double Volume)[] shells)
    {
        int first = int.MaxValue, last = int.MinValue;
        foreach (double mass in masses)
        {
            int bin = BinOf(mass);
            first = Math.Min(first, bin);
            last = Math.Max(last, bin);
        }
        if (masses.IsEmpty) (first, last) = (0, -1);
        long[] counts = new long[last - first + 1];
        foreach (double mass in masses) counts[BinOf(mass) - first]++;
        return new ConeMassFunction
        {
            FirstEdge = first * BinWidth,
            Counts = counts,
            Expected = Predict(first, counts.Length, cosmology, shells),
        };
    }

    private static double[] Predict(int firstBin, int bins, WcdmCosmology cosmology, (double Redshift, double Volume)[] shells)
    {
        double[] expected = new double[bins];
        if (bins == 0) return expected;
        var massFunction = new WatsonMassFunction(new MassVariance(cosmology, new EisensteinHuPowerSpectrum(cosmology.Parameters)));
        QuadratureRule rule = Quadrature.GaussLegendre(PointsInBin);
        double[] masses = new double[bins * PointsInBin], densities = new double[masses.Length];
        double halfWidth = 0.5 * BinWidth * PortableMath.Log(10);
        for (int bin = 0; bin < bins; bin++)
        {
            for (int point = 0; point < PointsInBin; point++)
                masses[(bin * PointsInBin) + point] = PortableMath.Exp10((firstBin + bin + (0.5 * (1 + rule.Nodes[point]))) * BinWidth);
        }
        foreach ((double redshift, double volume) in shells)
        {
            massFunction.NumberDensity(masses, redshift, densities);
            for (int i = 0; i < densities.Length; i++)
                expected[i / PointsInBin] += volume * rule.Weights[i % PointsInBin] * halfWidth * densities[i];
        }
        return expected;
    }

    private static (double Redshift, double Volume)[] Shells(WcdmCosmology cosmology, LightConeGeometry geometry)
    {
        double area = ComovingVolume.FullSky * 0.5 * (1 - PortableMath.Cos(geometry.HalfAngle * Math.PI / 180));
        double depth = geometry.MaximumRedshift - geometry.MinimumRedshift;
        var shells = new (double Redshift, double Volume)[Math.Max(1, (int)Math.Ceiling(depth / RedshiftStep))];
        for (int i = 0; i < shells.Length; i++)
        {
            double near = geometry.MinimumRedshift + (depth * i / shells.Length);
            double far = geometry.MinimumRedshift + (depth * (i + 1) / shells.Length);
            shells[i] = (0.5 * (near + far), ComovingVolume.Shell(cosmology, near, far, area));
        }
        return shells;
    }
}
