using System.Numerics;
using System.Runtime.CompilerServices;

namespace Orchestrator.Numerics.Fft;

/// <summary>The butterflies of one Stockham pass over a batch of lines: element p of every line of the batch stands in one vector.</summary>
/// <remarks>
/// Layout: <c>re[index]</c> and <c>im[index]</c> are vectors whose lane is the line. A pass of radix r over length l = r m, with stride s = n / l, takes
/// x[q + s (p + m j)] to y[q + s (r p + k)] = w^(p k) sum_j x_j e^(-2 pi i j k / r), w = e^(-2 pi i / l) (decimation in frequency, autosorting; Stockham 1966).
/// All arithmetic is elementwise, so the result of a line does not depend on the vector width or on its neighbours.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TTwiddle"><see cref="Twiddled"/>, or <see cref="Untwiddled"/> for the last pass, whose twiddle factors are all 1.</typeparam>
internal static class Radix<T, TTwiddle>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTwiddle : struct
{
    private static readonly T HalfSqrt3 = T.CreateChecked(0.866025403784438646763723170752936183);
    private static readonly T HalfSqrt2 = T.CreateChecked(0.707106781186547524400844362104849039);
    private static readonly T Cos5A = T.CreateChecked(0.309016994374947424102293417182819059);
    private static readonly T Cos5B = T.CreateChecked(-0.809016994374947424102293417182819059);
    private static readonly T Sin5A = T.CreateChecked(0.951056516295153572116439333379382143);
    private static readonly T Sin5B = T.CreateChecked(0.587785252292473129168705954639072769);

    /// <summary>Radix 2: no multiplication but the twiddle's.</summary>
    public static void Two(ref Vector<T> xr, ref Vector<T> xi, ref Vector<T> yr, ref Vector<T> yi, int stride, int m, ReadOnlySpan<T> twiddle)
    {
        for (int p = 0; p < m; p++)
        {
            T c = twiddle[2 * p], d = twiddle[2 * p + 1];
            for (int q = 0; q < stride; q++)
            {
                int a = q + stride * p, b = a + stride * m, o = q + stride * 2 * p;
                Vector<T> ar = Unsafe.Add(ref xr, a), ai = Unsafe.Add(ref xi, a), br = Unsafe.Add(ref xr, b), bi = Unsafe.Add(ref xi, b);
                Unsafe.Add(ref yr, o) = ar + br;
                Unsafe.Add(ref yi, o) = ai + bi;
                Store(ref yr, ref yi, o + stride, ar - br, ai - bi, c, d);
            }
        }
    }

    /// <summary>Radix 3.</summary>
    public static void Three(ref Vector<T> xr, ref Vector<T> xi, ref Vector<T> yr, ref Vector<T> yi, int stride, int m, ReadOnlySpan<T> twiddle)
    {
        T half = T.CreateChecked(0.5);
        for (int p = 0; p < m; p++)
        {
            ReadOnlySpan<T> w = twiddle.Slice(4 * p, 4);
            for (int q = 0; q < stride; q++)
            {
                int a = q + stride * p, step = stride * m, o = q + stride * 3 * p;
                Vector<T> ar = Unsafe.Add(ref xr, a), ai = Unsafe.Add(ref xi, a);
                Vector<T> br = Unsafe.Add(ref xr, a + step), bi = Unsafe.Add(ref xi, a + step), cr = Unsafe.Add(ref xr, a + 2 * step), ci = Unsafe.Add(ref xi, a + 2 * step);
                Vector<T> sr = br + cr, si = bi + ci, dr = (br - cr) * HalfSqrt3, di = (bi - ci) * HalfSqrt3;
                Vector<T> tr = ar - sr * half, ti = ai - si * half;
                Unsafe.Add(ref yr, o) = ar + sr;
                Unsafe.Add(ref yi, o) = ai + si;
                Store(ref yr, ref yi, o + stride, tr + di, ti - dr, w[0], w[1]);
                Store(ref yr, ref yi, o + 2 * stride, tr - di, ti + dr, w[2], w[3]);
            }
        }
    }

