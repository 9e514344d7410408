using System.Numerics;
using System.Runtime.CompilerServices;

namespace Orchestrator.Numerics.Fft;

/// <summary>Transforms rows of real numbers, a batch at a time.</summary>
/// <remarks>
/// A row of even length n is taken as h = n/2 complex numbers z(m) = x(2m) + i x(2m+1). With Z their transform, E = (Z(k) + conj Z(h-k))/2, O = (Z(k) - conj Z(h-k))/2 and
/// t = -i e^(-2 pi i k/n) O: X(k) = E + t and X(h-k) = conj(E - t) (Cooley, Lewis and Welch 1970). Rows of odd length are transformed as complex ones.
/// </remarks>
internal sealed unsafe class RowTransform<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int length;
    private readonly bool even;
    private readonly LinePlan<T> plan;
    private readonly T[] roots;

    public RowTransform(int length)
    {
        this.length = length;
        even = length % 2 == 0;
        plan = new LinePlan<T>(even ? length / 2 : length);
        roots = new T[2 * (length / 4 + 1)];
        for (int k = 0; k <= length / 4; k++) LinePlan<T>.UnitRoot(k, length, roots.AsSpan(2 * k, 2));
    }

    /// <summary>Real rows to their coefficients 0 .. n/2, in place.</summary>
    public void Forward(T* rows, nint stride, int count, LineWorkspace<T> workspace)
    {
        ref Vector<T> re = ref workspace.Re, im = ref workspace.Im;
        if (even)
        {
            Load(rows, stride, count, length / 2, ref re, ref im);
        }
        else
        {
            LoadReals(rows, stride, count, ref re);
            for (int n = 0; n < length; n++) Unsafe.Add(ref im, n) = Vector<T>.Zero;
        }

        plan.Transform(ref re, ref im, ref workspace.ScratchRe, ref workspace.ScratchIm);
        re = ref plan.EndsInScratch ? ref workspace.ScratchRe : ref workspace.Re;
        im = ref plan.EndsInScratch ? ref workspace.ScratchIm : ref workspace.Im;
        if (even) Disentangle(ref re, ref im);
        Store(rows, stride, count, length / 2 + 1, ref re, ref im);
    }

    /// <summary>Coefficients 0 .. n/2 to real rows times n, in place.</summary>
    public void Inverse(T* rows, nint stride, int count, LineWorkspace<T> workspace)
    {
        ref Vector<T> re = ref workspace.Re, im = ref workspace.Im;
        Load(rows, stride, count, length / 2 + 1, ref re, ref im);
        if (even)
        {
            Entangle(ref re, ref im);
        }
        else
        {
            im = Vector<T>.Zero;
            for (int k = 1; k <= length / 2; k++)
            {
                Unsafe.Add(ref re, length - k) = Unsafe.Add(ref re, k);
                Unsafe.Add(ref im, length - k) = -Unsafe.Add(ref im, k);
            }
        }

        plan.Transform(ref im, ref re, ref workspace.ScratchIm, ref workspace.ScratchRe);
        re = ref plan.EndsInScratch ? ref workspace.ScratchRe : ref workspace.Re;
        im = ref plan.EndsInScratch ? ref workspace.ScratchIm : ref workspace.Im;
        if (even) Store(rows, stride, count, length / 2, ref re, ref im);
        else StoreReals(rows, stride, count, ref re);
    }

    private void Disentangle(ref Vector<T> re, ref Vector<T> im)
    {
        int h = length / 2;
        T half = T.CreateChecked(0.5);
        Vector<T> r0 = re, i0 = im;
        re = r0 + i0;
        im = Vector<T>.Zero;
        Unsafe.Add(ref re, h) = r0 - i0;
        Unsafe.Add(ref im, h) = Vector<T>.Zero;
        for (int k = 1; k <= h / 2; k++)
        {
            T c = roots[2 * k], s = roots[2 * k + 1];
            Vector<T> ar = Unsafe.Add(ref re, k), ai = Unsafe.Add(ref im, k), br = Unsafe.Add(ref re, h - k), bi = Unsafe.Add(ref im, h - k);
            Vector<T> er = (ar + br) * half, ei = (ai - bi) * half, or = (ar - br) * half, oi = (ai + bi) * half;
            Vector<T> tr = oi * c + or * s, ti = oi * s - or * c;
            Unsafe.Add(ref re, k) = er + tr;
            Unsafe.Add(ref im, k) = ei + ti;
            Unsafe.Add(ref re, h - k) = er - tr;
            Unsafe.Add(ref im, h - k) = ti - ei;
        }
    }

    private void Entangle(ref Vector<T> re, ref Vector<T> im)
    {
        int h = length / 2;
        Vector<T> x0 = re, xh = Unsafe.Add(ref re, h);
        re = x0 + xh;
        im = x0 - xh;
        for (int k = 1; k <= h / 2; k++)
        {
            T c = roots[2 * k], s = roots[2 * k + 1];
            Vector<T> ar = Unsafe.Add(ref re, k), ai = Unsafe.Add(ref im, k), br = Unsafe.Add(ref re, h - k), bi = Unsafe.Add(ref im, h - k);
            Vector<T> er = ar + br, ei = ai - bi, tr = ar - br, ti = ai + bi;
            Vector<T> or = tr * s - ti * c, oi = tr * c + ti * s;
            Unsafe.Add(ref re, k) = er + or;
            Unsafe.Add(ref im, k) = ei + oi;
            Unsafe.Add(ref re, h - k) = er - or;
            Unsafe.Add(ref im, h - k) = oi - ei;
        }
    }

    private static void Load(T* rows, nint stride, int count, int complex, ref Vector<T> re, ref Vector<T> im)
    {
        int pairs = Vector<T>.Count / 2, m = 0;
        if (count == Vector<T>.Count)
        {
            Vector<T>* block = stackalloc Vector<T>[Vector<T>.Count];
            var columns = new Span<Vector<T>>(block, Vector<T>.Count);
            for (; m + pairs <= complex; m += pairs)
            {
                RowTransposition<T>.Load(ref rows[2 * m], stride, columns);
                for (int pair = 0; pair < pairs; pair++)
                {
                    Unsafe.Add(ref re, m + pair) = block[2 * pair];
                    Unsafe.Add(ref im, m + pair) = block[2 * pair + 1];
                }
            }
        }

        for (; m < complex; m++)
        {
            Unsafe.Add(ref re, m) = Gather(rows + 2 * m, stride, count);
            Unsafe.Add(ref im, m) = Gather(rows + 2 * m + 1, stride, count);
        }
    }

    private static void Store(T* rows, nint stride, int count, int complex, ref Vector<T> re, ref Vector<T> im)
    {
        int pairs = Vector<T>.Count / 2, m = 0;
        if (count == Vector<T>.Count)
        {
            Vector<T>* block = stackalloc Vector<T>[Vector<T>.Count];
            var columns = new Span<Vector<T>>(block, Vector<T>.Count);
            for (; m + pairs <= complex; m += pairs)
            {
                for (int pair = 0; pair < pairs; pair++)
                {
                    block[2 * pair] = Unsafe.Add(ref re, m + pair);
                    block[2 * pair + 1] = Unsafe.Add(ref im, m + pair);
                }

                RowTransposition<T>.Store(columns, ref rows[2 * m], stride);
            }
        }

        for (; m < complex; m++)
        {
            Scatter(Unsafe.Add(ref re, m), rows + 2 * m, stride, count);
            Scatter(Unsafe.Add(ref im, m), rows + 2 * m + 1, stride, count);
        }
    }

    private void LoadReals(T* rows, nint stride, int count, ref Vector<T> re)
    {
        for (int n = 0; n < length; n++) Unsafe.Add(ref re, n) = Gather(rows + n, stride, count);
    }

    private void StoreReals(T* rows, nint stride, int count, ref Vector<T> re)
    {
        for (int n = 0; n < length; n++) Scatter(Unsafe.Add(ref re, n), rows + n, stride, count);
    }

    private static Vector<T> Gather(T* column, nint stride, int count)
    {
        Vector<T> lanes = Vector<T>.Zero;
        for (int row = 0; row < count; row++) lanes = lanes.WithElement(row, column[row * stride]);
        return lanes;
    }

    private static void Scatter(Vector<T> lanes, T* column, nint stride, int count)
    {
        for (int row = 0; row < count; row++) column[row * stride] = lanes[row];
    }
}
