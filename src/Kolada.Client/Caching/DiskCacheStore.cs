using System.Security.Cryptography;
using System.Text;

namespace Kolada.Client.Caching;

/// <summary>Keeps answers in files of a directory, which several clients and processes may share.</summary>
/// <remarks>
/// A file is written aside and renamed, and carries its checksum: after a crash an entry is there as a whole or not at all. Names
/// are hashes of the addresses. The oldest files give way when there are too many bytes.
/// </remarks>
internal sealed class DiskCacheStore(string directory, long maxBytes) : ICacheStore
{
    private const string Extension = ".kolada";
    private const string AsideExtension = ".aside";

    /// <summary>How full the directory is left when room was made, so that room is not made at each writing.</summary>
    private const double Leave = 0.8;

    private readonly Lock _gate = new();

    /// <summary>How many bytes the files have, as far as this process knows; null until it has looked.</summary>
    private long? _bytes;

    public async ValueTask<CacheEntry?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return CacheFile.Read(key, await File.ReadAllBytesAsync(PathOf(key), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async ValueTask WriteAsync(string key, CacheEntry entry, CancellationToken cancellationToken)
    {
        byte[] file = CacheFile.Write(key, entry);
        if (file.Length > maxBytes)
        {
            Remove(key);
            return;
        }

        Directory.CreateDirectory(directory);
        string aside = Path.Combine(directory, Guid.NewGuid().ToString("N") + AsideExtension);
        try
        {
            await File.WriteAllBytesAsync(aside, file, cancellationToken).ConfigureAwait(false);
            File.Move(aside, PathOf(key), overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }

        MakeRoom(file.Length);
    }

    public void Remove(string key)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing has been stored yet.
        }
    }

    private string PathOf(string key) => Path.Combine(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + Extension);

    private void MakeRoom(long written)
    {
        lock (_gate)
        {
            _bytes += written;
            if (_bytes <= maxBytes)
            {
                return;
            }

            List<FileInfo> oldestFirst = [.. Ours().OrderBy(file => file.LastWriteTimeUtc)];
            long bytes = oldestFirst.Sum(file => file.Length);
            long goal = bytes > maxBytes ? (long)(maxBytes * Leave) : maxBytes;
            foreach (FileInfo file in oldestFirst.TakeWhile(_ => bytes > goal))
            {
                bytes -= file.Length;
                file.Delete();
            }

            _bytes = bytes;
        }
    }

    /// <summary>
    /// The store's files, those included that a crash left aside. Others may write and drop files meanwhile: asking whether one exists notes its
    /// length and time too.
    /// </summary>
    private IEnumerable<FileInfo> Ours() => new DirectoryInfo(directory)
        .EnumerateFiles()
        .Where(file => file.Extension is (Extension or AsideExtension) && file.Exists);
}
