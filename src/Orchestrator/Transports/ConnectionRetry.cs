using Orchestrator.Sites;
using Polly;
using Polly.Retry;

namespace Orchestrator.Transports;

/// <summary>How often, and how far apart, connecting and asking are tried again.</summary>
/// <remarks>Only <see cref="SiteException.IsTransient"/> failures are: never a login, never a submission.</remarks>
internal static class ConnectionRetry
{
    private const int Attempts = 3;

    /// <summary>Tries again with growing, jittered pauses: login nodes refuse connections that come in bursts.</summary>
    /// <param name="firstPause">The first pause; each later one is twice as long.</param>
    public static ResiliencePipeline Create(TimeSpan firstPause) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SiteException>(failure => failure.IsTransient),
            MaxRetryAttempts = Attempts,
            Delay = firstPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();
}
