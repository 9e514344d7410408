using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio;

/// <summary>The 40 bytes of a branch in a binary file.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct HaloBranchRecord(HaloBranch branch)
{
    public const int Size = 40;

    private readonly ulong id = branch.Id;
    private readonly int index = branch.Index;
    private readonly int link = branch.Link;
    private readonly int mergedWith = branch.MergedWith;
    private readonly int particles = branch.Particles;
    private readonly int mainParticles = branch.MainParticles;
    private readonly float mergerRedshift = (float)branch.MergerRedshift;
    private readonly float peakRedshift = (float)branch.PeakRedshift;
    private readonly float appearanceRedshift = (float)branch.AppearanceRedshift;

    public HaloBranch Branch =>
        new(id, index, link, mergedWith, particles, mainParticles, mergerRedshift, peakRedshift, appearanceRedshift);
}
