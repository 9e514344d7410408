namespace Orchestrator.Ledger;

/// <summary>How the ledger's file is guarded.</summary>
internal enum LedgerMode
{
    /// <summary>A local file system: write-ahead log, others may read beside the writer.</summary>
    WriteAheadLog,

    /// <summary>A network file system, whose locks and shared memory are not to be trusted: rollback journal, exclusive lock, a lease
    /// file, and a snapshot for readers.</summary>
    Lease,
}
