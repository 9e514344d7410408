using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>The table that a campaign runs: one row a simulation, with its slice, the seed of its initial conditions and its parameters.</summary>
/// <remarks>Columnar and immutable; thread-safe. Parameter names are those of the campaign file; the alias <c>w</c> is stored as <c>w0</c>.</remarks>
public sealed class DesignTable
{
    /// <summary>The slice of rows that belong to none.</summary>
    public const int NoSlice = -1;

    private readonly int[] simulation;
    private readonly int[] slice;
    private readonly long[]? seed;
    private readonly string[] names;
    private readonly double[][] columns;

    /// <summary>Makes a table of columns; they are copied.</summary>
    /// <param name="simulation">Number of each simulation; no two alike.</param>
    /// <param name="slice">Slice of each row, or <see cref="NoSlice"/>.</param>
    /// <param name="seed">Seed of the initial conditions of each row; empty if the table has none.</param>
    /// <param name="names">Parameter names; no two alike.</param>
    /// <param name="columns">One column of values a parameter, each as long as <paramref name="simulation"/>.</param>
    /// <exception cref="ArgumentException">Columns of unequal length, or a name or a simulation twice.</exception>
    public DesignTable(
        ReadOnlySpan<int> simulation, ReadOnlySpan<int> slice, ReadOnlySpan<long> seed, IReadOnlyList<string> names, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        if (slice.Length != simulation.Length) throw new ArgumentException($"{slice.Length} slices for {simulation.Length} simulations.", nameof(slice));
        if (!seed.IsEmpty && seed.Length != simulation.Length) throw new ArgumentException($"{seed.Length} seeds for {simulation.Length} simulations.", nameof(seed));
        if (names.Count != columns.Count) throw new ArgumentException($"{names.Count} names for {columns.Count} columns.", nameof(names));
        int rows = simulation.Length;
        if (columns.Any(column => column.Length != rows)) throw new ArgumentException("Columns of unequal length.", nameof(columns));
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count) throw new ArgumentException("A parameter stands twice.", nameof(names));
        this.simulation = simulation.ToArray();
        this.slice = slice.ToArray();
        this.seed = seed.IsEmpty ? null : seed.ToArray();
        this.names = [.. names];
        this.columns = [.. columns.Select(column => (double[])column.Clone())];
        if (this.simulation.Distinct().Count() != this.simulation.Length) throw new ArgumentException("A simulation stands twice.", nameof(simulation));
        ContentHash = DesignHash.Of(this);
    }

    /// <summary>Number of rows.</summary>
    public int Count => simulation.Length;

    /// <summary>Number of each simulation.</summary>
    public ReadOnlySpan<int> Simulation => simulation;

    /// <summary>Slice of each row, or <see cref="NoSlice"/>.</summary>
    public ReadOnlySpan<int> Slice => slice;

    /// <summary>Whether the table says the seeds of the initial conditions.</summary>
    public bool HasSeeds => seed is not null;

    /// <summary>Seed of the initial conditions of each row; empty without <see cref="HasSeeds"/>.</summary>
    public ReadOnlySpan<long> Seed => seed;

    /// <summary>Parameter names in the order of the columns.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>128-bit hash (32 hexadecimal digits) of everything in the table: names, numbers, slices, seeds, and the exact bits of the values.</summary>
    public string ContentHash { get; }

    /// <summary>The values of a parameter, by row, in the parameter's unit.</summary>
    /// <param name="index">The column.</param>
    public ReadOnlySpan<double> Column(int index) => columns[index];

    /// <summary>The values of a parameter, by row, in the parameter's unit.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <exception cref="InvalidInputException">The table has no such column.</exception>
    public ReadOnlySpan<double> Column(string name)
    {
        int index = Array.IndexOf(names, name);
        if (index < 0) throw new InvalidInputException("the design has no such parameter", key: name, allowed: string.Join(", ", names));
        return columns[index];
    }

    /// <summary>The rows that a condition holds for, in their order.</summary>
    /// <param name="keep">Whether to keep a row.</param>
    public DesignTable Where(Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        int[] rows = [.. Enumerable.Range(0, Count).Where(keep)];
        return new DesignTable(
            Pick(simulation, rows), Pick(slice, rows), seed is null ? [] : Pick(seed, rows), names, [.. columns.Select(column => Pick(column, rows))]);
    }

    /// <summary>The rows of one slice.</summary>
    /// <param name="number">The slice.</param>
    public DesignTable OfSlice(int number) => Where(row => slice[row] == number);

    /// <summary>This table with further columns on the right.</summary>
    /// <param name="further">Names and values of the columns.</param>
    /// <exception cref="ArgumentException">A name stands twice, or a column is not as long as the table.</exception>
    public DesignTable With(IEnumerable<(string Name, double[] Values)> further)
    {
        (string Name, double[] Values)[] added = [.. further];
        return new DesignTable(simulation, slice, seed, [.. names, .. added.Select(column => column.Name)], [.. columns, .. added.Select(column => column.Values)]);
    }

    private static T[] Pick<T>(T[] column, int[] rows) => Array.ConvertAll(rows, row => column[row]);
}
