using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>A mock of a task failed; the inner exception says why.</summary>
/// <param name="mock">Which.</param>
/// <param name="cause">Why.</param>
internal sealed class MockFailedException(MockDocument mock, Exception cause) : OrchestratorException(mock.Folder, cause)
{
    /// <summary>Which mock.</summary>
    public MockDocument Mock { get; } = mock;
}
