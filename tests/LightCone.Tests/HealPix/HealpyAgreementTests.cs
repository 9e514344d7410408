using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Orchestrator.LightCone.Tests;

/// <summary>Asks healpy itself, where a Python that has it is installed.</summary>
public sealed class HealpyAgreementTests
{
    private const int Directions = 1_000_000;

    // Reads directions, writes their pixels and the centres of those pixels, as raw little-endian numbers.
    private const string Script = """
        import sys, numpy as np, healpy as hp
        folder, nside, nest = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "Nested"
        ra = np.fromfile(folder + "/ra", "<f8"); dec = np.fromfile(folder + "/dec", "<f8")
        pixels = hp.ang2pix(nside, ra, dec, nest=nest, lonlat=True)
        pixels.astype("<i8").tofile(folder + "/pixels")
        hp.vec2pix(nside, *hp.ang2vec(ra, dec, lonlat=True).T, nest=nest).astype("<i8").tofile(folder + "/vector_pixels")
        lon, lat = hp.pix2ang(nside, pixels, nest=nest, lonlat=True)
        lon.astype("<f8").tofile(folder + "/lon"); lat.astype("<f8").tofile(folder + "/lat")
        if nside & (nside - 1) == 0:
            (hp.nest2ring if nest else hp.ring2nest)(nside, pixels).astype("<i8").tofile(folder + "/other")
        """;

    [Theory]
    [InlineData(1, HealPixOrdering.Ring)]
    [InlineData(1, HealPixOrdering.Nested)]
    [InlineData(3, HealPixOrdering.Ring)]
    [InlineData(64, HealPixOrdering.Nested)]
    [InlineData(1000, HealPixOrdering.Ring)]
    [InlineData(4096, HealPixOrdering.Ring)]
    [InlineData(4096, HealPixOrdering.Nested)]
    [InlineData(1 << 22, HealPixOrdering.Ring)]
    [InlineData(1 << 22, HealPixOrdering.Nested)]
    [Trait("Duration", "Slow")]
    public void IndexOf_AMillionRandomDirections_AgreesWithHealpy(int nside, HealPixOrdering ordering)
    {
        HealPixGrid grid = new(nside, ordering);
        double[] rightAscension = new double[Directions], declination = new double[Directions];
        new UniformSphere(17).Fill(rightAscension, declination);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("healpy");
        try
        {
            Ask(folder.FullName, grid, rightAscension, declination);
            long[] pixels = new long[Directions];
            grid.IndexOf(rightAscension, declination, pixels);
            // A direction within rounding of an edge may fall on either side of it: 1e6 directions, each nside 1e-15 wide about an edge.
            int allowed = nside < 1 << 20 ? 0 : 2;
            Assert.InRange(Differences(pixels, Read<long>(folder, "pixels")), 0, allowed);

            double[] lon = Read<double>(folder, "lon"), lat = Read<double>(folder, "lat");
            long[] vectorPixels = Read<long>(folder, "vector_pixels");
            long[]? other = int.IsPow2(nside) ? Read<long>(folder, "other") : null;
            int vectorDifferences = 0;
            for (int i = 0; i < Directions; i += 10)
            {
                (double foundRightAscension, double foundDeclination) = grid.CentreOf(pixels[i]);
                Assert.Equal(lon[i], foundRightAscension, 1e-9);
                Assert.Equal(lat[i], foundDeclination, 1e-9);
                if (other is not null)
                    Assert.Equal(other[i], ordering == HealPixOrdering.Ring ? grid.ToNested(pixels[i]) : grid.ToRing(pixels[i]));
                double longitude = rightAscension[i] * Math.PI / 180, latitude = declination[i] * Math.PI / 180;
                CartesianVector vector = new(Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude),
                    Math.Sin(latitude));
                if (grid.IndexOf(vector * 3.5) != vectorPixels[i]) vectorDifferences++;
            }
            Assert.InRange(vectorDifferences, 0, allowed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Differences(ReadOnlySpan<long> first, ReadOnlySpan<long> second)
    {
        int differences = 0;
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i] != second[i]) differences++;
        }
        return differences;
    }

    private static void Ask(string folder, HealPixGrid grid, double[] rightAscension, double[] declination)
    {
        File.WriteAllBytes(Path.Combine(folder, "ra"), MemoryMarshal.AsBytes(rightAscension.AsSpan()));
        File.WriteAllBytes(Path.Combine(folder, "dec"), MemoryMarshal.AsBytes(declination.AsSpan()));
        File.WriteAllText(Path.Combine(folder, "ask.py"), Script);
        (int code, string error) = PythonWithHealpy.Run(Path.Combine(folder, "ask.py"), folder, grid.Nside.ToString(),
            grid.Ordering.ToString());
        Assert.True(code == 0, error);
    }

    private static T[] Read<T>(DirectoryInfo folder, string name)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(folder.FullName, name))).ToArray();

    private static class PythonWithHealpy
    {
        private static readonly string? Found = Array.Find(["python3", "/usr/bin/python3"], python =>
            Start(python, ["-c", "import healpy"]) is (0, _));

        public static (int Code, string Error) Run(params string[] arguments)
        {
            Assert.SkipWhen(Found is null, "no python3 with healpy is installed");
            return Start(Found!, arguments);
        }

        private static (int Code, string Error) Start(string python, string[] arguments)
        {
            try
            {
                using Process process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardError = true,
                    UseShellExecute = false })!;
                string error = process.StandardError.ReadToEnd();
                process.WaitForExit();
                return (process.ExitCode, error);
            }
            catch (System.ComponentModel.Win32Exception exception)
            {
                return (-1, exception.Message);
            }
        }
    }
}
