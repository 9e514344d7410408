namespace Orchestrator.Pinocchio.Tests;

public sealed class VersionTests
{
    [Theory]
    [InlineData(96, true)]
    [InlineData(56, false)]
    public void Catalog_OfV4_IsToldApartAndRead(int recordSize, bool isDouble)
    {
        CatalogHalo[] halos = [
            .. Enumerable.Range(1, 5).Select(i => new CatalogHalo((ulong)i, 7e12f * i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 * i))];
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("v4"), V4Files.Catalog(halos, recordSize));
        using CatalogReader reader = CatalogReader.Open(folder.File("v4"), FileUnits.InH100);
        Assert.Equal(halos, reader.ReadToEnd());
        Assert.Equal(new HaloFileFormat(true, 4, false, isDouble), reader.Format);
        Assert.Equal([3, 2], reader.BlockSizes);
        Assert.Equal(PinocchioFileKind.Catalog, PinocchioFile.Identify(folder.File("v4")));
    }

    [Theory]
    [InlineData(104, true)]
    [InlineData(56, false)]
    public void Cone_OfV4_IsToldApartAndRead(int recordSize, bool isDouble)
    {
        ConeHalo[] halos = [.. Enumerable.Range(1, 5)
            .Select(i => new ConeHalo((ulong)i, 0.5f * i, 1, 2, 3, 4, 5, 6, 7e12f * i, 80, 90, 11, 0.25f))];
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("v4"), V4Files.Cone(halos, recordSize));
        using ConeReader reader = ConeReader.Open(folder.File("v4"), FileUnits.InH100);
        Assert.Equal(halos, reader.ReadToEnd());
        Assert.Equal(new HaloFileFormat(true, 4, false, isDouble), reader.Format);
        Assert.Equal(PinocchioFileKind.Cone, PinocchioFile.Identify(folder.File("v4")));
    }
}
