// Makes the small campaign of tests/Fixtures/campaign4 out of finished PINOCCHIO runs: of each cone the whole records above one mass.
//   dotnet run eng/select-halos.cs -- RUNS OUTPUT MASS SIMULATION...        MASS in Msun/h
#:project ../src/Pinocchio/Pinocchio.csproj
#:property RunAnalyzers=false
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

using System.Globalization;
using Orchestrator.Pinocchio;

string runs = args[0], output = args[1];
double minimum = double.Parse(args[2], CultureInfo.InvariantCulture);
int[] simulations = [.. args[3..].Select(int.Parse)];

Directory.CreateDirectory(output);
string[] table = File.ReadAllLines(Path.Combine(runs, "design.csv"));
File.WriteAllLines(Path.Combine(output, "design.csv"), table.Where((line, i) => i == 0 || simulations.Contains(int.Parse(line.Split(',')[0]))));

foreach (int simulation in simulations)
{
    PinocchioRun run = PinocchioRun.Open(Path.Combine(runs, $"{simulation:D4}"));
    string folder = Path.Combine(output, $"{simulation:D4}");
    Directory.CreateDirectory(folder);
    foreach (string file in (string[])[run.Parameters.OutputList, run.Names.Geometry])
        File.Copy(Path.Combine(run.Folder, file), Path.Combine(folder, file), overwrite: true);
    // The parameter file names the smallest halos that are left: the physics gates count from there.
    string smallest = $"MinHaloMass {(int)Math.Floor(minimum / run.Parameters.ParticleMass) + 1}";
    File.WriteAllLines(
        Path.Combine(folder, "parameter_file"),
        File.ReadLines(Path.Combine(run.Folder, "parameter_file")).Select(line => line.StartsWith("MinHaloMass ") ? smallest : line));
    using ConeReader reader = ConeReader.Open(run.ConeFiles.Single(), run.Parameters.Units);
    ConeHalo[] halos = [.. reader.ReadToEnd().Where(halo => halo.Mass > minimum)];
    using ConeWriter writer = ConeWriter.Create(Path.Combine(folder, run.Names.Cone), reader.Format, run.Parameters.Units, run.Parameters.MinimumHaloParticles);
    writer.WriteBlock(halos);
    writer.Commit();
    Console.WriteLine($"simulation {simulation}: {halos.Length} halos above {minimum:G3} Msun/h");
}
