namespace Orchestrator.Ledger;

/// <summary>What is known of one submission. The numbers stand in ledgers.</summary>
internal enum SubmissionState
{
    /// <summary>The intent is written; nothing more is known.</summary>
    Intended = 0,

    /// <summary>The scheduler has the job.</summary>
    Accepted = 1,

    /// <summary>All its members are settled and its job is over.</summary>
    Closed = 2,

    /// <summary>It never became a job: refused, or never arrived. Should its name be listed after all, the job is cancelled.</summary>
    Lost = 3,
}
