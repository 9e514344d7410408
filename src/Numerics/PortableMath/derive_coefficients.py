#!/usr/bin/env python3
"""Derives every polynomial and table of PortableMath from the mathematics (python3-mpmath).

Each polynomial is the Chebyshev interpolant of a smooth function at high precision, expanded in powers, rounded to
doubles; the largest error of the rounded polynomial, relative to the function or to the final result, is printed beside it.
Run it to see where the numbers of the C# files come from: `python3 derive_coefficients.py`.
"""
import mpmath as mp

mp.mp.dps = 60


def interpolate(function, low, high, degree):
    """Power-series coefficients (lowest first, as doubles) of the Chebyshev interpolant on [low, high]."""
    low, high = mp.mpf(low), mp.mpf(high)
    nodes = [(low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * i + 1) / (2 * degree + 2)) for i in range(degree + 1)]
    matrix = mp.matrix(degree + 1, degree + 1)
    for i, x in enumerate(nodes):
        for j in range(degree + 1):
            matrix[i, j] = x ** j
    values = mp.matrix([function(x) for x in nodes])
    return [float(c) for c in mp.lu_solve(matrix, values)]


def report(name, function, low, high, degree, weight=lambda x: 1):
    """Prints the coefficients and log2 of the largest |error * weight|."""
    coefficients = interpolate(function, low, high, degree)
    low, high = mp.mpf(low), mp.mpf(high)
    worst = mp.mpf(0)
    for i in range(2001):
        x = low + (high - low) * i / 2000
        exact = function(x)
        error = mp.polyval([mp.mpf(c) for c in reversed(coefficients)], x) - exact
        worst = max(worst, abs(error * weight(x)))
    print(f"// {name}: degree {degree} on [{mp.nstr(low, 8)}, {mp.nstr(high, 8)}], error 2^{mp.nstr(mp.log(worst, 2), 4)}")
    print(",\n".join(f"    {c!r}" for c in coefficients))


def safe(function, series):
    """`function` away from zero, its `series` where cancellation would cost digits."""
    return lambda x: series(x) if abs(x) < mp.mpf("1e-9") else function(x)


def double_double(value):
    high = float(value)
    return high, float(value - mp.mpf(high))


def truncated(value, bits):
    """`value` cut after `bits` significant bits, and the rest."""
    scale = mp.mpf(2) ** (bits - 1 - mp.floor(mp.log(abs(value), 2)))
    head = mp.floor(value * scale) / scale
    return head, value - head


def constants():
    for name, value in [("ln 2", mp.log(2)), ("ln 10", mp.log(10)), ("1/ln 10", 1 / mp.log(10)), ("log10(2)", mp.log10(2)),
                        ("pi/2", mp.pi / 2), ("pi", mp.pi), ("1/sqrt(pi)", 1 / mp.sqrt(mp.pi)), ("2/sqrt(pi)", 2 / mp.sqrt(mp.pi))]:
        print(name, *[repr(p) for p in double_double(value)])
    print("log2(e)", repr(float(1 / mp.log(2))), "log2(10)", repr(float(mp.log(10, 2))), "2/pi", repr(float(2 / mp.pi)))
    head, rest = truncated(mp.log(2), 41)
    print("ln 2 in 41 bits + rest (double-double)", repr(float(head)), *[repr(p) for p in double_double(rest)])
    head, rest = truncated(mp.log10(2), 41)
    print("log10 2 in 41 bits + rest (double-double)", repr(float(head)), *[repr(p) for p in double_double(rest)])
    rest, parts = mp.pi / 2, []
    for _ in range(3):
        head, rest = truncated(rest, 33)
        parts.append(repr(float(head)))
    print("pi/2 in 33 + 33 + 33 bits + rest", *parts, repr(float(rest)))
    with mp.workprec(1400):
        bits = int(mp.floor(2 / mp.pi * mp.mpf(2) ** (64 * 20)))
    print("2/pi, words of 64 bits:", ", ".join(f"0x{(bits >> (64 * (19 - i))) & (2**64 - 1):016X}" for i in range(20)))
    print("atan(j/8), j = 0..8:")
    for j in range(9):
        print("    (%r, %r)," % double_double(mp.atan(mp.mpf(j) / 8)))


def polynomials():
    half_ln2 = mp.log(2) / 2 * mp.mpf("1.0001")
    report("exp: (e^r - 1 - r - r^2/2)/r^3", safe(lambda r: (mp.exp(r) - 1 - r - r * r / 2) / r ** 3, lambda r: mp.mpf(1) / 6 + r / 24),
           -half_ln2, half_ln2, 10, lambda r: r ** 3)
    z = ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2 * mp.mpf("1.0001")

    def tail(s2, terms):
        """(atanh(s)/s - its first terms) / s2^terms, by its series."""
        total, power = mp.mpf(0), mp.mpf(1)
        for n in range(60):
            total += power / (2 * n + 2 * terms + 1)
            power *= s2
        return total
    report("log: 2 (atanh(s)/s - 1)/z, z = s^2", lambda x: 2 * tail(x, 1), 0, z, 7, lambda x: x)
    report("log in double-double: (atanh(s)/s - 1 - z/3 - z^2/5)/z^3", lambda x: tail(x, 3), 0, z, 8, lambda x: x ** 3)
    quarter = (mp.pi / 4 * mp.mpf("1.0001")) ** 2

    def sine(z):
        r = mp.sqrt(z)
        return (mp.sin(r) - r) / r ** 3

    def cosine(z):
        r = mp.sqrt(z)
        return (mp.cos(r) - 1 + z / 2) / z ** 2
    report("sin: (sin r - r)/r^3, z = r^2", safe(sine, lambda z: -mp.mpf(1) / 6 + z / 120), 0, quarter, 6, lambda z: z)
    report("cos: (cos r - 1 + z/2)/z^2", safe(cosine, lambda z: mp.mpf(1) / 24 - z / 720), 0, quarter, 6, lambda z: z ** 2)

    def arc(z):
        u = mp.sqrt(z)
        return (mp.atan(u) - u) / u ** 3
    report("atan: (atan u - u)/u^3, z = u^2, |u| <= 1/16", safe(arc, lambda z: -mp.mpf(1) / 3 + z / 5), 0, mp.mpf(1) / 256 * mp.mpf("1.001"), 5, lambda z: z)

    def error_function(z):
        x = mp.sqrt(z)
        return (mp.erf(x) / x - 2 / mp.sqrt(mp.pi)) / z
    leading = 2 / mp.sqrt(mp.pi)
    report("erf: (erf(x)/x - 2/sqrt(pi))/x^2, z = x^2, |x| <= 1", safe(error_function, lambda z: leading * (-mp.mpf(1) / 3 + z / 10)), 0, 1, 14, lambda z: z)

    for low, high, middle, degree in [("0.46875", 6, 1.75, 20), (6, 28, 12.0, 23)]:
        # exp(x^2) erfc(x) falls like 1/x; times 1 + 2x it is nearly constant, and smooth in t = (x - middle)/(x + middle).
        def scaled(t):
            x = middle * (1 + t) / (1 - t)
            return (1 + 2 * x) * mp.exp(x * x) * mp.erfc(x)
        low, high = mp.mpf(low), mp.mpf(high)
        report(f"erfc: (1 + 2x) exp(x^2) erfc(x) in t = (x - {middle})/(x + {middle}), x in [{mp.nstr(low, 6)}, {mp.nstr(high, 3)}]",
               scaled, (low - middle) / (low + middle), (high - middle) / (high + middle), degree)


if __name__ == "__main__":
    constants()
    polynomials()
