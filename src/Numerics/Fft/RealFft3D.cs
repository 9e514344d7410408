using System.Numerics;
using System.Runtime.CompilerServices;

namespace Orchestrator.Numerics.Fft;

/// <summary>Fourier transform of a real field on a three-dimensional grid, in place, unnormalised.</summary>
/// <remarks>
/// <para>
/// Layout: <c>field[(i N1 + j) S + k]</c>, k fastest, in rows of S = 2 (N2/2 + 1) reals; a row holds N2 reals and padding before the forward transform, the N2/2 + 1 complex numbers
/// of k2 = 0 .. N2/2 (real, imaginary, real, ...) after it: X(k) = sum x e^(-2 pi i k.n/N). <see cref="Inverse(Span{T}, int)"/> takes that back, times N0 N1 N2.
/// </para>
/// <para>
/// Rows and columns of a plane are transformed while the plane is in the second-level cache, so the field crosses the memory bus twice, not three times. Lines go through the passes in batches of the
/// vector width, one line a lane: results do not depend on the number of threads, nor on the vector width.
/// Any size is allowed; the cost is that of N log N for factors 2, 3, 5, 7, and grows with larger prime factors.
/// </para>
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed unsafe class RealFft3D<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowTransform<T> rows;
    private readonly LinePlan<T> columns;
    private readonly LinePlan<T> pillars;
    private readonly int rowComplex;

    /// <summary>Plans transforms of <paramref name="n0"/> x <paramref name="n1"/> x <paramref name="n2"/> real numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is smaller than 1.</exception>
    public RealFft3D(int n0, int n1, int n2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n0, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n2, 1);
        (N0, N1, N2) = (n0, n1, n2);
        rowComplex = n2 / 2 + 1;
        rows = new RowTransform<T>(n2);
        columns = new LinePlan<T>(n1);
        pillars = n0 == n1 ? columns : new LinePlan<T>(n0);
    }

    /// <summary>Side along the slowest axis.</summary>
    public int N0 { get; }

    /// <summary>Side along the middle axis.</summary>
    public int N1 { get; }

    /// <summary>Side along the fastest axis.</summary>
    public int N2 { get; }

    /// <summary>Elements of the padded field: N0 N1 2 (N2/2 + 1).</summary>
    public long Length => (long)N0 * N1 * 2 * rowComplex;

    /// <summary>Transforms a real field to its Fourier coefficients.</summary>
    /// <param name="field">The padded field, <see cref="Length"/> elements.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <exception cref="ArgumentException"><paramref name="field"/> has another length.</exception>
    public void Forward(Span<T> field, int threads)
    {
        RequireLength(field);
        fixed (T* start = field) Forward(start, threads);
    }

    /// <summary>Transforms Fourier coefficients to the real field, times N0 N1 N2.</summary>
    /// <param name="field">The padded field, <see cref="Length"/> elements.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <exception cref="ArgumentException"><paramref name="field"/> has another length.</exception>
    public void Inverse(Span<T> field, int threads)
    {
        RequireLength(field);
        fixed (T* start = field) Inverse(start, threads);
    }

    /// <summary>As <see cref="Forward(Span{T}, int)"/>, for fields too long for a span.</summary>
    /// <param name="field">The padded field, <see cref="Length"/> elements.</param>
    /// <param name="threads">How many threads may work.</param>
    public void Forward(T* field, int threads)
    {
        Each(N0, threads, (plane, workspace) =>
        {
            T* start = field + PlaneLength * plane;
            for (int j = 0; j < N1; j += Vector<T>.Count) rows.Forward(start + (nint)j * RowLength, RowLength, Math.Min(Vector<T>.Count, N1 - j), workspace);
            Lines(start, RowLength, columns, workspace, inverse: false);
        });
        Each(N1, threads, (j, workspace) => Lines(field + (nint)j * RowLength, PlaneLength, pillars, workspace, inverse: false));
    }

    /// <summary>As <see cref="Inverse(Span{T}, int)"/>, for fields too long for a span.</summary>
    /// <param name="field">The padded field, <see cref="Length"/> elements.</param>
    /// <param name="threads">How many threads may work.</param>
    public void Inverse(T* field, int threads) => Inverse(field, threads, null, null);

    /// <summary>As <see cref="Inverse(T*, int)"/>, with work on parts of the field while they are in the processor's cache.</summary>
    /// <param name="field">The padded field, <see cref="Length"/> elements; its content counts only where <paramref name="fill"/> is null.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="fill">Writes the coefficients of all rows (i, j) of the given j, just before they are read; called once for each j, on several threads.</param>
    /// <param name="use">Told of each plane i when its real numbers stand; called once for each i, on several threads.</param>
    public void Inverse(T* field, int threads, Action<int>? fill, Action<int>? use)
    {
        Each(N1, threads, (j, workspace) =>
        {
            fill?.Invoke(j);
            Lines(field + (nint)j * RowLength, PlaneLength, pillars, workspace, inverse: true);
        });
        Each(N0, threads, (plane, workspace) =>
        {
            T* start = field + PlaneLength * plane;
            Lines(start, RowLength, columns, workspace, inverse: true);
            for (int j = 0; j < N1; j += Vector<T>.Count) rows.Inverse(start + (nint)j * RowLength, RowLength, Math.Min(Vector<T>.Count, N1 - j), workspace);
            use?.Invoke(plane);
        });
    }

    private nint RowLength => 2 * rowComplex;

    private nint PlaneLength => RowLength * N1;

    /// <summary>Transforms the complex lines that start in the row at <paramref name="start"/> and step by <paramref name="stride"/> elements.</summary>
    private void Lines(T* start, nint stride, LinePlan<T> plan, LineWorkspace<T> workspace, bool inverse)
    {
        int width = Vector<T>.Count, k = 0;
        for (; k + width <= rowComplex; k += width)
        {
            T* line = start + 2 * k;
            ref Vector<T> re = ref workspace.Re, im = ref workspace.Im;
            for (int n = 0; n < plan.Length; n++)
                Interleaving<T>.Split(ref line[n * stride], out Unsafe.Add(ref re, n), out Unsafe.Add(ref im, n));
            Transform(plan, workspace, inverse);
            re = ref plan.EndsInScratch ? ref workspace.ScratchRe : ref workspace.Re;
            im = ref plan.EndsInScratch ? ref workspace.ScratchIm : ref workspace.Im;
            for (int n = 0; n < plan.Length; n++)
                Interleaving<T>.Join(Unsafe.Add(ref re, n), Unsafe.Add(ref im, n), ref line[n * stride]);
        }

        if (k < rowComplex) LastLines(start + 2 * k, stride, rowComplex - k, plan, workspace, inverse);
    }

    /// <summary>The lines that do not fill a vector: the lanes beyond them carry zeros.</summary>
    private static void LastLines(T* line, nint stride, int count, LinePlan<T> plan, LineWorkspace<T> workspace, bool inverse)
    {
        T* part = stackalloc T[2 * Vector<T>.Count];
        new Span<T>(part, 2 * Vector<T>.Count).Clear();
        ref Vector<T> re = ref workspace.Re, im = ref workspace.Im;
        for (int n = 0; n < plan.Length; n++)
        {
            Buffer.MemoryCopy(line + n * stride, part, 2 * count * sizeof(T), 2 * count * sizeof(T));
            Interleaving<T>.Split(ref *part, out Unsafe.Add(ref re, n), out Unsafe.Add(ref im, n));
        }

        Transform(plan, workspace, inverse);
        re = ref plan.EndsInScratch ? ref workspace.ScratchRe : ref workspace.Re;
        im = ref plan.EndsInScratch ? ref workspace.ScratchIm : ref workspace.Im;
        for (int n = 0; n < plan.Length; n++)
        {
            Interleaving<T>.Join(Unsafe.Add(ref re, n), Unsafe.Add(ref im, n), ref *part);
            Buffer.MemoryCopy(part, line + n * stride, 2 * count * sizeof(T), 2 * count * sizeof(T));
        }
    }

    private static void Transform(LinePlan<T> plan, LineWorkspace<T> workspace, bool inverse)
    {
        if (inverse) plan.Transform(ref workspace.Im, ref workspace.Re, ref workspace.ScratchIm, ref workspace.ScratchRe);
        else plan.Transform(ref workspace.Re, ref workspace.Im, ref workspace.ScratchRe, ref workspace.ScratchIm);
    }

    private void Each(int count, int threads, Action<int, LineWorkspace<T>> work)
    {
        int longest = Math.Max(Math.Max(N0, N1), N2 + 1);
        if (threads <= 1)
        {
            using var workspace = new LineWorkspace<T>(longest);
            for (int index = 0; index < count; index++) work(index, workspace);
            return;
        }

        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new LineWorkspace<T>(longest),
            (index, _, workspace) =>
            {
                work(index, workspace);
                return workspace;
            },
            workspace => workspace.Dispose());
    }

    private void RequireLength(ReadOnlySpan<T> field)
    {
        if (field.Length != Length)
            throw new ArgumentException($"the field has {field.Length} elements; a padded {N0} x {N1} x {N2} grid has {Length}", nameof(field));
    }
}
