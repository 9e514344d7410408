namespace Orchestrator.Pinocchio;

/// <summary>Writes the halos of the box at one redshift, <c>pinocchio.&lt;z&gt;.&lt;run&gt;.catalog.out</c>.</summary>
public sealed class CatalogWriter : HaloWriter<CatalogHalo>
{
    private readonly int tasks;

    private CatalogWriter(string path, HaloFileFormat format, FileUnits units, int tasks)
        : base(path, format, units, CatalogReader.LayoutOf) => this.tasks = tasks;

    private protected override bool EmptyBlocksHaveMarkers => false;

    /// <summary>Begins a catalogue.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="format">Ascii or binary of V5, single precision, full or light.</param>
    /// <param name="units">The units to write in.</param>
    /// <param name="redshift">The output redshift, for the header of an ascii file.</param>
    /// <param name="minimumParticles">Particles of the smallest halo, for the header of an ascii file.</param>
    /// <param name="tasks">Number of blocks to come, one a task.</param>
    public static CatalogWriter Create(
        string path, HaloFileFormat format, FileUnits units, double redshift, int minimumParticles, int tasks = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tasks, 1);
        var writer = new CatalogWriter(path, format, units, tasks);
        try
        {
            if (format.IsBinary) writer.Stream.WriteRecord(tasks, CatalogReader.LayoutOf(format).RecordSize);
            else writer.AppendHeader(units, redshift, minimumParticles);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private protected override void AppendLine(in CatalogHalo halo, double toFile)
    {
        Text.Text(" ").WholeNumber(halo.Id, 12);
        Text.Text(" ").Exponential((float)(halo.Mass / toFile), 13, 6);
        Append(halo.LagrangianX / toFile);
        Append(halo.LagrangianY / toFile);
        Append(halo.LagrangianZ / toFile);
        Append(halo.X / toFile);
        Append(halo.Y / toFile);
        Append(halo.Z / toFile);
        Append(halo.VelocityX);
        Append(halo.VelocityY);
        Append(halo.VelocityZ);
        if (!Format.IsLight) Text.Text(" ").WholeNumber(halo.Particles, 12);
        Text.Line();
    }

    private protected override void CheckComplete()
    {
        if (BlockCount != tasks) throw new InvalidOperationException($"{BlockCount} of {tasks} blocks were written");
    }

    private void Append(double value) => Text.Text(" ").Fixed((float)value, 10, 2);

    private void AppendHeader(FileUnits units, double redshift, int minimumParticles)
    {
        string h = units.AreTrue ? "" : "/h";
        Text.Line($"# Group catalog for redshift {redshift:F6} and minimal mass of {minimumParticles} particles");
        Text.Line("#    1) group ID").Line($"#    2) group mass (Msun{h})").Line($"# 3- 5) initial position (Mpc{h})");
        Text.Line($"# 6- 8) final position (Mpc{h})").Line("# 9-11) velocity (km/s)");
        if (!Format.IsLight) Text.Line("#   12) number of particles");
        Text.Line("#");
    }
}
