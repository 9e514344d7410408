using System.Runtime.InteropServices;

namespace Orchestrator.LatinHypercube;

/// <summary>The figures of one random Latin hypercube.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HypercubeFigures(
    double CentredDiscrepancy, double WrapAroundDiscrepancy, double SmallestDistance, double MeanNearestDistance, double LargestCorrelation);
