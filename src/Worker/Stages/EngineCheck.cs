using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>Checks by the greeting of PINOCCHIO's log that the program which ran is the one that the lineage names.</summary>
internal static class EngineCheck
{
    // What the greeting says of a directive; TWO_LPT is implied by third order and has no line of its own then.
    private static readonly (string Directive, string Line)[] Lines =
    [
        ("THREE_LPT", "Using 3LPT displacements"),
        ("PLC", "Performing PLC construction"),
        ("NORADIATION", "Radiation is not included in the Friedmann equations"),
        ("ELL_CLASSIC", "Ellipsoidal collapse will be computed as in Monaco (1995)"),
    ];

    // Lines that say nothing about the halos.
    private static readonly string[] Harmless = ["Using v5 fragmentation", "Writing of snapshots enabled"];

    /// <summary>Compares.</summary>
    /// <param name="engine">The engine of the lineage.</param>
    /// <param name="log">The run's log.</param>
    /// <param name="file">The log's file, for messages.</param>
    /// <exception cref="WrongEngineException">Another program ran.</exception>
    public static void Check(SimulationEngine engine, RunLog log, string file)
    {
        Require(string.Equals(log.Version, engine.Version, StringComparison.Ordinal), file, "version", log.Version, engine.Version);
        Require(log.Ranks == engine.Ranks, file, "MPI tasks", $"{log.Ranks}", $"{engine.Ranks}");
        foreach ((string directive, string line) in Lines)
        {
            bool wanted = engine.Directives.Contains(directive, StringComparer.Ordinal);
            bool found = log.Directives.Contains(line, StringComparer.Ordinal);
            Require(wanted == found, file, directive, found ? "on" : "off", wanted ? "on" : "off");
        }
        string[] others = [.. log.Directives.Except(Lines.Select(pair => pair.Line), StringComparer.Ordinal).Except(Harmless, StringComparer.Ordinal)];
        Require(others.Length == 0, file, "directives", string.Join("; ", others), "none that changes halos or files");
    }

    private static void Require(bool holds, string file, string key, string? value, string allowed)
    {
        if (!holds) throw new WrongEngineException(file, key, value ?? "unknown", allowed);
    }
}
