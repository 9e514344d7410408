namespace Orchestrator.Sites;

/// <summary>A job as a scheduler lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state in our words.</param>
/// <param name="SchedulerState">Its state in the scheduler's words.</param>
/// <param name="Reason">Why it is in that state, in the scheduler's words.</param>
/// <param name="Node">Where it ran, as far as the scheduler says.</param>
internal sealed record ListedJob(string Name, string Id, JobState State, string SchedulerState, string Reason, string Node = "");
