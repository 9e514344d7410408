namespace Orchestrator.Cosmology.Tests;

/// <summary>The runs of the reference data that have their own cosmology or spectrum.</summary>
internal sealed class PinocchioRuns : TheoryData<string>
{
    public PinocchioRuns()
    {
        Add("pinocchio/ref128_ascii");
        Add("pinocchio/ref128_binary");
        Add("pinocchio/ref128_binary_np2");
        Add("pinocchio/ref64_ascii");
        Add("pinocchio/ref64_binary");
        Add("pinocchio/ref64_ascii_np2_numfiles2");
        Add("pinocchio/ref64_binary_np2_numfiles2");
        Add("pinocchio/ref32_snapshot");
        Add("pinocchio/ref32_light");
        Add("pinocchio/ref32_truemsun_ascii");
        Add("pinocchio/ref32_w0wa");
        Add("pinocchio/ref32_tabeos");
        Add("pinocchio/ref32_tabpk");
        for (int i = 0; i < 8; i++) Add($"campaign8/000{i}");
    }
}
