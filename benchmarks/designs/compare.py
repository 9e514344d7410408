#!/usr/bin/python3
"""Designs of scipy, of R's lhs and of ours, side by side in one run: the same n and d, one judge (scipy) for all.

usage: compare.py [--seed S]     needs python3-scipy, the .NET SDK; R rows need r-base-core and r-cran-lhs
Prints a table in Markdown. The judge computes scipy.stats.qmc.discrepancy(method="CD") and the smallest distance of the points each
program made; for ours also whether it is Latin, how many points each of the s^d cells holds, and the smallest distance within its slices.
"""
import argparse
import pathlib
import shutil
import subprocess
import tempfile
import time
import warnings

import numpy as np
from scipy.spatial.distance import pdist
from scipy.stats import qmc

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROJECT = ROOT / "benchmarks" / "LatinHypercube.Benchmarks"


def is_latin(points):
    n = len(points)
    return all(len(set(np.floor(column * n).astype(int))) == n for column in points.T)


def cells(points, parts, axes):
    """Fewest and most points in the cells of all projections on some axes."""
    from itertools import combinations
    coarse = np.floor(points * parts).astype(int)
    counts = [np.bincount(np.ravel_multi_index(coarse[:, list(chosen)].T, (parts,) * axes), minlength=parts ** axes)
              for chosen in combinations(range(points.shape[1]), axes)]
    return min(count.min() for count in counts), max(count.max() for count in counts)


def row(name, points, seconds, note=""):
    distance = pdist(points).min()
    discrepancy = qmc.discrepancy(points, method="CD")
    print(f"| {name} | {len(points)} | {discrepancy:.3g} | {distance:.4f} | {'yes' if is_latin(points) else 'no'} | {seconds} | {note} |", flush=True)


def scipy_rows(n, d, seed):
    for name, options in {"scipy LatinHypercube": {}, "scipy random-cd": {"optimization": "random-cd"}, "scipy lloyd": {"optimization": "lloyd"}}.items():
        start = time.perf_counter()
        points = qmc.LatinHypercube(d, seed=seed, **options).random(n)
        row(name, points, f"{time.perf_counter() - start:.2f}")
    prime = {100: 11, 1000: 31}[n]
    for name, options in {"scipy strength 2": {}, "scipy strength 2, random-cd": {"optimization": "random-cd"}}.items():
        start = time.perf_counter()
        points = qmc.LatinHypercube(d, strength=2, seed=seed, **options).random(prime * prime)
        row(name, points, f"{time.perf_counter() - start:.2f}", f"exists for squares of primes only: {prime}^2 instead of {n}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        row("scipy Sobol, scrambled", qmc.Sobol(d, seed=seed).random(n), "0.00")


def r_rows(n, d, folder):
    if shutil.which("Rscript") is None:
        print(f"| R lhs | {n} | not shown: R is not installed | | | | |")
        return
    script = pathlib.Path(__file__).with_name("peers.R")
    result = subprocess.run(["Rscript", script, str(n), str(d), folder], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        print(f"| R lhs | {n} | not shown: {result.stderr.strip().splitlines()[-1]} | | | | |")
        return
    for line in result.stdout.splitlines():
        name, seconds, *message = line.split()
        if seconds == "failed":
            print(f"| {name} | {n} | not shown: {' '.join(message)} | | | | |")
        else:
            row(name, np.loadtxt(f"{folder}/{name}.csv", delimiter=","), f"{float(seconds):.2f}")


def our_rows(program, n, d, slices, seed, folder):
    for exchanges, name in ((0, "ours, not optimised"), (-1, "**ours**")):
        file = f"{folder}/ours.csv"
        result = subprocess.run([program, "draw", str(n), str(d), str(slices), str(seed), str(exchanges), "2", file], capture_output=True, text=True, check=True)
        wall, processor = result.stdout.split()
        table = np.loadtxt(file, delimiter=",")
        points, slice_of = table[:, :d], table[:, d].astype(int)
        parts = round(n ** (1 / d)) if slices > 1 else round(n ** (1 / (d - 1)))
        fewest, most = cells(points, parts, d if slices > 1 else d - 1)
        note = f"{fewest} to {most} in each {parts}^{d if slices > 1 else d - 1} cell"
        if slices > 1:
            own = [points[slice_of == number] for number in range(slices)]
            latin = sum(is_latin(part) for part in own)
            held = [cells(part, parts, d - 1) for part in own]
            note += (f"; slices: {latin} of {slices} Latin, {min(h[0] for h in held)} to {max(h[1] for h in held)} in each {parts}^{d - 1} cell,"
                     f" distance {min(pdist(part).min() for part in own):.4f}, CD {np.mean([qmc.discrepancy(part, method='CD') for part in own]):.3g}")
        row(f"{name}, seed {seed}", points, f"{wall} ({processor} CPU-s)", note)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=20200428)
    arguments = parser.parse_args()
    subprocess.run(["dotnet", "build", PROJECT, "-c", "Release", "-v", "q", "--nologo"], check=True, stdout=subprocess.DEVNULL)
    program = ROOT / "artifacts" / "bin" / "LatinHypercube.Benchmarks" / "release" / "Orchestrator.LatinHypercube.Benchmarks"
    with tempfile.TemporaryDirectory() as folder:
        print("| design | n | centred discrepancy | smallest distance | Latin | seconds | |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for n, slices in ((100, 1), (1000, 10)):
            scipy_rows(n, 3, arguments.seed)
            r_rows(n, 3, folder)
            our_rows(program, n, 3, slices, arguments.seed, folder)


main()
