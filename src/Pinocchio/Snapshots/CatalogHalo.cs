namespace Orchestrator.Pinocchio;

/// <summary>One halo of a catalogue file (all halos of the box at one redshift), with everything the file says about it.</summary>
/// <param name="Id">Number of the halo's peak particle: k + N (j + N i), 0-based; the same in every output until the halo merges into a
/// larger one.</param>
/// <param name="Mass">Msun/h, a whole number of particles.</param>
/// <param name="LagrangianX">Comoving Mpc/h along the box's x axis: mean initial position of the halo's particles.</param>
/// <param name="LagrangianY">As <paramref name="LagrangianX"/>, along the y axis.</param>
/// <param name="LagrangianZ">As <paramref name="LagrangianX"/>, along the z axis.</param>
/// <param name="X">Comoving Mpc/h along the box's x axis, [0, box side).</param>
/// <param name="Y">As <paramref name="X"/>, along the y axis.</param>
/// <param name="Z">As <paramref name="X"/>, along the z axis.</param>
/// <param name="VelocityX">Physical peculiar km/s along the box's x axis.</param>
/// <param name="VelocityY">As <paramref name="VelocityX"/>, along the y axis.</param>
/// <param name="VelocityZ">As <paramref name="VelocityX"/>, along the z axis.</param>
/// <param name="Particles">Number of particles; 0 where a LIGHT_OUTPUT file does not say.</param>
public readonly record struct CatalogHalo(
    ulong Id,
    double Mass,
    double LagrangianX,
    double LagrangianY,
    double LagrangianZ,
    double X,
    double Y,
    double Z,
    double VelocityX,
    double VelocityY,
    double VelocityZ,
    int Particles);
