using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>
/// The units of a PINOCCHIO output, which only the run's parameter file knows: with <c>OutputInH100</c> lengths are Mpc/h and masses
/// Msun/h, without it they are true Mpc and Msun. Velocities are km/s in both. Readers convert to h units, writers back.
/// </summary>
public readonly record struct FileUnits
{
    private readonly double trueToH;

    private FileUnits(double factor) => trueToH = factor;

    /// <summary>Files of a run with <c>OutputInH100</c>: Mpc/h and Msun/h.</summary>
    public static FileUnits InH100 { get; } = new(1);

    /// <summary>What a length or mass of the file is multiplied with to be in Mpc/h or Msun/h.</summary>
    public double ToH => trueToH == 0 ? 1 : trueToH;

    /// <summary>True if the file is in true Mpc and Msun.</summary>
    public bool AreTrue => ToH != 1;

    /// <summary>Files of a run without <c>OutputInH100</c>: true Mpc and Msun.</summary>
    /// <param name="hubble100">H0 in units of 100 km/s/Mpc, positive and finite.</param>
    /// <exception cref="InvalidInputException"><paramref name="hubble100"/> is not positive.</exception>
    public static FileUnits True(double hubble100)
    {
        if (!(hubble100 > 0 && double.IsFinite(hubble100)))
            throw new InvalidInputException("cannot convert units", key: "Hubble100", value: $"{hubble100}", allowed: "a positive number");
        return new FileUnits(hubble100);
    }
}
