using Kolada.Efficiency.Evaluation;

namespace Kolada.Efficiency.Analyses.Robustness;

/// <summary>How a rank depends on who is in the group: the ranks by the model's own method when one of the others is left out, each in turn.</summary>
internal static class Jackknife
{
    /// <summary>The best and the worst of the ranks of each index; null where there is none, as in a group of two.</summary>
    public static ByIndex<(int Best, int Worst)?> Run(Evaluator evaluator, AreaColumns area, int member)
    {
        (int Best, int Worst)?[] found = new (int, int)?[3];
        foreach (int other in Enumerable.Range(0, evaluator.Size).Where(other => other != member))
        {
            AreaColumns without = Without(evaluator, area, other);
            int place = other < member ? member - 1 : member;
            foreach ((IndexKind kind, IndexColumn column) in without.Indices.AsPairs().Where(pair => pair.Value.Ranks[place] > 0))
            {
                int rank = column.Ranks[place];
                found[(int)kind] = found[(int)kind] is { } before ? (Math.Min(before.Best, rank), Math.Max(before.Worst, rank)) : (rank, rank);
            }
        }

        return new ByIndex<(int Best, int Worst)?>(found[(int)IndexKind.Resource], found[(int)IndexKind.Quality], found[(int)IndexKind.Efficiency]);
    }

    private static AreaColumns Without(Evaluator evaluator, AreaColumns area, int other)
    {
        Population rest = evaluator.Population with { Members = [.. evaluator.Population.Members.Where((_, i) => i != other)] };
        return AreaColumns.Evaluate(evaluator.Table, rest, evaluator.Model, area.Area, area.Year, evaluator.PercentileType);
    }
}
