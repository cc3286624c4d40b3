using Kolada.SnapshotBuilder;

if (args.Length != 2)
{
    await Console.Error.WriteLineAsync("Usage: Kolada.SnapshotBuilder <folder of real data> <output file>");
    return 2;
}

if (!Directory.Exists(args[0]))
{
    await Console.Error.WriteLineAsync($"There is no folder '{args[0]}'. The first argument is the folder that holds kpi.json.gz and values/.");
    return 1;
}

var snapshot = SnapshotWriter.Build(args[0]);
await File.WriteAllBytesAsync(args[1], snapshot);
Console.WriteLine($"{args[1]}: {snapshot.Length} bytes");
return 0;
