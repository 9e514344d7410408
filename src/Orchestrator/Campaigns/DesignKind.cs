namespace Orchestrator.Campaigns;

/// <summary>How the cosmologies of a campaign are drawn.</summary>
internal enum DesignKind
{
    /// <summary>Given as a table.</summary>
    Table,

    /// <summary>Sliced orthogonal Latin hypercube.</summary>
    SlicedOrthogonal,

    /// <summary>Random Latin hypercube.</summary>
    Latin,

    /// <summary>Scrambled Sobol points.</summary>
    Sobol,
}