    /// <summary>Radix 4.</summary>
    public static void Four(ref Vector<T> xr, ref Vector<T> xi, ref Vector<T> yr, ref Vector<T> yi, int stride, int m, ReadOnlySpan<T> twiddle)
    {
        int step = stride * m;
        for (int p = 0; p < m; p++)
        {
            ReadOnlySpan<T> w = twiddle.Slice(6 * p, 6);
            for (int q = 0; q < stride; q++)
            {
                int a = q + stride * p, o = q + stride * 4 * p;
                Vector<T> ar = Unsafe.Add(ref xr, a), ai = Unsafe.Add(ref xi, a), br = Unsafe.Add(ref xr, a + step), bi = Unsafe.Add(ref xi, a + step);
                Vector<T> cr = Unsafe.Add(ref xr, a + 2 * step), ci = Unsafe.Add(ref xi, a + 2 * step), dr = Unsafe.Add(ref xr, a + 3 * step), di = Unsafe.Add(ref xi, a + 3 * step);
                Vector<T> acr = ar + cr, aci = ai + ci, amr = ar - cr, ami = ai - ci, bdr = br + dr, bdi = bi + di, bmr = br - dr, bmi = bi - di;
                Unsafe.Add(ref yr, o) = acr + bdr;
                Unsafe.Add(ref yi, o) = aci + bdi;
                Store(ref yr, ref yi, o + stride, amr + bmi, ami - bmr, w[0], w[1]);
                Store(ref yr, ref yi, o + 2 * stride, acr - bdr, aci - bdi, w[2], w[3]);
                Store(ref yr, ref yi, o + 3 * stride, amr - bmi, ami + bmr, w[4], w[5]);
            }
        }
    }

    /// <summary>Radix 8, as two radix-4 butterflies of the even and the odd inputs.</summary>
    public static void Eight(ref Vector<T> xr, ref Vector<T> xi, ref Vector<T> yr, ref Vector<T> yi, int stride, int m, ReadOnlySpan<T> twiddle)
    {
        int step = stride * m;
        for (int p = 0; p < m; p++)
        {
            ReadOnlySpan<T> w = twiddle.Slice(14 * p, 14);
            for (int q = 0; q < stride; q++)
            {
                int a = q + stride * p, o = q + stride * 8 * p;
                Vector<T> r0 = Unsafe.Add(ref xr, a), i0 = Unsafe.Add(ref xi, a), r4 = Unsafe.Add(ref xr, a + 4 * step), i4 = Unsafe.Add(ref xi, a + 4 * step);
                Vector<T> r2 = Unsafe.Add(ref xr, a + 2 * step), i2 = Unsafe.Add(ref xi, a + 2 * step), r6 = Unsafe.Add(ref xr, a + 6 * step), i6 = Unsafe.Add(ref xi, a + 6 * step);
                Vector<T> s0r = r0 + r4, s0i = i0 + i4, d0r = r0 - r4, d0i = i0 - i4, s2r = r2 + r6, s2i = i2 + i6, d2r = r2 - r6, d2i = i2 - i6;
                Vector<T> e0r = s0r + s2r, e0i = s0i + s2i, e2r = s0r - s2r, e2i = s0i - s2i, e1r = d0r + d2i, e1i = d0i - d2r, e3r = d0r - d2i, e3i = d0i + d2r;

                Vector<T> r1 = Unsafe.Add(ref xr, a + step), i1 = Unsafe.Add(ref xi, a + step), r5 = Unsafe.Add(ref xr, a + 5 * step), i5 = Unsafe.Add(ref xi, a + 5 * step);
                Vector<T> r3 = Unsafe.Add(ref xr, a + 3 * step), i3 = Unsafe.Add(ref xi, a + 3 * step), r7 = Unsafe.Add(ref xr, a + 7 * step), i7 = Unsafe.Add(ref xi, a + 7 * step);
                Vector<T> s1r = r1 + r5, s1i = i1 + i5, d1r = r1 - r5, d1i = i1 - i5, s3r = r3 + r7, s3i = i3 + i7, d3r = r3 - r7, d3i = i3 - i7;
                Vector<T> o0r = s1r + s3r, o0i = s1i + s3i, o2r = s1i - s3i, o2i = s3r - s1r;
                Vector<T> f1r = d1r + d3i, f1i = d1i - d3r, f3r = d1r - d3i, f3i = d1i + d3r;
                Vector<T> o1r = (f1r + f1i) * HalfSqrt2, o1i = (f1i - f1r) * HalfSqrt2, o3r = (f3i - f3r) * HalfSqrt2, o3i = -(f3r + f3i) * HalfSqrt2;

                Unsafe.Add(ref yr, o) = e0r + o0r;
                Unsafe.Add(ref yi, o) = e0i + o0i;
                Store(ref yr, ref yi, o + stride, e1r + o1r, e1i + o1i, w[0], w[1]);
                Store(ref yr, ref yi, o + 2 * stride, e2r + o2r, e2i + o2i, w[2], w[3]);
                Store(ref yr, ref yi, o + 3 * stride, e3r + o3r, e3i + o3i, w[4], w[5]);
                Store(ref yr, ref yi, o + 4 * stride, e0r - o0r, e0i - o0i, w[6], w[7]);
                Store(ref yr, ref yi, o + 5 * stride, e1r - o1r, e1i - o1i, w[8], w[9]);
                Store(ref yr, ref yi, o + 6 * stride, e2r - o2r, e2i - o2i, w[10], w[11]);
                Store(ref yr, ref yi, o + 7 * stride, e3r - o3r, e3i - o3i, w[12], w[13]);
            }
        }
    }

