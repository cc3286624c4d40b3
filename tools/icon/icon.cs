#:property PublishAot=false
// Draws docs/icon.png, the picture of the packages: dotnet run tools/icon/icon.cs docs/icon.png
// Kept out of the build: the picture changes once in a blue moon, and is in git.
using System.Buffers.Binary;
using System.IO.Compression;

const int Size = 128;
const int Samples = 4;   // a pixel is the mean of 4 × 4 points: smooth corners

(double Left, double Top, double Width, double Bottom, double Radius, uint Colour)[] shapes =
[
    (0, 0, 128, 128, 24, 0xFF1F3A5F),
    (24, 72, 16, 104, 4, 0xFFE8A33D),
    (46, 54, 16, 104, 4, 0xFFF3D35B),
    (68, 40, 16, 104, 4, 0xFFA9CF6B),
    (90, 24, 16, 104, 4, 0xFF5FB36A),
];

byte[] rows = new byte[Size * (1 + (Size * 4))];
for (int y = 0; y < Size; y++)
{
    for (int x = 0; x < Size; x++)
    {
        Pixel(x, y).CopyTo(rows, (y * (1 + (Size * 4))) + 1 + (x * 4));
    }
}

using FileStream png = File.Create(args[0]);
png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
byte[] header = new byte[13];
BinaryPrimitives.WriteInt32BigEndian(header, Size);
BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Size);
header[8] = 8;   // bits a channel
header[9] = 6;   // red, green, blue, alpha
Chunk("IHDR"u8, header);
using MemoryStream packed = new();
using (ZLibStream zlib = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
{
    zlib.Write(rows);
}

Chunk("IDAT"u8, packed.ToArray());
Chunk("IEND"u8, []);

byte[] Pixel(int x, int y)
{
    double[] sum = new double[4];
    for (int i = 0; i < Samples * Samples; i++)
    {
        uint colour = At(x + (((i % Samples) + 0.5) / Samples), y + (((i / Samples) + 0.5) / Samples));
        double alpha = (colour >> 24) / 255.0;
        sum[0] += alpha * ((colour >> 16) & 0xFF);
        sum[1] += alpha * ((colour >> 8) & 0xFF);
        sum[2] += alpha * (colour & 0xFF);
        sum[3] += alpha;
    }

    return sum[3] == 0
        ? new byte[4]
        :
        [
            (byte)Math.Round(sum[0] / sum[3]),
            (byte)Math.Round(sum[1] / sum[3]),
            (byte)Math.Round(sum[2] / sum[3]),
            (byte)Math.Round(255 * sum[3] / (Samples * Samples)),
        ];
}

uint At(double x, double y)
{
    uint colour = 0;
    foreach (var shape in shapes)
    {
        double dx = Math.Max(Math.Max(shape.Left + shape.Radius - x, x - (shape.Left + shape.Width - shape.Radius)), 0);
        double dy = Math.Max(Math.Max(shape.Top + shape.Radius - y, y - (shape.Bottom - shape.Radius)), 0);
        colour = (dx * dx) + (dy * dy) <= shape.Radius * shape.Radius ? shape.Colour : colour;
    }

    return colour;
}

void Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
{
    byte[] chunk = new byte[12 + data.Length];
    BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
    type.CopyTo(chunk.AsSpan(4));
    data.CopyTo(chunk.AsSpan(8));
    BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
    png.Write(chunk);
}

static uint Crc(ReadOnlySpan<byte> bytes)
{
    uint crc = uint.MaxValue;
    foreach (byte b in bytes)
    {
        crc ^= b;
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
    }

    return ~crc;
}
