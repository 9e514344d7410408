using System.CommandLine;
using System.Globalization;
using Orchestrator.Numerics;
using Orchestrator.Output;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Commands;

/// <summary><c>pinocchio</c>: the embedded engine as a drop-in for pinocchio.x on one rank.</summary>
internal static class PinocchioCommand
{
    private const string CloudInCell = "cic";
    private const string TriangularShapedCloud = "tsc";

    private static readonly Argument<string> ParameterFile = new("parameter_file")
    {
        Description = "PINOCCHIO's parameter file; outputs go to the current folder",
    };

    private static readonly Argument<string?> Second = new("task")
    {
        Description = "2: write the linear density and end; 3: write the particles at the first output and end",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Light = new("--light") { Description = "Write the fewer columns of LIGHT_OUTPUT builds" };

    private static readonly Option<int?> Mesh = new("--matter-density")
    {
        Description = "Write the matter density at each output on a mesh of CELLS^3, as .npy", HelpName = "CELLS",
    };

    private static readonly Option<string> Assignment = new("--mass-assignment")
    {
        Description = $"How particles are shared among the mesh's cells: {CloudInCell} or {TriangularShapedCloud}",
        HelpName = $"{CloudInCell}|{TriangularShapedCloud}",
        DefaultValueFactory = _ => CloudInCell,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell)
    {
        var command = new Command("pinocchio", "Simulate halos with the embedded engine: same parameter file, same files out as pinocchio.x")
        {
            ParameterFile, Second, Light, Mesh, Assignment, CommonOptions.Threads, CommonOptions.Quiet,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(shell, parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(Shell shell, ParseResult parsed, CancellationToken cancellation)
    {
        ProgramTask task = TaskOf(parsed.GetValue(Second));
        CheckOptions(parsed, task);
        var options = new ProgramOptions
        {
            Task = task,
            Light = parsed.GetValue(Light),
            Engine = new EngineOptions
            {
                Threads = CommonOptions.ThreadCount(parsed),
                Folder = shell.Folder,
                Clock = shell.Time,
                MatterDensity = parsed.GetValue(Mesh) is { } cells ? new MatterMesh(cells, AssignmentOf(parsed.GetValue(Assignment)!)) : null,
            },
        };
        try
        {
            PinocchioProgram.Run(parsed.GetRequiredValue(ParameterFile), shell.Output, options, cancellation);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            // Unlike a campaign, a run is not continued.
            return ErrorReport.Write(
                shell, parsed.CommandResult.Command.Name, json: false, ExitCode.Interrupted,
                [new ErrorDescription("interrupted", "interrupted; the same command begins the run anew")]);
        }
    }

    /// <summary>Refuses options that the task would ignore.</summary>
    private static void CheckOptions(ParseResult parsed, ProgramTask task)
    {
        bool hasMesh = parsed.GetValue(Mesh) is not null;
        if (task != ProgramTask.Halos && (parsed.GetValue(Light) || hasMesh))
        {
            throw new InvalidInputException(
                "a snapshot alone is written with this second argument", key: hasMesh ? Mesh.Name : Light.Name, allowed: $"only without {Second.Name} {task:D}");
        }

        if (!hasMesh && parsed.GetResult(Assignment) is { Implicit: false })
            throw new InvalidInputException("there is no mesh", key: Assignment.Name, allowed: $"only with {Mesh.Name}");
    }

    private static ProgramTask TaskOf(string? word) => word switch
    {
        null => ProgramTask.Halos,
        "2" => ProgramTask.LinearDensity,
        "3" => ProgramTask.Particles,
        _ => throw new InvalidInputException(
            "the embedded engine has no such task", key: Second.Name, value: word,
            allowed: string.Create(CultureInfo.InvariantCulture, $"nothing, {(int)ProgramTask.LinearDensity} or {(int)ProgramTask.Particles}")),
    };

    private static MassAssignment AssignmentOf(string word) => word switch
    {
        CloudInCell => MassAssignment.CloudInCell,
        TriangularShapedCloud => MassAssignment.TriangularShapedCloud,
        _ => throw new InvalidInputException("no such mass assignment", key: Assignment.Name, value: word, allowed: $"{CloudInCell} or {TriangularShapedCloud}"),
    };
}
