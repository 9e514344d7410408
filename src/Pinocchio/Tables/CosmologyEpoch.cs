namespace Orchestrator.Pinocchio;

/// <summary>The background and growth at one scale factor, as the program computed them.</summary>
/// <param name="ScaleFactor">a = 1/(1+z); the table goes beyond 1.</param>
/// <param name="Time">Cosmic time in Gyr.</param>
/// <param name="ComovingDistance">Mpc/h, to six digits; wrong near a = 1 (below z = 0.05) and 0 from there on.</param>
/// <param name="DiameterDistance">Angular-diameter distance in Mpc/h; 0 from a = 1 on.</param>
/// <param name="OmegaM">Matter density over critical at that time.</param>
/// <param name="EquationOfState">w of dark energy; -1 in every row, whatever the run's w is: an error of the program.</param>
/// <param name="Growth">Linear growth D, 1 at a = 1.</param>
/// <param name="SecondOrderGrowth">Magnitude of the second-order growth.</param>
/// <param name="ThirdOrderGrowth1">Magnitude of the first third-order growth.</param>
/// <param name="ThirdOrderGrowth2">Magnitude of the second third-order growth.</param>
/// <param name="GrowthRate">f = d ln D / d ln a.</param>
/// <param name="SecondOrderGrowthRate">As <paramref name="GrowthRate"/>, second order.</param>
/// <param name="ThirdOrderGrowthRate1">As <paramref name="GrowthRate"/>, first third order.</param>
/// <param name="ThirdOrderGrowthRate2">As <paramref name="GrowthRate"/>, second third order.</param>
public readonly record struct CosmologyEpoch(
    double ScaleFactor,
    double Time,
    double ComovingDistance,
    double DiameterDistance,
    double OmegaM,
    double EquationOfState,
    double Growth,
    double SecondOrderGrowth,
    double ThirdOrderGrowth1,
    double ThirdOrderGrowth2,
    double GrowthRate,
    double SecondOrderGrowthRate,
    double ThirdOrderGrowthRate1,
    double ThirdOrderGrowthRate2);
