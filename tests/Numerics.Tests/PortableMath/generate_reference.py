#!/usr/bin/env python3
"""Writes elementary-functions.txt, the values that PortableMath is held to, with python3-mpmath at 200 bits (1300 for angles).

A line is: function, argument, second argument (or 0), the nearest double of the exact result (all as the 16 hexadecimal digits of their bits),
and what the exact result lies above that double, in units of its last place. Run: `python3 generate_reference.py > elementary-functions.txt`.
"""
import math
import random
import struct

import mpmath as mp

PER_FUNCTION = 120
random_ = random.Random(2011)


def bits(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def between(low, high):
    return random_.uniform(low, high)


def over_decades(low, high, both_signs=True):
    value = math.exp(between(math.log(low), math.log(high)))
    return -value if both_signs and random_.random() < 0.5 else value


def any_finite():
    while True:
        value = struct.unpack("<d", struct.pack("<Q", random_.getrandbits(63)))[0]
        if math.isfinite(value):
            return value


def near_quarter_turn():
    return float(mp.mpf(random_.randint(1, 10 ** random_.randint(1, 15))) * mp.pi / 2)


def power_arguments(choice):
    x = [lambda: over_decades(1e-300, 1e300, False), lambda: between(0.1, 10), lambda: 1 + over_decades(1e-12, 0.1)][choice % 3]()
    logarithm = abs(math.log(x))
    return x, between(-1, 1) * (700 / logarithm if logarithm > 1e-3 else 1e5)


def angle_arguments(choice):
    return [lambda: (between(-1, 1), between(-1, 1)), lambda: (over_decades(1e-300, 1e300), over_decades(1e-300, 1e300)),
            lambda: (over_decades(1e-3, 1e3), over_decades(1e-3, 1e3))][choice % 3]()


ANGLES = [lambda: between(-7, 7), lambda: over_decades(1e-10, 1e6), any_finite, near_quarter_turn]
FUNCTIONS = {
    "Exp": (mp.exp, [lambda: between(-745, 709.7), lambda: between(-1, 1), lambda: over_decades(1e-20, 1), lambda: between(-745, -700)]),
    "Expm1": (mp.expm1, [lambda: between(-50, 709.7), lambda: between(-1, 1), lambda: over_decades(1e-20, 1)]),
    "Exp10": (lambda x: mp.mpf(10) ** x, [lambda: between(-323, 308.2), lambda: between(-1, 1), lambda: float(random_.randint(-300, 300))]),
    "Log": (mp.log, [any_finite, lambda: between(0.5, 2), lambda: 1 + over_decades(1e-16, 0.1), lambda: over_decades(5e-324, 1e-307, False)]),
    "Log10": (lambda x: mp.log(x) / mp.log(10), [any_finite, lambda: between(0.5, 2), lambda: 1 + over_decades(1e-16, 0.1)]),
    "Log1p": (mp.log1p, [lambda: between(-0.9999, 2), lambda: over_decades(1e-300, 0.9), any_finite]),
    "Sin": (mp.sin, ANGLES),
    "Cos": (mp.cos, ANGLES),
    "Tan": (mp.tan, ANGLES),
    "Asin": (mp.asin, [lambda: between(-1, 1), lambda: over_decades(1e-10, 1), lambda: 1 - over_decades(1e-16, 0.1, False)]),
    "Acos": (mp.acos, [lambda: between(-1, 1), lambda: over_decades(1e-10, 1), lambda: 1 - over_decades(1e-16, 0.1, False)]),
    "Atan": (mp.atan, [lambda: between(-3, 3), lambda: over_decades(1e-12, 1e20)]),
    "Sinh": (mp.sinh, [lambda: between(-710.4, 710.4), lambda: between(-2, 2), lambda: over_decades(1e-10, 45)]),
    "Cosh": (mp.cosh, [lambda: between(-710.4, 710.4), lambda: between(-2, 2), lambda: over_decades(1e-10, 45)]),
    "Tanh": (mp.tanh, [lambda: between(-3, 3), lambda: over_decades(1e-10, 30)]),
    "Asinh": (mp.asinh, [lambda: between(-3, 3), lambda: over_decades(1e-10, 1e300)]),
    "Cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), [lambda: between(-30, 30), any_finite, lambda: over_decades(5e-324, 1e-307)]),
    "Erf": (mp.erf, [lambda: between(-6.5, 6.5), lambda: between(-1.2, 1.2), lambda: over_decades(1e-300, 1)]),
    "Erfc": (mp.erfc, [lambda: between(-6.5, 6.5), lambda: between(0, 27.2), lambda: between(0.3, 1)]),
}


def line(name, x, y, exact):
    nearest = float(exact)
    exponent = max(math.frexp(nearest)[1] - 1, -1022)
    excess = float((exact - mp.mpf(nearest)) / mp.mpf(2) ** (exponent - 52))
    return f"{name} {bits(x):016x} {bits(y):016x} {bits(nearest):016x} {excess:+.3f}"


for function, (exact_function, arguments) in FUNCTIONS.items():
    for i in range(PER_FUNCTION):
        argument = arguments[i % len(arguments)]()
        mp.mp.prec = 1300 if function in ("Sin", "Cos", "Tan") else 200
        print(line(function, argument, 0.0, exact_function(mp.mpf(argument))))
mp.mp.prec = 200
for i in range(PER_FUNCTION):
    x, y = power_arguments(i)
    print(line("Pow", x, y, mp.power(mp.mpf(x), mp.mpf(y))))
    x, y = angle_arguments(i)
    print(line("Atan2", x, y, mp.atan2(mp.mpf(x), mp.mpf(y))))
