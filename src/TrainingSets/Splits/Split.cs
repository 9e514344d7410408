namespace Orchestrator.TrainingSets;

/// <summary>Which part of training a sample serves; the values are those of <c>/sample/split</c>.</summary>
public enum Split
{
    /// <summary>Not decided: in a part, which may serve several training sets.</summary>
    Unassigned = -1,

    /// <summary>Fits the network's weights and the normalisation.</summary>
    Train = 0,

    /// <summary>Chooses when to stop and which network to keep.</summary>
    Validation = 1,

    /// <summary>Is looked at once, at the end.</summary>
    Test = 2,
}
