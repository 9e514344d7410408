namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Notes when each particle became part of a halo, a group of the smallest mass that is written or more.</summary>
/// <remarks>The members of a group hang in a chain. Those of a group that is still too small get their time when it has grown enough, or when a
/// halo swallows it.</remarks>
internal sealed class AccretionTimes
{
    private const int None = -1;
    private const float Never = -1f;
    private readonly int minimum;
    private readonly int[] next, heads, tails;

    /// <summary>No particle has joined a halo.</summary>
    /// <param name="grid">N.</param>
    /// <param name="groups">How many groups there will be.</param>
    /// <param name="minimum">Particles of the smallest halo.</param>
    public AccretionTimes(int grid, int groups, int minimum)
    {
        this.minimum = minimum;
        next = new int[grid * grid * grid];
        Redshifts = new float[next.Length];
        Array.Fill(Redshifts, Never);
        (heads, tails) = (new int[groups], new int[groups]);
        Array.Fill(heads, None);
    }

    /// <summary>The redshift at which each particle joined a halo, -1 for never.</summary>
    public float[] Redshifts { get; }

    /// <summary>Particle <paramref name="index"/> has joined a group, which now has <paramref name="mass"/> particles.</summary>
    public void Joined(int group, int index, int mass, double redshift)
    {
        next[index] = None;
        if (heads[group] == None) heads[group] = index;
        else next[tails[group]] = index;
        tails[group] = index;
        if (mass == minimum) Settle(group, redshift);
        else if (mass > minimum) Redshifts[index] = (float)redshift;
    }

    /// <summary>Group <paramref name="smaller"/> is about to become part of <paramref name="bigger"/>.</summary>
    public void Merging(int bigger, int biggerMass, int smaller, int smallerMass, double redshift)
    {
        if (biggerMass + smallerMass >= minimum)
        {
            if (biggerMass < minimum) Settle(bigger, redshift);
            if (smallerMass < minimum) Settle(smaller, redshift);
        }

        next[tails[bigger]] = heads[smaller];
        tails[bigger] = tails[smaller];
    }

    private void Settle(int group, double redshift)
    {
        for (int index = heads[group]; index != None; index = next[index])
        {
            if (Redshifts[index] == Never) Redshifts[index] = (float)redshift;
        }
    }
}
