using System.Diagnostics;
using System.Globalization;
using Orchestrator.LatinHypercube;

#pragma warning disable RS0030 // This program is a command line.
switch (args)
{
    case ["draw", var points, var dimensions, var slices, var seed, var exchanges, var threads, var file]:
        Draw(Number(points), Number(dimensions), Number(slices), ulong.Parse(seed, CultureInfo.InvariantCulture), Number(exchanges), Number(threads), file);
        break;
    case ["times"]:
        Times();
        break;
    default:
        Console.Error.WriteLine("usage: draw POINTS DIMENSIONS SLICES SEED EXCHANGES(-1 = default) THREADS FILE | times");
        return 2;
}

return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

// One design as a table of unit coordinates with the slice, for other programs to judge; prints wall and processor seconds.
static void Draw(int points, int dimensions, int slices, ulong seed, int exchanges, int threads, string file)
{
    var watch = Stopwatch.StartNew();
    var design = Design.Draw(points, dimensions, seed, slices, exchanges < 0 ? null : exchanges, threads);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F3} {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F3}"));
    double[][] unit = design.UnitCoordinates();
    int[] slice = design.Slices.ToArray();
    File.WriteAllLines(file, Enumerable.Range(0, points).Select(row => string.Join(",", unit.Select(axis => axis[row].ToString("R", CultureInfo.InvariantCulture)).Append($"{slice[row]}"))));
}

static void Times()
{
    for (ulong seed = 0; seed < 5; seed++) Time("1000 x 3 in 10 slices, not optimised", () => Design.Draw(1000, 3, seed, 10, exchanges: 0));
    var table = Table(Design.Draw(10_000, 6, 1, exchanges: 0));
    for (int i = 0; i < 3; i++) Time("certificate of 10000 x 6", () => Design.Check(table));
    table = Table(Design.Draw(1000, 3, 1, exchanges: 0));
    for (int i = 0; i < 3; i++) Time("certificate of 1000 x 3 and its 10 slices", () => Design.Check(table));
}

static DesignTable Table(LevelDesign design) => new(
    [.. Enumerable.Range(0, design.Points)], design.Slices, [], [.. Enumerable.Range(0, design.Dimensions).Select(axis => $"x{axis}")], design.UnitCoordinates());

static void Time(string what, Action action)
{
    using var process = Process.GetCurrentProcess();
    var processor = process.TotalProcessorTime;
    var watch = Stopwatch.StartNew();
    action();
    process.Refresh();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalMilliseconds:F1} ms wall, {(process.TotalProcessorTime - processor).TotalMilliseconds:F1} ms processor"));
}
