namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>One periodic copy of the box that the light cone meets.</summary>
/// <param name="I">Shift along x, in boxes.</param>
/// <param name="J">Shift along y, in boxes.</param>
/// <param name="K">Shift along z, in boxes.</param>
/// <param name="Nearest">Distance of its nearest point from the vertex, in units of the cell.</param>
/// <param name="Farthest">Distance of its farthest corner from the vertex, in units of the cell.</param>
/// <param name="HoldsVertex">Whether the vertex lies in it.</param>
/// <param name="Faces">The faces that the axis crosses, a bit each: 1, 2, 4 the lower x, y, z faces, 8, 16, 32 the upper ones.</param>
internal readonly record struct BoxCopy(int I, int J, int K, double Nearest, double Farthest, bool HoldsVertex, int Faces);
