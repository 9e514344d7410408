using Orchestrator.Numerics;

namespace Orchestrator.Running;

/// <summary>The campaign holds: what failed would only fail again until a person has acted.</summary>
/// <param name="reason">Why.</param>
internal sealed class CampaignHeldException(string reason)
    : OrchestratorException($"the campaign holds: {reason}; once that is mended, run the same command again");
