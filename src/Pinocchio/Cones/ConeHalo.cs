namespace Orchestrator.Pinocchio;

/// <summary>One halo of a light-cone file, with everything the file says about it.</summary>
/// <remarks>
/// One halo may cross the light cone in several box copies, under the same number; the file does not say in which. Columns that a
/// LIGHT_OUTPUT file leaves out are NaN.
/// </remarks>
/// <param name="Id">Number of the halo's peak particle: k + N (j + N i), 0-based.</param>
/// <param name="Redshift">PINOCCHIO's cosmological redshift, off below z = 0.05 because its distances are.</param>
/// <param name="X">Comoving Mpc/h from the cone's vertex, along the box's x axis.</param>
/// <param name="Y">As <paramref name="X"/>, along the y axis.</param>
/// <param name="Z">As <paramref name="X"/>, along the z axis.</param>
/// <param name="VelocityX">Physical peculiar km/s along the box's x axis.</param>
/// <param name="VelocityY">As <paramref name="VelocityX"/>, along the y axis.</param>
/// <param name="VelocityZ">As <paramref name="VelocityX"/>, along the z axis.</param>
/// <param name="Mass">Msun/h, a whole number of particles, when it crossed the cone.</param>
/// <param name="Theta">90 degrees minus the angle from the cone's axis.</param>
/// <param name="Phi">Angle about the cone's axis in degrees, [0, 360), from axis x box z.</param>
/// <param name="LineOfSightVelocity">Physical peculiar km/s, positive away from the vertex.</param>
/// <param name="ObservedRedshift">Redshift with the peculiar velocity to first order: z + (1 + z) v_los/c.</param>
public readonly record struct ConeHalo(
    ulong Id,
    double Redshift,
    double X,
    double Y,
    double Z,
    double VelocityX,
    double VelocityY,
    double VelocityZ,
    double Mass,
    double Theta,
    double Phi,
    double LineOfSightVelocity,
    double ObservedRedshift);
