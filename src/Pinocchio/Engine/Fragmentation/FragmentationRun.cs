using System.Runtime.Intrinsics;
using Orchestrator.Cosmology;
using Orchestrator.Pinocchio.Engine.Cone;
using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Goes through the particles in the order of their collapse and collects catalogues, cone and histories on the way.</summary>
internal sealed unsafe class FragmentationRun : IDisposable
{
    private const int ParticlesPerLook = 1 << 14;
    private const int FewestLooks = 20;

    /// <summary>How many particles ahead memory is asked for: the particle's own first, then its cells, then the groups in them.</summary>
    private const int ParticleLead = 24, CellsLead = 12, GroupsLead = 4;

    private readonly RunParameters parameters;
    private readonly IReadOnlyList<double> redshifts;
    private readonly WcdmCosmology cosmology;
    private readonly GrowthHistory history;
    private readonly CollapsedParticles particles;
    private readonly NativeField<int> order;
    private readonly Fragmenter fragmenter;
    private readonly MergerTrees trees;
    private readonly ConeBuilder? cone;
    private readonly List<EngineCatalog> catalogs = [];
    private readonly int minimum;
    private readonly double rms;
    private double now;

    /// <summary>Prepares a run in which nothing has collapsed.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="redshifts">Its outputs.</param>
    /// <param name="cosmology">The background.</param>
    /// <param name="history">Growth and distances.</param>
    /// <param name="geometry">The light cone, if there is one.</param>
    /// <param name="collapsed">Particles that collapse.</param>
    /// <param name="rms">rms density contrast on the grid today.</param>
    /// <param name="accretions">Where to note when particles join halos; null if nobody asks.</param>
    public FragmentationRun(
        RunParameters parameters, IReadOnlyList<double> redshifts, WcdmCosmology cosmology, GrowthHistory history, ConeGeometry? geometry,
        CollapsedMatter collapsed, double rms, AccretionTimes? accretions)
    {
        (this.parameters, this.redshifts, this.cosmology, this.history) = (parameters, redshifts, cosmology, history);
        (particles, order) = (collapsed.Particles, collapsed.Order);
        this.rms = rms * history.Last.D1;
        minimum = Math.Max(parameters.MinimumHaloParticles, 1);
        trees = new MergerTrees(minimum);
        fragmenter = new Fragmenter(parameters.GridSize, particles, collapsed.Peaks)
        {
            Merging = (bigger, smaller) =>
            {
                trees.Record(fragmenter!.Groups, bigger, smaller, now);
                accretions?.Merging(bigger, fragmenter.Groups[bigger].Mass, smaller, fragmenter.Groups[smaller].Mass, now - 1.0);
            },
            Grown = (number, index) =>
            {
                ref Group group = ref fragmenter!.Groups[number];
                if (group.Appeared == 0f && group.Mass >= minimum) group.Appeared = (float)now;
                if (index >= 0) accretions?.Joined(number, index, group.Mass, now - 1.0);
            },
        };
        if (geometry is null) return;
        double end = 1.0 + Math.Max(geometry.Cone.NearRedshift, redshifts[^1]);
        cone = new ConeBuilder(history, geometry, cosmology, parameters.ParticleMass, parameters.GridSize, end, minimum, collapsed.Peaks);
        fragmenter.Touching = number => cone.Look(ref fragmenter.Groups[number], number, now);
    }

    /// <summary>The catalogues so far.</summary>
    public IReadOnlyList<EngineCatalog> Catalogs => catalogs;

    /// <summary>The halos on the cone so far.</summary>
    public IReadOnlyList<ConeHalo> Cone => cone is null ? [] : cone.Halos;

    /// <summary>Processes all particles.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="reached">Told of each catalogue when its time has come.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public void Process(IProgress<EngineProgress>? progress, Action<EngineCatalog>? reached, CancellationToken cancellation)
    {
        int count = particles.Count, interval = Math.Clamp(count / FewestLooks, 1, ParticlesPerLook);
        for (int rank = 0; rank < count; rank++)
        {
            int place = order.Start[rank];
            float time = particles.Start[place].Collapse;
            if (rank % interval == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new EngineProgress(EnginePhase.Fragmentation, (double)rank / count) { Redshift = time - 1.0 });
            }

            if (rank + ParticleLead < count) fragmenter.FetchParticle(order.Start[rank + ParticleLead]);
            if (rank + CellsLead < count) fragmenter.FetchCells(order.Start[rank + CellsLead]);
            if (rank + GroupsLead < count) fragmenter.FetchGroups(order.Start[rank + GroupsLead]);
            while (catalogs.Count < redshifts.Count && time < 1.0 + redshifts[catalogs.Count]) AddCatalog(reached);
            now = time;
            GroupMotion motion = history.MotionForGroups(time);
            fragmenter.Advance(motion, rms * motion.Linear);
            fragmenter.Process(place);
        }

        while (catalogs.Count < redshifts.Count) AddCatalog(reached);
        for (int number = 0; cone is not null && number < fragmenter.Groups.Count; number++)
        {
            if (fragmenter.Groups.IsAlive(number)) cone.Look(ref fragmenter.Groups[number], number, 1.0 + redshifts[^1]);
        }

        progress?.Report(new EngineProgress(EnginePhase.Fragmentation, 1.0) { Redshift = redshifts[^1] });
    }

    /// <summary>The peak of each particle's group, 1 for filaments, 0 for particles that do not collapse.</summary>
    public long[] GroupOfEachParticle() => fragmenter.GroupOfEachParticle();

    /// <summary>The trees of the halos that live at the end.</summary>
    public MergerHistories Histories() => trees.ToHistories(fragmenter.Groups);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        fragmenter.Dispose();
        cone?.Dispose();
    }

    private void AddCatalog(Action<EngineCatalog>? reached)
    {
        double redshift = redshifts[catalogs.Count], cell = parameters.BoxSize / parameters.GridSize, particleMass = parameters.ParticleMass;
        GroupMotion motion = history.MotionForCatalogs(1.0 + redshift), velocity = history.VelocityForCatalogs(1.0 + redshift);
        double speed = cell * cosmology.HubbleParameter(redshift) / (1.0 + redshift);
        var halos = new Rows<CatalogRow, CatalogHalo>(row => row.ToHalo(particleMass));
        for (int number = 0; number < fragmenter.Groups.Count; number++)
        {
            ref Group group = ref fragmenter.Groups[number];
            if (group.Mass < minimum || !fragmenter.Groups.IsAlive(number)) continue;
            Vector256<double> initial = group.Place / Vector256.Create((double)group.Mass), place = motion.Place(ref group), shift = velocity.Shift(ref group) * speed;
            halos.Add(new CatalogRow(new CatalogHalo(
                (ulong)group.Peak, group.Mass * particleMass,
                Wrapped(initial.GetElement(0)), Wrapped(initial.GetElement(1)), Wrapped(initial.GetElement(2)),
                Wrapped(place.GetElement(0)), Wrapped(place.GetElement(1)), Wrapped(place.GetElement(2)),
                shift.GetElement(0), shift.GetElement(1), shift.GetElement(2), group.Mass)));
        }

        catalogs.Add(new EngineCatalog(redshift, halos));
        reached?.Invoke(catalogs[^1]);
    }

    /// <summary>A coordinate in cells, brought into the box, in Mpc/h.</summary>
    private double Wrapped(double coordinate)
    {
        double side = parameters.GridSize, inside = coordinate - side * Math.Floor(coordinate / side);
        return (inside < side ? inside : 0.0) * parameters.BoxSize / side;
    }
}
