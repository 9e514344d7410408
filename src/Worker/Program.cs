using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Orchestrator.Worker;

/// <summary>The process on a node: connects the worker to the console and to signals.</summary>
internal static class Program
{
    [SuppressMessage(
        "ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the command line: the one place that knows the console.")]
    private static int Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        return WorkerProgram.Run(arguments, Console.Out, Console.Error, TimeProvider.System, stop.Token);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
