using System.Globalization;

namespace Orchestrator.Pinocchio;

/// <summary>Describes files of halos and of their histories.</summary>
internal static class HaloFileDescriptions
{
    private const int PieceSize = 1024;

    public static FileDescription OfCone(string path, FileUnits? units)
    {
        UnitNames unit = UnitNames.Of(units);
        using ConeReader reader = ConeReader.Open(path, units ?? FileUnits.InH100);
        var ranges = new ColumnRanges<ConeHalo>(
            ("id", "1", static halo => halo.Id),
            ("redshift", "1", static halo => halo.Redshift),
            ("x", unit.Length, static halo => halo.X),
            ("y", unit.Length, static halo => halo.Y),
            ("z", unit.Length, static halo => halo.Z),
            ("velocity_x", "km/s", static halo => halo.VelocityX),
            ("velocity_y", "km/s", static halo => halo.VelocityY),
            ("velocity_z", "km/s", static halo => halo.VelocityZ),
            ("mass", unit.Mass, static halo => halo.Mass),
            ("theta", "deg", static halo => halo.Theta),
            ("phi", "deg", static halo => halo.Phi),
            ("line_of_sight_velocity", "km/s", static halo => halo.LineOfSightVelocity),
            ("observed_redshift", "1", static halo => halo.ObservedRedshift));
        return Of(path, PinocchioFileKind.Cone, reader, ranges);
    }

    public static FileDescription OfCatalog(string path, FileUnits? units)
    {
        UnitNames unit = UnitNames.Of(units);
        using CatalogReader reader = CatalogReader.Open(path, units ?? FileUnits.InH100);
        var ranges = new ColumnRanges<CatalogHalo>(
            ("id", "1", static halo => halo.Id),
            ("mass", unit.Mass, static halo => halo.Mass),
            ("lagrangian_x", unit.Length, static halo => halo.LagrangianX),
            ("lagrangian_y", unit.Length, static halo => halo.LagrangianY),
            ("lagrangian_z", unit.Length, static halo => halo.LagrangianZ),
            ("x", unit.Length, static halo => halo.X),
            ("y", unit.Length, static halo => halo.Y),
            ("z", unit.Length, static halo => halo.Z),
            ("velocity_x", "km/s", static halo => halo.VelocityX),
            ("velocity_y", "km/s", static halo => halo.VelocityY),
            ("velocity_z", "km/s", static halo => halo.VelocityZ),
            ("particles", "1", static halo => halo.Particles == 0 ? double.NaN : halo.Particles));
        return Of(path, PinocchioFileKind.Catalog, reader, ranges);
    }

    public static FileDescription OfHistories(string path)
    {
        MergerHistories histories = MergerHistories.Read(path);
        var ranges = new ColumnRanges<HaloBranch>(
            ("id", "1", static branch => branch.Id),
            ("particles", "1", static branch => branch.Particles),
            ("main_particles", "1", static branch => branch.MainParticles),
            ("merger_redshift", "1", static branch => branch.IsMain ? double.NaN : branch.MergerRedshift),
            ("peak_redshift", "1", static branch => branch.PeakRedshift),
            ("appearance_redshift", "1", static branch => branch.AppearanceRedshift));
        ranges.Add(histories.Branches);
        return new FileDescription(
            path, PinocchioFileKind.Histories, histories.Format.ToString(), histories.Branches.Length, ranges.Summaries(),
            [Fact("trees", histories.TreeCount)]);
    }

    private static FileDescription Of<THalo>(string path, PinocchioFileKind kind, HaloReader<THalo> reader, ColumnRanges<THalo> ranges)
    {
        var piece = new THalo[PieceSize];
        for (int count = reader.Read(piece); count > 0; count = reader.Read(piece)) ranges.Add(piece.AsSpan(0, count));
        return new FileDescription(
            path, kind, reader.Format.ToString(), ranges.Rows, ranges.Summaries(), [Fact("blocks", reader.BlockSizes.Count)]);
    }

    private static KeyValuePair<string, string> Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