    /// <summary>Radix 5.</summary>
    public static void Five(ref Vector<T> xr, ref Vector<T> xi, ref Vector<T> yr, ref Vector<T> yi, int stride, int m, ReadOnlySpan<T> twiddle)
    {
        int step = stride * m;
        for (int p = 0; p < m; p++)
        {
            ReadOnlySpan<T> w = twiddle.Slice(8 * p, 8);
            for (int q = 0; q < stride; q++)
            {
                int a = q + stride * p, o = q + stride * 5 * p;
                Vector<T> r0 = Unsafe.Add(ref xr, a), i0 = Unsafe.Add(ref xi, a);
                Vector<T> r1 = Unsafe.Add(ref xr, a + step), i1 = Unsafe.Add(ref xi, a + step), r4 = Unsafe.Add(ref xr, a + 4 * step), i4 = Unsafe.Add(ref xi, a + 4 * step);
                Vector<T> r2 = Unsafe.Add(ref xr, a + 2 * step), i2 = Unsafe.Add(ref xi, a + 2 * step), r3 = Unsafe.Add(ref xr, a + 3 * step), i3 = Unsafe.Add(ref xi, a + 3 * step);
                Vector<T> s1r = r1 + r4, s1i = i1 + i4, d1r = r1 - r4, d1i = i1 - i4, s2r = r2 + r3, s2i = i2 + i3, d2r = r2 - r3, d2i = i2 - i3;
                Vector<T> ar = r0 + s1r * Cos5A + s2r * Cos5B, ai = i0 + s1i * Cos5A + s2i * Cos5B;
                Vector<T> br = r0 + s1r * Cos5B + s2r * Cos5A, bi = i0 + s1i * Cos5B + s2i * Cos5A;
                Vector<T> er = d1r * Sin5A + d2r * Sin5B, ei = d1i * Sin5A + d2i * Sin5B, fr = d1r * Sin5B - d2r * Sin5A, fi = d1i * Sin5B - d2i * Sin5A;
                Unsafe.Add(ref yr, o) = r0 + s1r + s2r;
                Unsafe.Add(ref yi, o) = i0 + s1i + s2i;
                Store(ref yr, ref yi, o + stride, ar + ei, ai - er, w[0], w[1]);
                Store(ref yr, ref yi, o + 2 * stride, br + fi, bi - fr, w[2], w[3]);
                Store(ref yr, ref yi, o + 3 * stride, br - fi, bi + fr, w[4], w[5]);
                Store(ref yr, ref yi, o + 4 * stride, ar - ei, ai + er, w[6], w[7]);
            }
        }
    }

    /// <summary>Any other prime radix, by its definition: r^2 operations for r elements. The roots are e^(-2 pi i j / r), real and imaginary parts in turn.</summary>
    public static void Prime(int radix, ReadOnlySpan<T> roots, ref Vector<T> xr, ref Vector<T> xi, ref Vector<T> yr, ref Vector<T> yi, int stride, int m, ReadOnlySpan<T> twiddle)
    {
        int step = stride * m;
        for (int p = 0; p < m; p++)
        {
            for (int q = 0; q < stride; q++)
            {
                int a = q + stride * p, o = q + stride * radix * p;
                for (int k = 0; k < radix; k++)
                {
                    Vector<T> sumR = Unsafe.Add(ref xr, a), sumI = Unsafe.Add(ref xi, a);
                    for (int j = 1; j < radix; j++)
                    {
                        int root = j * k % radix;
                        T c = roots[2 * root], d = roots[2 * root + 1];
                        Vector<T> r = Unsafe.Add(ref xr, a + j * step), i = Unsafe.Add(ref xi, a + j * step);
                        sumR += r * c - i * d;
                        sumI += r * d + i * c;
                    }
                    if (k == 0)
                    {
                        Unsafe.Add(ref yr, o) = sumR;
                        Unsafe.Add(ref yi, o) = sumI;
                    }
                    else
                    {
                        int w = 2 * ((radix - 1) * p + k - 1);
                        Store(ref yr, ref yi, o + k * stride, sumR, sumI, twiddle[w], twiddle[w + 1]);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref Vector<T> yr, ref Vector<T> yi, int index, Vector<T> re, Vector<T> im, T c, T d)
    {
        if (typeof(TTwiddle) == typeof(Untwiddled))
        {
            Unsafe.Add(ref yr, index) = re;
            Unsafe.Add(ref yi, index) = im;
            return;
        }

        Unsafe.Add(ref yr, index) = re * c - im * d;
        Unsafe.Add(ref yi, index) = re * d + im * c;
    }
}
