namespace Orchestrator.Pinocchio;

/// <summary>The parts of a run, in order.</summary>
public enum RunPhase
{
    /// <summary>Reading parameters, allocating.</summary>
    Starting,

    /// <summary>Generating the density.</summary>
    Initialising,

    /// <summary>Collapse times, one smoothing radius after another.</summary>
    CollapseTimes,

    /// <summary>Displacements by Lagrangian perturbation theory.</summary>
    Displacements,

    /// <summary>Distributing and sorting particles.</summary>
    Sorting,

    /// <summary>Quick fragmentation of runs with several ranks.</summary>
    QuickFragmentation,

    /// <summary>Fragmentation into halos, with outputs on the way.</summary>
    Fragmentation,

    /// <summary>Closing tables.</summary>
    Finishing,

    /// <summary>The program said that it is done.</summary>
    Done,
}
