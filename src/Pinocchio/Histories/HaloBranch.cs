namespace Orchestrator.Pinocchio;

/// <summary>One branch of a merger tree: the life of a halo from its first collapsed particle to its merger into a larger one.</summary>
/// <param name="Id">Number of the halo's peak particle.</param>
/// <param name="Index">Place in the tree, 1 for the first branch after the main one; the main branch, first in the tree, has the number of
/// branches.</param>
/// <param name="Link">Index of the next branch in the list of the halo it merged into.</param>
/// <param name="MergedWith">Index of the branch it merged with; -1 for the main branch.</param>
/// <param name="Particles">Particles when it merged; at the last output for the main branch.</param>
/// <param name="MainParticles">Particles of the halo it merged into, at that time; 0 for the main branch.</param>
/// <param name="MergerRedshift">Redshift of the merger; -1 for the main branch.</param>
/// <param name="PeakRedshift">Redshift at which its peak collapsed.</param>
/// <param name="AppearanceRedshift">Redshift at which it reached the smallest mass that is written.</param>
public readonly record struct HaloBranch(
    ulong Id,
    int Index,
    int Link,
    int MergedWith,
    int Particles,
    int MainParticles,
    double MergerRedshift,
    double PeakRedshift,
    double AppearanceRedshift)
{
    /// <summary>Whether the halo still exists at the last output.</summary>
    public bool IsMain => MergedWith == -1;
}
