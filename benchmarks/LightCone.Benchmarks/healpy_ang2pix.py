"""healpy's ang2pix on five million random directions, to be run in turn with the benchmark of the same name: directions a second of CPU time, median of seven."""
import time

import healpy
import numpy

generator = numpy.random.Generator(numpy.random.PCG64(1))
count = 5_000_000
theta = numpy.arccos(generator.uniform(-1, 1, count))
phi = generator.uniform(0, 2 * numpy.pi, count)
for nest in (False, True):
    rates = []
    for _ in range(7):
        start = time.process_time()
        healpy.ang2pix(1024, theta, phi, nest=nest)
        rates.append(count / (time.process_time() - start))
    print("nested" if nest else "ring", f"{numpy.median(rates):.3g} per second")
