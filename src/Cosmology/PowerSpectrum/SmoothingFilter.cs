namespace Orchestrator.Cosmology;

/// <summary>The window that a density field is smoothed with.</summary>
public enum SmoothingFilter
{
    /// <summary>A sphere of radius R in real space, which sigma8 and all mass functions use.</summary>
    TopHat,

    /// <summary>exp(-k^2 R^2 / 2), which PINOCCHIO smooths with.</summary>
    Gaussian,
}
