namespace Orchestrator.Cosmology;

/// <summary>One value for each growing mode of Lagrangian perturbation theory up to third order.</summary>
/// <remarks>
/// Used both for growth factors, which multiply the displacement potentials and are normalised by powers of D(z = 0), and for their rates
/// dln|D_n|/dlna. Signs and normalisation are those of PINOCCHIO (Monaco et al. 2013, Munari et al. 2017): in an Einstein-de Sitter universe
/// D2 = 3/7 D^2, D31 = -1/9 D^3, D32 = 5/42 D^3, and the rates are 1, 2, 3, 3.
/// </remarks>
/// <param name="D1">First order (Zel'dovich).</param>
/// <param name="D2">Second order.</param>
/// <param name="D31">Third order, determinant of the tidal tensor; negative as a factor.</param>
/// <param name="D32">Third order, first times second order.</param>
public readonly record struct LagrangianGrowth(double D1, double D2, double D31, double D32);
