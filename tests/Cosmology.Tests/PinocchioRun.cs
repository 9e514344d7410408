using System.Globalization;

namespace Orchestrator.Cosmology.Tests;

/// <summary>A finished run of the real PINOCCHIO, as far as these tests compare with it.</summary>
internal sealed class PinocchioRun
{
    private readonly string folder;
    private readonly Dictionary<string, string> parameters = new(StringComparer.Ordinal);

    public PinocchioRun(string run)
    {
        folder = ReferenceData.Path(run.Split('/'));
        foreach (string line in File.ReadLines(Path.Combine(folder, "parameter_file")))
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] is not '#' and not '%') parameters[words[0]] = words.Length > 1 ? words[1] : "";
        }
    }

    public bool InH100 => parameters.ContainsKey("OutputInH100");

    public CosmologyParameters Parameters => new()
    {
        OmegaM = Number("Omega0"), OmegaB = Number("OmegaBaryon"), H = Number("Hubble100"), NS = Number("PrimordialIndex"),
        Sigma8 = Number("Sigma8") is > 0.0 and var sigma8 ? sigma8 : 0.8, W0 = Number("DEw0"), Wa = Number("DEwa"),
    };

    public static IEnumerable<double[]> ReadRows(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => Array.ConvertAll(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), word => double.Parse(word, CultureInfo.InvariantCulture)));

    public WcdmCosmology Cosmology()
    {
        if (string.Equals(parameters["TabulatedEoSfile"], "no", StringComparison.Ordinal)) return new WcdmCosmology(Parameters);
        double[][] table = [.. ReadRows(Path.Combine(folder, parameters["TabulatedEoSfile"]))];
        return new WcdmCosmology(Parameters, new TabulatedDarkEnergy(Array.ConvertAll(table, row => row[0]), Array.ConvertAll(table, row => row[1])));
    }

    public IPowerSpectrum PowerSpectrum()
    {
        if (string.Equals(parameters["FileWithInputSpectrum"], "no", StringComparison.Ordinal)) return new EisensteinHuPowerSpectrum(Parameters, cmbTemperature: CosmologyConstants.PinocchioCmbTemperature);
        double[][] table = [.. ReadRows(Path.Combine(folder, parameters["FileWithInputSpectrum"]))];
        double? sigma8 = Number("Sigma8") > 0.0 ? Number("Sigma8") : null;
        return new TabulatedPowerSpectrum(
            Array.ConvertAll(table, row => row[0]), Array.ConvertAll(table, row => row[1]), Parameters.NS, sigma8, PowerSpectrumExtrapolation.PowerLaw);
    }

    /// <summary>Rows of <c>.cosmology.out</c>: 14 columns of time, 4 of scale, 2 of power, in true Mpc.</summary>
    public double[][] CosmologyTable() => [.. ReadRows(Directory.GetFiles(folder, "*.cosmology.out").Single())];

    /// <summary>The mass functions: redshift and rows of seven columns.</summary>
    public IEnumerable<(double Redshift, double[][] Rows)> MassFunctions() =>
        from path in Directory.GetFiles(folder, "pinocchio.*.mf.out").Order(StringComparer.Ordinal)
        let words = Path.GetFileName(path).Split('.')
        select (double.Parse($"{words[1]}.{words[2]}", CultureInfo.InvariantCulture), ReadRows(path).ToArray());

    private double Number(string key) => double.Parse(parameters[key], CultureInfo.InvariantCulture);
}
