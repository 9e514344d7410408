using System.Buffers.Binary;
using System.Globalization;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.LightCone.Tests;

/// <summary>A light cone written by the real PINOCCHIO (V5.1, binary, h units), read by the few lines that these tests need.</summary>
internal sealed class PinocchioCone : IDisposable
{
    private readonly Dictionary<string, string[]> parameters = [];

    public PinocchioCone(params string[] folder)
    {
        string path = ReferenceData.Path(folder);
        foreach (string line in File.ReadLines(Path.Combine(path, "parameter_file")))
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] is not ('#' or '%')) parameters[words[0]] = words[1..];
        }
        BoxSize = Number("BoxSize");
        GridSize = (int)Number("GridSize");
        Geometry = new LightConeGeometry(BoxSize, Vector("PLCCenter"), Vector("PLCAxis"), Number("PLCAperture"), Number("LastzForPLC"),
            Number("StartingzForPLC"));
        (Halos, Theta, Phi) = ReadCone(Directory.GetFiles(path, "*.plc.out").Single());
        ListedReplications = ReadGeometry(Directory.GetFiles(path, "*.geometry.out").Single());
    }

    public double BoxSize { get; }

    public int GridSize { get; }

    public LightConeGeometry Geometry { get; }

    /// <summary>The rows as the file has them: its own redshifts, no replications.</summary>
    public HaloTable Halos { get; }

    /// <summary>The file's angle above the plane across the axis, degrees: 90 on the axis.</summary>
    public float[] Theta { get; }

    /// <summary>The file's angle about the axis, degrees.</summary>
    public float[] Phi { get; }

    public HashSet<Replication> ListedReplications { get; }

    public LagrangianGrid Grid => new(GridSize, BoxSize);

    public WcdmCosmology Cosmology() => new(new CosmologyParameters
    {
        OmegaM = Number("Omega0"),
        OmegaB = Number("OmegaBaryon"),
        H = Number("Hubble100"),
        NS = Number("PrimordialIndex"),
        Sigma8 = Number("Sigma8"),
        W0 = Number("DEw0"),
        Wa = Number("DEwa"),
    });

    public void Dispose() => Halos.Dispose();

    private double Number(string key) => double.Parse(parameters[key][0], CultureInfo.InvariantCulture);

    private CartesianVector Vector(string key)
    {
        double[] values = Array.ConvertAll(parameters[key][..3], word => double.Parse(word, CultureInfo.InvariantCulture));
        return new CartesianVector(values[0], values[1], values[2]);
    }

    private static HashSet<Replication> ReadGeometry(string path)
    {
        HashSet<Replication> replications = [];
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith('#')) continue;
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            replications.Add(new Replication(int.Parse(words[1], CultureInfo.InvariantCulture),
                int.Parse(words[2], CultureInfo.InvariantCulture), int.Parse(words[3], CultureInfo.InvariantCulture)));
        }
        return replications;
    }

    // [4][record size][4], then blocks [4][n][4][bytes][n records][bytes]; a record is u64 id and f32 z, x, y, z, vx, vy, vz, M, theta,
    // phi, vlos, zobs.
    private static (HaloTable Halos, float[] Theta, float[] Phi) ReadCone(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        const int recordSize = 56;
        Assert.Equal(recordSize, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)));
        HaloTableBuilder builder = new(MassDefinition.Fof, 0);
        List<float> theta = [], phi = [];
        int offset = 12;
        while (offset < bytes.Length)
        {
            int count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(offset + 4));
            offset += 16;
            for (int i = 0; i < count; i++, offset += recordSize)
            {
                int record = offset;
                float Field(int index) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(record + 8 + (4 * index)));
                ulong id = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(offset));
                builder.Append(new Halo(id, 0, Field(1), Field(2), Field(3), Field(4), Field(5), Field(6), Field(7), Field(0)));
                theta.Add(Field(8));
                phi.Add(Field(9));
            }
            offset += 4;
        }
        return (builder.Build(), [.. theta], [.. phi]);
    }
}
