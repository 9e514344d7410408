namespace Orchestrator.Numerics;

/// <summary>One step of the pair of Dormand and Prince 1980, table 2: seven stages, the last of which is the first of the next step.</summary>
internal sealed class DormandPrinceStep
{
    private const int Stages = 7;

    private readonly OdeDerivative derivative;
    private readonly double relative;
    private readonly double absolute;
    private readonly double[][] slopes = new double[Stages][];
    private readonly double[] trial;
    private double[] state;
    private double[] next;

    public DormandPrinceStep(OdeDerivative derivative, double time, ReadOnlySpan<double> initial, double relative, double absolute)
    {
        this.derivative = derivative;
        this.relative = relative;
        this.absolute = absolute;
        Time = time;
        state = initial.ToArray();
        next = new double[state.Length];
        trial = new double[state.Length];
        for (int i = 0; i < Stages; i++) slopes[i] = new double[state.Length];
        derivative(time, state, slopes[0]);
    }

    public double Time { get; private set; }

    public ReadOnlySpan<double> State => state;

    // Row s holds the weights of slopes 0 .. s - 1 in stage s; the last row is the solution of order 5.
    private static ReadOnlySpan<double> Weights =>
    [
        1.0 / 5,
        3.0 / 40, 9.0 / 40,
        44.0 / 45, -56.0 / 15, 32.0 / 9,
        19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729,
        9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656,
        35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84,
    ];

    private static ReadOnlySpan<double> Nodes => [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1];

    // Order 5 less order 4.
    private static ReadOnlySpan<double> ErrorWeights =>
        [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    /// <summary>Computes a step without taking it.</summary>
    /// <returns>The largest error in units of what is allowed: at most 1 if the step is good; NaN if the state is not finite.</returns>
    public double Try(double size)
    {
        int row = 0;
        for (int stage = 1; stage < Stages; stage++)
        {
            double[] target = stage == Stages - 1 ? next : trial;
            for (int i = 0; i < target.Length; i++)
            {
                double sum = 0;
                for (int earlier = 0; earlier < stage; earlier++) sum += Weights[row + earlier] * slopes[earlier][i];
                target[i] = state[i] + size * sum;
            }

            derivative(Time + Nodes[stage] * size, target, slopes[stage]);
            row += stage;
        }

        double largest = 0;
        for (int i = 0; i < state.Length; i++)
        {
            double error = 0;
            for (int stage = 0; stage < Stages; stage++) error += ErrorWeights[stage] * slopes[stage][i];
            double allowed = absolute + relative * Math.Max(Math.Abs(state[i]), Math.Abs(next[i]));
            double ratio = allowed > 0 ? Math.Abs(size * error) / allowed : error == 0 ? 0 : double.PositiveInfinity;
            if (!double.IsFinite(next[i]) || double.IsNaN(ratio)) return double.NaN;
            largest = Math.Max(largest, ratio);
        }

        return largest;
    }

    /// <summary>Takes the step computed last, which ends at <paramref name="time"/>.</summary>
    public void Accept(double time)
    {
        Time = time;
        (state, next) = (next, state);
        (slopes[0], slopes[^1]) = (slopes[^1], slopes[0]);
    }
}
