using System.Text.Json.Nodes;

namespace Orchestrator.Tests.Support;

/// <summary>Reads HDF5 files with h5py, a program that is not ours.</summary>
internal static class H5py
{
    /// <summary>Runs a script on a file, named <c>f</c>; what it leaves in <c>answer</c> comes back as JSON.</summary>
    public static JsonNode Read(string path, string script)
    {
        string program = $"import h5py, json, sys, numpy as np\nf = h5py.File(sys.argv[1], 'r')\n{script}\nprint(json.dumps(answer))";
        return JsonNode.Parse(Python.Run(program, path))!;
    }
}
