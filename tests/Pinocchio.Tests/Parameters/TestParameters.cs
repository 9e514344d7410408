namespace Orchestrator.Pinocchio.Tests;

/// <summary>A whole parameter file that the program accepts.</summary>
internal static class TestParameters
{
    public const string Text = """
        RunFlag test
        OutputList outputs
        BoxSize 256
        BoxInH100
        GridSize 128
        RandomSeed 12345
        Omega0 0.3158
        OmegaLambda 0.6842
        OmegaBaryon 0.0494
        Hubble100 0.6732
        Sigma8 0.8120
        PrimordialIndex 0.9661
        DEw0 -1.0
        DEwa 0.0
        TabulatedEoSfile no
        FileWithInputSpectrum no
        InputSpectrum_UnitLength_in_cm 0
        WDM_PartMass_in_kev 0.0
        BoundaryLayerFactor 3.0
        MaxMem 16000
        MaxMemPerParticle 200
        PredPeakFactor 0.8
        OutputInH100
        NumFiles 1
        MinHaloMass 10
        AnalyticMassFunction 9
        StartingzForPLC 0.3
        LastzForPLC 0.0
        PLCAperture 10
        PLCProvideConeData
        PLCCenter 0. 0. 0.
        PLCAxis 1. 1. 1.

        """;
}
