namespace Orchestrator.Numerics;

/// <summary>The right-hand side of a system of ordinary differential equations, dy/dt = f(t, y).</summary>
/// <param name="t">The independent variable.</param>
/// <param name="y">The state, one value a component.</param>
/// <param name="derivative">Where the derivatives go, one a component.</param>
public delegate void OdeDerivative(double t, ReadOnlySpan<double> y, Span<double> derivative);
