using System.Runtime.CompilerServices;

namespace Orchestrator.LightCone;

/// <summary>Spreads sorted points over the cells of a cube.</summary>
/// <remarks>
/// Tiles are painted in rounds such that no two tiles of one round touch a common cell: even and odd tiles along z and y, and, where a
/// periodic axis has an odd number of tiles, its last tile by itself.
/// Tiles of one round run on any threads, rounds follow each other, so that each cell sums its parts in one order.
/// </remarks>
internal static unsafe class MassAssignmentKernel
{
    internal static void Add(VoxelGrid grid, MassAssignmentScheme scheme, TiledPoints points, Span<float> cube, int threads)
    {
        fixed (float* pinned = cube)
        {
            Painter painter = new(grid, scheme, points, pinned);
            for (int roundZ = 0; roundZ < 3; roundZ++)
            {
                for (int roundY = 0; roundY < 3; roundY++)
                    painter.Paint(Round(roundZ, points.TilesZ), Round(roundY, points.TilesY), threads);
            }
        }
    }

    // With an odd number of tiles the last one is a neighbour of the first across a periodic edge.
    private static (int First, int Step, int End) Round(int round, int tiles)
    {
        bool lastAlone = tiles > 1 && tiles % 2 == 1;
        int end = lastAlone ? tiles - 1 : tiles;
        return round < 2 ? (round, 2, end) : (end, 1, tiles);
    }

    private sealed class Painter(VoxelGrid grid, MassAssignmentScheme scheme, TiledPoints points, float* cube)
    {
        internal void Paint((int First, int Step, int End) alongZ, (int First, int Step, int End) alongY, int threads)
        {
            int countZ = Count(alongZ);
            int countY = Count(alongY);
            if (countZ == 0 || countY == 0)
                return;
            void PaintOne(int index) => PaintTile(alongZ.First + (index / countY * alongZ.Step), alongY.First
                + (index % countY * alongY.Step));
            if (threads == 1)
            {
                for (int index = 0; index < countZ * countY; index++)
                    PaintOne(index);
            }
            else
            {
                Parallel.For(0, countZ * countY, new ParallelOptions { MaxDegreeOfParallelism = threads }, PaintOne);
            }
        }

        private static int Count((int First, int Step, int End) round) =>
            round.First < round.End ? ((round.End - round.First - 1) / round.Step) + 1 : 0;

        private void PaintTile(int tileZ, int tileY)
        {
            ReadOnlySpan<TiledPoints.Point> tile = points.Tile(tileZ, tileY);
            switch (scheme)
            {
                case MassAssignmentScheme.NearestGridPoint:
                    NearestGridPoint(tile);
                    break;
                case MassAssignmentScheme.CloudInCell:
                    CloudInCell(tile);
                    break;
                default:
                    TriangularShapedCloud(tile);
                    break;
            }
        }

        private void NearestGridPoint(ReadOnlySpan<TiledPoints.Point> tile)
        {
            foreach (ref readonly TiledPoints.Point point in tile)
                *Row((int)point.Z, (int)point.Y, (int)point.X) += point.Weight;
        }

        // The cloud's lower cell is that of the point half a cell down; the upper one gets the fraction that the point stands beyond its
        // centre.
        private void CloudInCell(ReadOnlySpan<TiledPoints.Point> tile)
        {
            foreach (ref readonly TiledPoints.Point point in tile)
            {
                (int x0, int x1, float x) = Pair(point.X, grid.CellsX);
                (int y0, int y1, float y) = Pair(point.Y, grid.CellsY);
                (int z0, int z1, float z) = Pair(point.Z, grid.CellsZ);
                float low = (1 - z) * point.Weight;
                float high = z * point.Weight;
                AddPair(Row(z0, y0), x0, x1, low * (1 - y), x);
                AddPair(Row(z0, y1), x0, x1, low * y, x);
                AddPair(Row(z1, y0), x0, x1, high * (1 - y), x);
                AddPair(Row(z1, y1), x0, x1, high * y, x);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void AddPair(float* row, int first, int second, float weight, float fraction)
        {
            row[first] += weight * (1 - fraction);
            row[second] += weight * fraction;
        }

        // With d the distance from the cell's centre, the cell gets 3/4 - d^2 and its neighbours (1/2 -+ d)^2 / 2.
        private void TriangularShapedCloud(ReadOnlySpan<TiledPoints.Point> tile)
        {
            int* cellsZ = stackalloc int[3];
            int* cellsY = stackalloc int[3];
            int* cellsX = stackalloc int[3];
            float* weightsZ = stackalloc float[3];
            float* weightsY = stackalloc float[3];
            float* weightsX = stackalloc float[3];
            foreach (ref readonly TiledPoints.Point point in tile)
            {
                Triple(point.X, grid.CellsX, cellsX, weightsX);
                Triple(point.Y, grid.CellsY, cellsY, weightsY);
                Triple(point.Z, grid.CellsZ, cellsZ, weightsZ);
                for (int k = 0; k < 3; k++)
                {
                    float plane = weightsZ[k] * point.Weight;
                    for (int j = 0; j < 3; j++)
                    {
                        float* row = Row(cellsZ[k], cellsY[j]);
                        float line = weightsY[j] * plane;
                        row[cellsX[0]] += line * weightsX[0];
                        row[cellsX[1]] += line * weightsX[1];
                        row[cellsX[2]] += line * weightsX[2];
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private float* Row(int z, int y, int x = 0) => cube + (((((long)z * grid.CellsY) + y) * grid.CellsX) + x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private (int Lower, int Upper, float Fraction) Pair(double coordinate, int cells)
        {
            double shifted = coordinate - 0.5;
            int lower = (int)Math.Floor(shifted);
            return (Inside(lower, cells), Inside(lower + 1, cells), (float)(shifted - lower));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Triple(double coordinate, int cells, int* indices, float* weights)
        {
            int middle = (int)coordinate;
            float offset = (float)(coordinate - middle - 0.5);
            float below = 0.5f - offset;
            float above = 0.5f + offset;
            weights[0] = 0.5f * below * below;
            weights[1] = 0.75f - (offset * offset);
            weights[2] = 0.5f * above * above;
            indices[0] = Inside(middle - 1, cells);
            indices[1] = middle;
            indices[2] = Inside(middle + 1, cells);
        }

        // Across the edge: round a periodic grid, else the cell at the rim keeps what would leave.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private int Inside(int cell, int cells)
        {
            if ((uint)cell < (uint)cells)
                return cell;
            if (!grid.IsPeriodic)
                return cell < 0 ? 0 : cells - 1;
            return cell < 0 ? cells - 1 : 0;
        }
    }
}
