using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Benchmarks;

/// <summary>Wall seconds of the phases that both programs have, from the time tables in their logs.</summary>
/// <param name="InitialConditions">Background, power spectrum and linear density.</param>
/// <param name="CollapseTimes">Tidal tensors with their Fourier transforms, and ellipsoidal collapse, over all smoothing radii.</param>
/// <param name="Displacements">Lagrangian displacements, and the sorting of particles by collapse time.</param>
/// <param name="Fragmentation">Halos, mergers, light cone and catalogues.</param>
internal sealed partial record PhaseTimes(double InitialConditions, double CollapseTimes, double Displacements, double Fragmentation)
{
    /// <summary>Reads the real program's log, which counts sorting with fragmentation and the Lagrangian displacements with the collapse times.</summary>
    public static PhaseTimes OfReal(string log)
    {
        Dictionary<string, double> table = Table(log);
        double sorting = table["Redistribution"] + table["Sorting"];
        return new PhaseTimes(table["Initialization"], table["fmax"] - table["LPT"], table["LPT"] + sorting, table["Fragmentation"] - sorting);
    }

    /// <summary>Reads the log of the embedded engine.</summary>
    public static PhaseTimes OfEngine(string log)
    {
        Dictionary<string, double> table = Table(log);
        return new PhaseTimes(
            table[nameof(EnginePhase.InitialConditions)], table[nameof(EnginePhase.CollapseTimes)], table[nameof(EnginePhase.Displacements)],
            table[nameof(EnginePhase.Fragmentation)]);
    }

    /// <summary>All phases.</summary>
    public double Sum => InitialConditions + CollapseTimes + Displacements + Fragmentation;

    private static Dictionary<string, double> Table(string log)
    {
        var table = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(log))
        {
            if (Entry().Match(line) is { Success: true } entry)
                table[entry.Groups["phase"].Value] = double.Parse(entry.Groups["seconds"].ValueSpan, provider: CultureInfo.InvariantCulture);
        }

        return table;
    }

    [GeneratedRegex(@"^ *(?<phase>[A-Za-z. ]+?): +(?<seconds>\d+\.\d+)(?: s| +\([ \d.]+%\))?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Entry();
}
