using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The scale factors at which the real program tabulates its cosmology: 0.02 dex apart, 1 among them, and the last beyond our own
/// tables' end at a = 1.5.</summary>
internal static class CosmologyRows
{
    /// <summary>Number of rows.</summary>
    public const int Count = 210;

    /// <summary>The row of a = 1.</summary>
    public const int Today = 200;

    private const double FirstLog = -4.0;
    private const double Step = 0.02;

    /// <summary>The scale factor of a row.</summary>
    public static double ScaleFactor(int row) => row == 0 ? 1e-4 : row == Today ? 1.0 : PortableMath.Exp10(FirstLog + row * Step);

    /// <summary>The redshift of a row.</summary>
    public static double Redshift(int row) => row == 0 ? 9999.0 : 1.0 / ScaleFactor(row) - 1.0;

    /// <summary>A function of redshift at a row; the last is extrapolated by a cubic through the four before.</summary>
    public static double At(Func<double, double> function, int row) => row < Count - 1
        ? function(Redshift(row))
        : 4.0 * (At(function, row - 1) + At(function, row - 3)) - 6.0 * At(function, row - 2) - At(function, row - 4);
}
