using Kolada.Client.Json;

namespace Kolada.Client.Tables;

/// <summary>Writes rows in a format. What a row says of its KPI, municipality and status is encoded once, and found again by number.</summary>
internal sealed class RowWriter
{
    private readonly RowFormat _format;
    private readonly Utf8Output _output;
    private readonly Encoded _kpis;
    private readonly Encoded _places;
    private readonly Encoded _statuses;

    /// <param name="format">How rows become text.</param>
    /// <param name="output">Where to.</param>
    /// <param name="kpiOf">The KPI that a number stands for.</param>
    /// <param name="placeOf">The municipality that a number stands for.</param>
    /// <param name="statusOf">The status that a number stands for.</param>
    public RowWriter(RowFormat format, Utf8Output output, Func<int, KpiId> kpiOf, Func<int, MunicipalityId> placeOf, Func<int, ValueStatus> statusOf)
    {
        _format = format;
        _output = output;
        _kpis = new(number => format.Kpi(kpiOf(number)));
        _places = new(number => format.Place(placeOf(number)));
        _statuses = new(number => format.Status(statusOf(number)));
    }

    /// <summary>How many rows have been written.</summary>
    public long Rows { get; private set; }

    public void Write(in DataEntry row)
    {
        ReadOnlySpan<byte> kpi = _kpis[row.Kpi];
        ReadOnlySpan<byte> place = _places[row.Place];
        ReadOnlySpan<byte> status = _statuses[row.Status];
        Utf8Line line = new(_output.Room(kpi.Length + place.Length + Utf8Line.MaxFigures + status.Length));
        line.Write(kpi);
        line.Write(place);
        _format.WriteFigures(ref line, row);
        line.Write(status);
        _output.Advance(line.Length);
        Rows++;
    }

    /// <summary>What numbers stand for, as bytes, made when first asked for.</summary>
    private sealed class Encoded(Func<int, byte[]> encode)
    {
        private byte[]?[] _known = new byte[]?[64];

        public byte[] this[int number]
        {
            get
            {
                if ((uint)number >= (uint)_known.Length)
                {
                    Array.Resize(ref _known, Math.Max(_known.Length * 2, number + 1));
                }

                return _known[number] ??= encode(number);
            }
        }
    }
}
