namespace Orchestrator.Numerics.Fft;

/// <summary>Marks a pass that multiplies by twiddle factors.</summary>
internal readonly struct Twiddled;
