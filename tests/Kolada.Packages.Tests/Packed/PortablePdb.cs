using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text;

namespace Kolada.Packages.Tests.Packed;

/// <summary>What a debugger reads of a portable PDB to find sources.</summary>
internal sealed class PortablePdb : IDisposable
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly MetadataReaderProvider _provider;

    public PortablePdb(byte[] content)
    {
        _provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(content));
        MetadataReader reader = _provider.GetMetadataReader();
        Documents =
        [
            .. reader.Documents.Select(handle => new SourceDocument(
                reader.GetString(reader.GetDocument(handle).Name),
                Find(reader, handle, EmbeddedSourceKind) is not null)),
        ];
        SourceLink = Find(reader, EntityHandle.ModuleDefinition, SourceLinkKind) is { } json ? Encoding.UTF8.GetString(json) : null;
    }

    public IReadOnlyList<SourceDocument> Documents { get; }

    /// <summary>SourceLink's map from paths to addresses, as JSON; null when there is none.</summary>
    public string? SourceLink { get; }

    public void Dispose() => _provider.Dispose();

    private static byte[]? Find(MetadataReader reader, EntityHandle parent, Guid kind) => reader.GetCustomDebugInformation(parent)
        .Select(reader.GetCustomDebugInformation)
        .Where(information => reader.GetGuid(information.Kind) == kind)
        .Select(information => reader.GetBlobBytes(information.Value))
        .FirstOrDefault();
}

/// <summary>A source file as a PDB names it.</summary>
internal sealed record SourceDocument(string Name, bool IsEmbedded);
