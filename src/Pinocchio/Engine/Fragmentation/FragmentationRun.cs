using Orchestrator.Cosmology;
using Orchestrator.Pinocchio.Engine.Cone;
using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Goes through the particles in the order of their collapse and collects catalogues, cone and histories on the way.</summary>
internal sealed unsafe class FragmentationRun : IDisposable
{
    private const int ParticlesPerLook = 1 << 14;
    private readonly RunParameters parameters;
    private readonly IReadOnlyList<double> redshifts;
    private readonly WcdmCosmology cosmology;
    private readonly GrowthHistory history;
    private readonly ConeGeometry? geometry;
    private readonly NativeField<int> order;
    private readonly Fragmenter fragmenter;
    private readonly MergerTrees trees;
    private readonly ConeBuilder? cone;
    private readonly List<EngineCatalog> catalogs = [];
    private readonly double rms;
    private double now;

    /// <summary>Prepares a run in which nothing has collapsed; <paramref name="rms"/> is that of the density contrast on the grid
    /// today.</summary>
    public FragmentationRun(
        RunParameters parameters, IReadOnlyList<double> redshifts, WcdmCosmology cosmology, GrowthHistory history, ConeGeometry? geometry,
        NativeField<int> order, ParticleDisplacements displacements, double rms)
    {
        (this.parameters, this.redshifts, this.cosmology, this.history, this.geometry, this.order) =
            (parameters, redshifts, cosmology, history, geometry, order);
        this.rms = rms * history.Last.D1;
        int minimum = Math.Max(parameters.MinimumHaloParticles, 1);
        trees = new MergerTrees(minimum);
        fragmenter = new Fragmenter(parameters.GridSize, order, displacements)
        {
            Merging = (bigger, smaller) => trees.Record(fragmenter!.Groups, bigger, smaller, now),
            Grown = number =>
            {
                ref Group group = ref fragmenter!.Groups[number];
                if (group.Appeared == 0f && group.Mass >= minimum) group.Appeared = (float)now;
            },
        };
        if (geometry is null) return;
        cone = new ConeBuilder(
            history, parameters.GridSize, geometry.Copies, geometry.Vertex, geometry.Axis, geometry.Cone.HalfAngle, 1.0 + geometry.Cone.FarRedshift,
            1.0 + Math.Max(geometry.Cone.NearRedshift, redshifts[^1]), minimum);
        fragmenter.Touching = number => cone.Look(ref fragmenter.Groups[number], now);
    }

    /// <summary>The catalogues so far.</summary>
    public IReadOnlyList<EngineCatalog> Catalogs => catalogs;

    /// <summary>Processes all particles.</summary>
    public void Process(NativeField<float> collapse, IProgress<EngineProgress>? progress, CancellationToken cancellation)
    {
        for (int rank = 0; rank < order.Length; rank++)
        {
            if (rank % ParticlesPerLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new EngineProgress(EnginePhase.Fragmentation, (double)rank / order.Length));
            }

            float time = collapse.Start[order.Start[rank]];
            while (catalogs.Count < redshifts.Count && time < 1.0 + redshifts[catalogs.Count]) AddCatalog();
            now = time;
            fragmenter.Advance(history.MotionForGroups(time), rms * history.Linear(time));
            fragmenter.Process(rank, time);
        }

        while (catalogs.Count < redshifts.Count) AddCatalog();
        for (int number = 0; cone is not null && number < fragmenter.Groups.Count; number++)
        {
            if (fragmenter.Groups[number].Parent == number) cone.Look(ref fragmenter.Groups[number], 1.0 + redshifts[^1]);
        }
    }

    /// <summary>The halos on the cone.</summary>
    public IReadOnlyList<ConeHalo> Cone() =>
        cone is null || geometry is null ? [] : [.. cone.Halos.Select(crossing => geometry.ToHalo(crossing, cosmology))];

    /// <summary>The trees of the halos that live at the end.</summary>
    public MergerHistories Histories() => trees.ToHistories(fragmenter.Groups);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => fragmenter.Dispose();

    private void AddCatalog()
    {
        double redshift = redshifts[catalogs.Count], cell = parameters.BoxSize / parameters.GridSize;
        GroupMotion motion = history.MotionForCatalogs(1.0 + redshift), velocity = history.VelocityForCatalogs(1.0 + redshift);
        double speed = cell * cosmology.HubbleParameter(redshift) / (1.0 + redshift);
        var halos = new List<CatalogHalo>();
        for (int number = 0; number < fragmenter.Groups.Count; number++)
        {
            ref Group group = ref fragmenter.Groups[number];
            if (group.Parent != number || group.Mass < Math.Max(parameters.MinimumHaloParticles, 1)) continue;
            halos.Add(new CatalogHalo(
                (ulong)group.Peak, group.Mass * parameters.ParticleMass,
                Wrapped(group.Sums[0] / group.Mass), Wrapped(group.Sums[1] / group.Mass), Wrapped(group.Sums[2] / group.Mass),
                Wrapped(motion.Of(ref group, 0)), Wrapped(motion.Of(ref group, 1)), Wrapped(motion.Of(ref group, 2)),
                velocity.Shift(ref group, 0) * speed, velocity.Shift(ref group, 1) * speed, velocity.Shift(ref group, 2) * speed, group.Mass));
        }

        catalogs.Add(new EngineCatalog(redshift, halos));
    }

    /// <summary>A coordinate in cells, brought into the box, in Mpc/h.</summary>
    private double Wrapped(double coordinate)
    {
        double side = parameters.GridSize, inside = coordinate - side * Math.Floor(coordinate / side);
        return (inside < side ? inside : 0.0) * parameters.BoxSize / side;
    }
}
