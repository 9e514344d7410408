using System.Globalization;
using Orchestrator.Cosmology;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The parameters as the real program's log tells them.</summary>
internal static class ProgramEcho
{
    /// <summary>Keys and values, in the order of the log.</summary>
    public static IEnumerable<(string Key, string Value)> Of(RunParameters parameters, IReadOnlyList<double> redshifts)
    {
        CosmologyParameters cosmology = parameters.Cosmology;
        double h = cosmology.H, cell = parameters.BoxSize / parameters.GridSize, mass = parameters.ParticleMass;
        int minimum = Math.Max(parameters.MinimumHaloParticles, 1);
        yield return ("Omega0", Number(cosmology.OmegaM));
        yield return ("OmegaLambda", Number(1.0 - cosmology.OmegaM));
        yield return ("OmegaBaryon", Number(cosmology.OmegaB));
        yield return parameters.EquationOfStateFile is { } file
            ? ("DE EoS will be read from file", file)
            : ("DE EoS parameters", $"{Number(cosmology.W0)} {Number(cosmology.Wa)}");
        yield return ("Hubble100", Number(h));
        yield return ("Sigma8", Number(cosmology.Sigma8));
        yield return ("PrimordialIndex", Number(cosmology.NS));
        yield return ("RandomSeed", Text(parameters.RandomSeed));
        yield return ("PairedIC", Flag(parameters.PairedPhases));
        yield return ("FixedIC", Flag(parameters.FixedAmplitudes));
        yield return ("OutputList", parameters.OutputList);
        yield return ("Number of outputs", Text(redshifts.Count));
        yield return ("Output redshifts", string.Join("  ", redshifts.Select(Number)));
        yield return ("GridSize", $"{parameters.GridSize} {parameters.GridSize} {parameters.GridSize}");
        yield return ("BoxSize (true Mpc)", Number(parameters.BoxSize / h));
        yield return ("BoxSize (Mpc/h)", Number(parameters.BoxSize));
        yield return ("Particle Mass (true Msun)", Text($"{mass / h:0.0000e+00}"));
        yield return ("Particle Mass (Msun/h)", Text($"{mass:0.00000e+00}"));
        yield return ("Inter-part dist (true Mpc)", Number(cell / h));
        yield return ("Inter-part dist (Mpc/h)", Number(cell));
        yield return ("MinHaloMass (particles)", Text(minimum));
        yield return ("MinHaloMass (Msun/h)", Text($"{minimum * mass:0.00000e+00}"));
        yield return ("BoundaryLayerFactor", Number(parameters.BoundaryLayerFactor));
        yield return ("MaxMem per task (Mb)", Text(parameters.MaximumMemory));
        yield return ("MaxMem per particle (b)", Number(parameters.MemoryPerParticle));
        yield return ("PredPeakFactor", Number(parameters.PredictedPeakFactor));
        yield return ("CatalogInAscii", Flag(parameters.CatalogInAscii));
        yield return ("NumFiles", "1");
        yield return ("DoNotWriteCatalogs", Flag(parameters.WithoutCatalogs));
        yield return ("DoNotWriteHistories", Flag(parameters.WithoutHistories));
        yield return ("WriteTimelessSnapshot", Flag(parameters.WithLptSnapshot));
        yield return ("OutputInH100", Flag(parameters.OutputInH100));
    }

    private static string Number(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "1" : "0";
}
