namespace Orchestrator.Numerics.Fft;

/// <summary>Marks the last pass, whose twiddle factors are all 1.</summary>
internal readonly struct Untwiddled;
