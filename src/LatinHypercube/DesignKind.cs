namespace Orchestrator.LatinHypercube;

/// <summary>How points are drawn.</summary>
public enum DesignKind
{
    /// <summary>The strongest orthogonal class of the size, sliced (<c>sliced-orthogonal</c>).</summary>
    SlicedOrthogonal,

    /// <summary>A Latin hypercube whose slices are Latin hypercubes, and no more (<c>latin</c>).</summary>
    Latin,

    /// <summary>A scrambled Sobol sequence (<c>sobol</c>); slices are consecutive points.</summary>
    Sobol,

    /// <summary>Somebody's table (<c>table</c>).</summary>
    Table,
}
