using System.Runtime.CompilerServices;

namespace Kolada.Client.Tests.Tables;

/// <summary>Measures the process: nothing else may run beside it.</summary>
[CollectionDefinition(nameof(TableMemoryTests), DisableParallelization = true)]
[Collection(nameof(TableMemoryTests))]
public sealed class TableMemoryTests
{
    private const int Values = 1_000_000;

    [Fact]
    public void A_value_takes_less_than_twenty_bytes()
    {
        long with = MemoryWithATable();
        long without = GC.GetTotalMemory(forceFullCollection: true);
        Assert.InRange((with - without) / (double)Values, 8, 20);
    }

    /// <summary>Apart, so that the table is gone when it returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long MemoryWithATable()
    {
        KpiTable table = KpiTable.Create(ManyRows(Values));
        for (int i = 0; i < 3; i++)
        {
            GC.GetTotalMemory(forceFullCollection: true); // pools let go of what others left in them
        }

        long with = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(Values, table.Count);
        return with;
    }

    private static IEnumerable<DataPoint> ManyRows(int count)
    {
        const int Years = 25;
        for (int i = 0; i < count; i++)
        {
            int series = i / (Years * 3);
            yield return new DataPoint(
                new KpiId(FormattableString.Invariant($"N{10000 + (series / 312)}")),
                new MunicipalityId(FormattableString.Invariant($"{series % 312:0000}")),
                2000 + (i / 3 % Years),
                (Gender)(i % 3))
            {
                Value = i,
                Count = 1,
            };
        }
    }
}
