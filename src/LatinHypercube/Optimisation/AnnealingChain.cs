using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>One simulated annealing of a design: stages of exchanges, an axis each, while the temperature falls geometrically and ends at zero.</summary>
/// <param name="random">The design's streams.</param>
/// <param name="pass">Tells this annealing from others of the design, below 2^16: each has its own numbers.</param>
internal sealed class AnnealingChain(DesignRandom random, int pass)
{
    /// <summary>The part of the exchanges that runs at temperature zero.</summary>
    private const double FrozenPart = 0.05;

    /// <summary>Anneals.</summary>
    /// <param name="state">The design; changed in place.</param>
    /// <param name="objective">The energy.</param>
    /// <param name="exchanges">Exchanges to propose.</param>
    /// <param name="hottest">First temperature, in units of the energy; 0 for none but falling exchanges.</param>
    /// <param name="coldest">Last temperature before zero.</param>
    /// <param name="cancellation">Stops between stages.</param>
    public void Run(ExchangeState state, ExchangeObjective objective, long exchanges, double hottest, double coldest, CancellationToken cancellation)
    {
        var sorted = new SortedPoints(state);
        var block = new ExchangeBlock(state, sorted);
        long done = 0;
        for (long stage = 0; done < exchanges; stage++)
        {
            cancellation.ThrowIfCancellationRequested();
            var stream = random.For(DesignDraw.Axis, pass, stage);
            sorted.Sort(stream.NextInt(state.Dimensions));
            double progress = done / ((1 - FrozenPart) * exchanges);
            double temperature = hottest > 0 && progress < 1 ? hottest * PortableMath.Exp(progress * PortableMath.Log(coldest / hottest)) : 0;
            var blocks = ExchangeBlocks.Cut(sorted, state, ref stream);
            if (blocks.Count == 0) return;
            for (int i = 0; i < blocks.Count && done < exchanges; i++)
            {
                int proposals = (int)Math.Min(Proposals(blocks[i].Length), exchanges - done);
                var own = random.For(DesignDraw.Exchange, pass, (stage << 16) | (long)i);
                block.Anneal(blocks[i], objective, temperature, proposals, ref own);
                done += proposals;
            }
        }
    }

    /// <summary>Enough to make the tables of a block worth their cost, few enough for the rest of the design to keep pace.</summary>
    private static int Proposals(int size) => Math.Max(20 * size, size * size / 2);
}
