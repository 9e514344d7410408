namespace Orchestrator.Tests.Simulated;

/// <summary>What happens to a submission.</summary>
internal enum SimulatedSubmission
{
    /// <summary>Accepted, and the answer arrives.</summary>
    Answered,

    /// <summary>Accepted; the answer is lost, its copy at the site is not.</summary>
    AnswerLost,

    /// <summary>Accepted; neither the answer nor its copy survive.</summary>
    AnswerAndReplyLost,

    /// <summary>It never reached the scheduler.</summary>
    NeverArrived,

    /// <summary>It is accepted a long time after the connection was cut.</summary>
    AcceptedLate,

    /// <summary>A limit is full.</summary>
    Busy,

    /// <summary>Refused for good.</summary>
    Rejected,
}
