namespace Orchestrator.Pinocchio;

/// <summary>Writes a light cone, <c>pinocchio.&lt;run&gt;.plc.out</c>.</summary>
public sealed class ConeWriter : HaloWriter<ConeHalo>
{
    private ConeWriter(string path, HaloFileFormat format, FileUnits units)
        : base(path, format, units, ConeReader.LayoutOf)
    {
    }

    private protected override bool EmptyBlocksHaveMarkers => true;

    /// <summary>Begins a cone. Each block to come is what one task flushes from its buffer.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="format">Ascii or binary of V5, single precision, full or light.</param>
    /// <param name="units">The units to write in.</param>
    /// <param name="minimumParticles">Particles of the smallest halo, for the header of an ascii file.</param>
    public static ConeWriter Create(string path, HaloFileFormat format, FileUnits units, int minimumParticles)
    {
        var writer = new ConeWriter(path, format, units);
        try
        {
            if (format.IsBinary) writer.Stream.WriteRecord(ConeReader.LayoutOf(format).RecordSize);
            else writer.AppendHeader(units, minimumParticles);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private protected override void AppendLine(in ConeHalo halo, double toFile)
    {
        Text.Text(" ").WholeNumber(halo.Id, 12);
        Append(halo.Redshift);
        if (!Format.IsLight)
        {
            Append(halo.X / toFile);
            Append(halo.Y / toFile);
            Append(halo.Z / toFile);
            Append(halo.VelocityX);
            Append(halo.VelocityY);
            Append(halo.VelocityZ);
        }

        Text.Text(" ").Exponential((float)(halo.Mass / toFile), 15, 8);
        Append(halo.Theta);
        Append(halo.Phi);
        if (!Format.IsLight) Append(halo.LineOfSightVelocity);
        Append(halo.ObservedRedshift);
        Text.Line();
    }

    private void Append(double value) => Text.Text(" ").Fixed((float)value, 16, 6);

    private void AppendHeader(FileUnits units, int minimumParticles)
    {
        string h = units.AreTrue ? "" : "/h";
        Text.Line($"# Group catalog on the Past Light Cone for a minimal mass of {minimumParticles} particles");
        Text.Line("#    1) group ID").Line("#    2) true redshift");
        if (Format.IsLight)
        {
            Text.Line($"#    3) group mass (Msun{h})").Line("#    4) theta (degree)").Line("#    5) phi (degree)")
                .Line("#    6) observed redshift");
        }
        else
        {
            Text.Line($"#  3-5) comoving position (Mpc{h})").Line("#  6-8) velocity (km/s)").Line($"#    9) group mass (Msun{h})");
            Text.Line("#   10) theta (degree)").Line("#   11) phi (degree)");
            Text.Line("#   12) peculiar velocity along the line-of-sight (km/s)").Line("#   13) observed redshift");
        }

        Text.Line("#");
    }
}
