using Orchestrator.Cosmology;

namespace Orchestrator.Pinocchio.Benchmarks;

/// <summary>The run that both programs do: the cosmology, outputs and cone of the real program's recorded runs, particles 2 Mpc/h apart.</summary>
internal sealed class BenchmarkRun(int grid)
{
    /// <summary>From here on a box holds a cone to z = 1; smaller boxes would be repeated for most of the time.</summary>
    private const int DeepGrid = 256;

    /// <summary>Side in Mpc/h.</summary>
    public double BoxSize => 2.0 * grid;

    /// <summary>Where the cone ends.</summary>
    public double ConeRedshift => grid >= DeepGrid ? 1.0 : 0.3;

    /// <summary>Name of the catalogue at z = 0.</summary>
    public string LastCatalog => new OutputNames(Parameters.RunFlag).Catalog(0.0);

    /// <summary>The run.</summary>
    public RunParameters Parameters => new()
    {
        RunFlag = "benchmark",
        BoxSize = BoxSize,
        GridSize = grid,
        RandomSeed = 12345,
        Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.8120 },
        MemoryPerParticle = 200,
        Cone = new ConeParameters(ConeRedshift, 0.0, 10.0) { Vertex = (0, 0, 0), Axis = (1, 1, 1) },
    };

    /// <summary>Makes a folder with the files that the programs read.</summary>
    public void Prepare(string folder)
    {
        new DirectoryInfo(folder).Create();
        Parameters.ToFile().Write(Path.Combine(folder, "parameter_file"));
        File.WriteAllText(Path.Combine(folder, "outputs"), OutputRedshifts.ToText([2.0, 1.0, 0.5, 0.0]));
    }
}
