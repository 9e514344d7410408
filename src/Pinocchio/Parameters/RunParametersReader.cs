using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>From the keys of a file to typed parameters in house units; every value is checked.</summary>
internal static class RunParametersReader
{
    private const double FlatnessTolerance = 1e-6;

    public static RunParameters Read(ParameterFile file, double? sigma8)
    {
        ArgumentNullException.ThrowIfNull(file);
        double h = Number(file, "Hubble100", static value => value is >= 0.2 and <= 2, "0.2 to 2 (H0 in 100 km/s/Mpc)");
        double box = Number(file, "BoxSize", static value => value > 0, "above 0");
        int grid = WholeNumber(file, "GridSize", static value => value > 1, "2 or more");
        return new RunParameters
        {
            RunFlag = RunFlag(file),
            OutputList = file.Word("OutputList")!,
            BoxSize = file.Contains("BoxInH100") ? box : box * h,
            GridSize = grid,
            RandomSeed = file.WholeNumber("RandomSeed")!.Value,
            Cosmology = Cosmology(file, h, sigma8),
            EquationOfStateFile = file.Word("TabulatedEoSfile") is "no" ? null : file.Word("TabulatedEoSfile"),
            PowerSpectrum = file.Word("FileWithInputSpectrum")!,
            SpectrumUnitLength = Number(file, "InputSpectrum_UnitLength_in_cm", static value => value >= 0, "0 or more cm"),
            WarmDarkMatterMass = Number(file, "WDM_PartMass_in_kev", static value => value >= 0, "0 or more keV"),
            MemoryPerParticle = Number(file, "MaxMemPerParticle", static value => value > 0, "above 0 bytes"),
            MaximumMemory = WholeNumber(file, "MaxMem", static value => value > 0, "1 MB or more"),
            PredictedPeakFactor = file.Contains("PredPeakFactor") ? Number(file, "PredPeakFactor", static value => value > 0, "above 0")
                : 0.8,
            BoundaryLayerFactor = Number(file, "BoundaryLayerFactor", static value => value >= 0, "0 or more"),
            MinimumHaloParticles = Math.Max(1, file.WholeNumber("MinHaloMass")!.Value),
            AnalyticMassFunction = file.WholeNumber("AnalyticMassFunction") is >= 0 and <= 10 and int choice ? choice : 9,
            CatalogInAscii = file.Contains("CatalogInAscii"),
            OutputInH100 = file.Contains("OutputInH100"),
            FileCount = Math.Max(1, file.Contains("NumFiles") ? WholeNumber(file, "NumFiles", static value => value >= 0, "0 or more") : 1),
            WithoutCatalogs = file.Contains("DoNotWriteCatalogs"),
            WithoutHistories = file.Contains("DoNotWriteHistories"),
            WithLptSnapshot = file.Contains("WriteTimelessSnapshot"),
            FixedAmplitudes = file.Contains("FixedIC"),
            PairedPhases = file.Contains("PairedIC"),
            Cone = Cone(file),
        };
    }

    private static string RunFlag(ParameterFile file)
    {
        string name = file.Word("RunFlag")!;
        if (name.Length > ParameterFile.LongestRunFlag || name.Contains('/', StringComparison.Ordinal) || name.Any(char.IsControl))
            throw file.Invalid("RunFlag", "the name stands in the names of all files",
                $"at most {ParameterFile.LongestRunFlag} characters, no slash, no control character");
        return name;
    }

    private static CosmologyParameters Cosmology(ParameterFile file, double h, double? sigma8)
    {
        double omegaM = Number(file, "Omega0", static value => value is > 0 and < 1, "above 0, below 1");
        double omegaLambda = file.Number("OmegaLambda")!.Value;
        if (!(Math.Abs(omegaM + omegaLambda - 1) <= FlatnessTolerance))
            throw file.Invalid("OmegaLambda", "the cosmology is not flat", $"{1 - omegaM} (1 - Omega0) within {FlatnessTolerance}");
        double normalisation = Number(file, "Sigma8", static value => value is >= 0 and <= 5, "0 to 5");
        if (normalisation == 0)
        {
            normalisation = sigma8 ?? throw file.Invalid(
                "Sigma8", "the normalisation is that of the power spectrum's file, and only the run's log tells it",
                "a number above 0, or a log that says Sigma8");
        }

        return new CosmologyParameters
        {
            OmegaM = omegaM,
            OmegaB = Number(file, "OmegaBaryon", value => value > 0 && value < omegaM, "above 0, below Omega0"),
            H = h,
            NS = Number(file, "PrimordialIndex", static value => value is >= 0 and <= 3, "0 to 3"),
            Sigma8 = normalisation,
            W0 = file.Number("DEw0")!.Value,
            Wa = file.Number("DEwa")!.Value,
        };
    }

    private static ConeParameters? Cone(ParameterFile file)
    {
        double far = file.Number("StartingzForPLC")!.Value;
        if (far < 0) return null;
        double near = Number(file, "LastzForPLC", static value => value >= 0, "0 or more");
        double halfAngle = Number(file, "PLCAperture", static value => value > 0, "above 0 degrees");
        var cone = new ConeParameters(Math.Max(near, far), Math.Min(near, far), halfAngle);
        if (!file.Contains("PLCProvideConeData")) return cone;
        (double X, double Y, double Z) axis = file.Vector("PLCAxis")
            ?? throw new InvalidInputException(
                "PLCProvideConeData needs it", file.File, key: "PLCAxis", allowed: "three numbers, not all 0");
        if (axis is (0, 0, 0)) throw file.Invalid("PLCAxis", "the axis has no direction", "three numbers, not all 0");
        // The program takes it in the unit of BoxSize, whichever that is.
        (double x, double y, double z) = file.Vector("PLCCenter") ?? (0, 0, 0);
        double side = file.Number("BoxSize")!.Value;
        return cone with { Vertex = (x / side, y / side, z / side), Axis = axis };
    }

    private static double Number(ParameterFile file, string key, Func<double, bool> isAllowed, string allowed)
    {
        double value = file.Number(key)!.Value;
        return isAllowed(value) ? value : throw file.Invalid(key, "the value is out of range", allowed);
    }

    private static int WholeNumber(ParameterFile file, string key, Func<int, bool> isAllowed, string allowed)
    {
        int value = file.WholeNumber(key)!.Value;
        return isAllowed(value) ? value : throw file.Invalid(key, "the value is out of range", allowed);
    }
}
