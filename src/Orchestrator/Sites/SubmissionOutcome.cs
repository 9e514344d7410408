namespace Orchestrator.Sites;

/// <summary>What is known of a submission.</summary>
internal enum SubmissionOutcome
{
    /// <summary>No answer came: the job may exist or not.</summary>
    Unclear,

    /// <summary>The scheduler has the job.</summary>
    Accepted,

    /// <summary>The scheduler refused it for now (a limit is full): the same again later.</summary>
    Busy,

    /// <summary>The scheduler refused it for good (partition, account, options): the campaign stops.</summary>
    Rejected,
}
