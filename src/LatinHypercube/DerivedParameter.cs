namespace Orchestrator.LatinHypercube;

/// <summary>A column computed from others: sample S8, derive <c>sigma8 = S8 / sqrt(omega_m / 0.3)</c>.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Formula">Formula over sampled, fixed and earlier derived parameters, as <see cref="Expression"/> reads it.</param>
public sealed record DerivedParameter(string Name, string Formula);
