using FsCheck;
using FsCheck.Fluent;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>Runs properties from a fixed seed, so that a failure can be repeated.</summary>
internal static class Laws
{
    private const int Cases = 300;

    public static void Hold<T>(Gen<T> cases, Func<T, bool> law) =>
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20240716, 1));

    /// <summary>Columns of 2 to 60 figures in thousandths from −1,000 to 1,000, ties likely.</summary>
    public static Gen<double[]> Columns { get; } =
        from size in Gen.Choose(2, 60)
        from step in Gen.Elements(1, 1000)
        from values in Gen.ArrayOf(Gen.Choose(-1000 * (1000 / step), 1000 * (1000 / step)), size)
        select Array.ConvertAll(values, value => value * step / 1000.0);

    /// <summary>Columns in which about every fifth figure is missing.</summary>
    public static Gen<double?[]> ColumnsWithGaps { get; } =
        from values in Columns
        from gaps in Gen.ArrayOf(Gen.Choose(0, 4), values.Length)
        select values.Zip(gaps, (value, gap) => gap == 0 ? (double?)null : value).ToArray();
}
