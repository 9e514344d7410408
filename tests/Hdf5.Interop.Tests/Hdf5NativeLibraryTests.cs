using HDF.PInvoke;
using PureHDF;

namespace Orchestrator.Hdf5.Interop.Tests;

public sealed class Hdf5NativeLibraryTests
{
    [Fact]
    public void Open_WithTheInstalledLibrary_IsVersion110OrNewer()
    {
        uint major = 0, minor = 0, release = 0;

        Assert.True(H5.open() >= 0);
        Assert.True(H5.get_libversion(ref major, ref minor, ref release) >= 0);

        Assert.True(new Version((int)major, (int)minor) >= new Version(1, 10), $"found {major}.{minor}.{release}");
    }

    [Fact]
    public void Find_ExplicitPlaceWithoutLibrary_NamesPlaceOriginAndPackage()
    {
        var error = Assert.Throws<DllNotFoundException>(() => Hdf5NativeLibrary.Find("/nowhere/libhdf5.so.103", Hdf5NativeLibrary.EnvironmentVariable));

        Assert.Contains("/nowhere/libhdf5.so.103", error.Message);
        Assert.Contains(Hdf5NativeLibrary.EnvironmentVariable, error.Message);
        Assert.Contains("libhdf5-103-1", error.Message);
    }

    [Fact]
    public void Filters_DeflateAndShuffle_AreThere()
    {
        Assert.True(H5Z.filter_avail(H5Z.filter_t.DEFLATE) > 0);
        Assert.True(H5Z.filter_avail(H5Z.filter_t.SHUFFLE) > 0);
    }

    [Fact]
    public void DataSet_WrittenThroughTheNames_IsReadByPureHdf()
    {
        string path = Path.Combine(Path.GetTempPath(), "interop-" + Environment.ProcessId + ".h5");
        double[] values = [0.5, -1.25, 3e300];
        try
        {
            long file = H5F.create(path, H5F.ACC_TRUNC);
            long space = H5S.create_simple(1, [3], null!);
            long set = H5D.create(file, "values", H5T.IEEE_F64LE, space);
            unsafe
            {
                fixed (double* first = values)
                    Assert.True(H5D.write(set, H5T.IEEE_F64LE, H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first) >= 0);
            }

            Assert.True(H5D.close(set) >= 0 && H5S.close(space) >= 0 && H5F.close(file) >= 0);

            using var read = H5File.OpenRead(path);
            Assert.Equal(values, read.Dataset("values").Read<double[]>());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
