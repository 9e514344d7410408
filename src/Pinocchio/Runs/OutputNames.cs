namespace Orchestrator.Pinocchio;

/// <summary>The names that PINOCCHIO gives to the outputs of a run; several files of one output end in <c>.0</c>, <c>.1</c>, ...</summary>
/// <param name="RunFlag">Name of the run.</param>
public sealed record OutputNames(string RunFlag)
{
    /// <summary>Cosmology.</summary>
    public string Cosmology => $"pinocchio.{RunFlag}.cosmology.out";

    /// <summary>Box copies that the cone was made of.</summary>
    public string Geometry => $"pinocchio.{RunFlag}.geometry.out";

    /// <summary>Halos on the light cone.</summary>
    public string Cone => $"pinocchio.{RunFlag}.plc.out";

    /// <summary>Number of halos by redshift along the cone.</summary>
    public string NumberCounts => $"pinocchio.{RunFlag}.nz.out";

    /// <summary>Histogram of collapse times.</summary>
    public string CollapseTimes => $"pinocchio.{RunFlag}.FmaxPDF.out";

    /// <summary>Merger histories.</summary>
    public string Histories => $"pinocchio.{RunFlag}.histories.out";

    /// <summary>LPT snapshot at the last output.</summary>
    public string LptSnapshot => $"pinocchio.{RunFlag}.t_snapshot.out";

    /// <summary>Linear density.</summary>
    public string Density => $"pinocchio.{RunFlag}.density0.out";

    /// <summary>Particles at one redshift, displaced by Lagrangian perturbation theory.</summary>
    /// <param name="redshift">An output redshift.</param>
    public string Particles(double redshift) => $"pinocchio.{redshift:F4}.{RunFlag}.LPT_snapshot.out";

    /// <summary>Matter density on a mesh at one redshift; the embedded engine's own.</summary>
    /// <param name="redshift">An output redshift.</param>
    public string MatterDensity(double redshift) => $"pinocchio.{redshift:F4}.{RunFlag}.matter_density.npy";

    /// <summary>Halos of the box at one redshift.</summary>
    /// <param name="redshift">An output redshift.</param>
    public string Catalog(double redshift) => $"pinocchio.{redshift:F4}.{RunFlag}.catalog.out";

    /// <summary>Mass function at one redshift.</summary>
    /// <param name="redshift">An output redshift.</param>
    public string MassFunction(double redshift) => $"pinocchio.{redshift:F4}.{RunFlag}.mf.out";
}
