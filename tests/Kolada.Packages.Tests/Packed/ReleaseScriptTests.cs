namespace Kolada.Packages.Tests.Packed;

/// <summary>The release script, rehearsed against a folder.</summary>
[Trait("Speed", "Slow")]
public sealed class ReleaseScriptTests(PackedPackages packages)
{
    [Fact]
    public async Task A_rehearsal_pushes_all_packages_into_a_folder()
    {
        SkipWithoutBash();
        using TemporaryFolder feed = new("kolada-push-");

        ProgramRun run = await RunAsync(await packages.GetFolderAsync(), "push", feed.FullName, "--rehearsal");

        Assert.True(run.ExitCode == 0, run.Transcript);
        Assert.Equal(
            Build.PackageIds.Select(id => $"{id}.{Build.Version}.nupkg").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(feed.FullName, "*.nupkg", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    /// <summary>What the audit finds wrong must stop a release, not the next build.</summary>
    [Fact]
    public async Task A_check_leaves_no_errors_behind_for_the_next_build()
    {
        SkipWithoutBash();
        await RunAsync(await packages.GetFolderAsync(), "check", "--rehearsal");

        Assert.All(
            Directory.EnumerateFiles(Repository.PathOf("src"), "project.assets.json", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("\"level\": \"Error\"", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_packed_is_not_pushed_and_each_reason_is_told()
    {
        SkipWithoutBash();
        using TemporaryFolder nothing = new("kolada-nothing-");
        using TemporaryFolder feed = new("kolada-push-");

        ProgramRun run = await RunAsync(nothing.FullName, "push", feed.FullName, "--rehearsal");

        Assert.NotEqual(0, run.ExitCode);
        Assert.All(Build.PackageIds, id => Assert.Contains($"has no {id} {Build.Version}", run.Output, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(feed.FullName));
    }

    private static void SkipWithoutBash() => Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The release script needs bash.");

    private static Task<ProgramRun> RunAsync(string packed, params string[] arguments) =>
        Tool.TryAsync("env", Repository.Root, [$"KOLADA_PACKAGES={packed}", "tools/release/release.sh", .. arguments]);
}
