using Orchestrator.Numerics;

namespace Orchestrator.Campaigns;

/// <summary>The campaign file, or what it points at, cannot be used; holds every complaint at once.</summary>
internal sealed class InvalidCampaignException : OrchestratorException
{
    /// <summary>Makes the exception from at least one complaint.</summary>
    public InvalidCampaignException(IReadOnlyList<InvalidInputException> complaints)
        : base(string.Join(Environment.NewLine, complaints.Select(complaint => complaint.Message))) => Complaints = complaints;

    /// <summary>The complaints, in the order in which they were found.</summary>
    public IReadOnlyList<InvalidInputException> Complaints { get; }
}
