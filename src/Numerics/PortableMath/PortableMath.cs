namespace Orchestrator.Numerics;

/// <summary>
/// Elementary functions whose results are the same bits on every machine: they use only the IEEE 754 operations +, -, *, / and square root
/// in a fixed order, and integers.
/// </summary>
/// <remarks>
/// <para><see cref="Math"/> calls the C library, whose last bits follow the processor (it dispatches on fused multiply-add). Here nothing is
/// contracted or dispatched: the JIT compiler does not fuse operations, and the vectorised span versions do the scalar version's operations
/// in the scalar version's order in each lane, whatever the width.</para>
/// <para>Errors stated are the largest found against correctly rounded values, in units in the last place of the result.
/// All functions are thread-safe and allocate nothing.</para>
/// </remarks>
public static partial class PortableMath
{
}
