using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>One job: a list of attempts that run on one allocation.</summary>
internal sealed record JobRequest
{
    /// <summary>The job's name, unique for ever: at most 15 characters of <c>[A-Za-z0-9_.-]</c>. It also names the submission's files.</summary>
    public required string Token { get; init; }

    /// <summary>The attempts; the <c>task.json</c> of each is staged in its attempt's folder.</summary>
    public required IReadOnlyList<AttemptName> Members { get; init; }

    /// <summary>How many members may run at the same time inside the job: 1 runs them one after another.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>What each member needs.</summary>
    public required TaskResources Resources { get; init; }

    /// <summary>Wall time of the whole job; the scheduler may end it then.</summary>
    public required TimeSpan WallTime { get; init; }

    /// <summary>How PINOCCHIO is called for those members that need it; null if none does.</summary>
    public EngineDocument? Engine { get; init; }

    /// <summary>Time between two signs of life of a member.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Nodes on which it must not run, because attempts died there.</summary>
    public IReadOnlyList<string> ExcludedNodes { get; init; } = [];
}
