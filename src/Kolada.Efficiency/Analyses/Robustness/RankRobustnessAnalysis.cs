using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>Both questions about a rank: how the choices of method move it, and how a single other municipality does.</summary>
internal static class RankRobustnessAnalysis
{
    public static ByIndex<RankRobustness?> Run(Evaluator evaluator, AreaColumns area, int member, RobustnessOptions options)
    {
        ByIndex<RankRobustness?> drawn = MonteCarlo.Run(area, member, options);
        ByIndex<(int Best, int Worst)?> withoutOne = Jackknife.Run(evaluator, area, member);
        return new ByIndex<RankRobustness?>(Joined(IndexKind.Resource), Joined(IndexKind.Quality), Joined(IndexKind.Efficiency));

        RankRobustness? Joined(IndexKind kind) => drawn[kind] is { } ranks
            ? ranks with { BestWithoutOne = withoutOne[kind]?.Best, WorstWithoutOne = withoutOne[kind]?.Worst }
            : null;
    }
}
