using Orchestrator.Numerics;

namespace Orchestrator.Running;

/// <summary>A training set could not be written, because simulations or mocks of other recipes that it needs are not finished.</summary>
/// <param name="set">Name of the training set.</param>
/// <param name="missing">What it lacks.</param>
internal sealed class UnfinishedSimulationsException(string set, string missing)
    : OrchestratorException($"training set {set} is not written: {missing}; the mocks that could be made are committed, and `run` makes the rest");
