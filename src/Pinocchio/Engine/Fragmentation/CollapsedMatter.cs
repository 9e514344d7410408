using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>What fragmentation goes through.</summary>
/// <param name="Particles">The particles that collapse, with their displacements.</param>
/// <param name="Order">Their places in the order of collapse.</param>
/// <param name="Peaks">How many of them start a group.</param>
internal sealed record CollapsedMatter(CollapsedParticles Particles, NativeField<int> Order, int Peaks) : IDisposable
{
    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Particles.Dispose();
        Order.Dispose();
    }
}
