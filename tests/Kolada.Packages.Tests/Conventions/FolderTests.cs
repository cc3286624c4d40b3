namespace Kolada.Packages.Tests.Conventions;

/// <summary>Within a project, folders need each other in one direction only.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_do_not_need_each_other(string project)
    {
        IReadOnlyList<string> cycles = FolderCycles.Find(SourcesOf(project));

        Assert.True(cycles.Count == 0, string.Join(Environment.NewLine, cycles));
    }

    [Fact]
    public void Two_folders_that_name_each_other_are_a_cycle() =>
        Assert.Equal(
            "The folders High, Low in '' need each other. High uses Low: High/Tower.cs names Cellar; Low uses High: Low/Cellar.cs names Tower.",
            Assert.Single(Find(
                ("High/Tower.cs", "namespace A; class Tower { B.Cellar? Below; }"),
                ("Low/Cellar.cs", "namespace B; class Cellar { A.Tower? Above; }"))));

    [Fact]
    public void A_cycle_over_three_folders_is_found_and_named_once() =>
        Assert.StartsWith(
            "The folders A, B, C in ''",
            Assert.Single(Find(
                ("A/One.cs", "class One { Two? Next; }"),
                ("B/Two.cs", "class Two { Three? Next; }"),
                ("C/Three.cs", "class Three { One? Next; }"),
                ("D/Four.cs", "class Four { One? Next; }"))),
            StringComparison.Ordinal);

    [Fact]
    public void A_member_used_through_var_counts() =>
        Assert.Single(Find(
            ("High/Tower.cs", "public class Tower { public int Height => Maker.Make(); }"),
            ("Low/Maker.cs", "public static class Maker { public static int Make() => 1; }"),
            ("Low/User.cs", "public class User { public int Read(Middle middle) { var tower = middle.Get(); return tower.Height; } }"),
            ("Low/Middle.cs", "public abstract class Middle { public abstract Tower Get(); }")));

    [Fact]
    public void Files_beside_folders_may_use_them_but_not_be_used_by_them_too()
    {
        (string, string) root = ("Client.cs", "class Client { Part? Part; }");

        Assert.Empty(Find(root, ("Parts/Part.cs", "class Part;")));
        Assert.Single(Find(root, ("Parts/Part.cs", "class Part { Client? Owner; }")));
    }

    [Fact]
    public void Folders_inside_a_folder_are_compared_with_each_other()
    {
        (string, string) one = ("All/One/First.cs", "class First { Second? Next; }");

        Assert.Empty(Find(one, ("All/Two/Second.cs", "class Second;"), ("Top/User.cs", "class User { First? First; }")));
        Assert.Contains("in 'All'", Assert.Single(Find(one, ("All/Two/Second.cs", "class Second { First? Before; }"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_using_or_a_documentation_comment_is_no_need() =>
        Assert.Empty(Find(
            ("High/Tower.cs", "namespace High; class Tower { Low.Cellar? Below; }"),
            ("Low/Cellar.cs", "using High;\nnamespace Low;\n/// <summary>Carries a <see cref=\"Tower\"/>.</summary>\nclass Cellar;")));

    private static IReadOnlyList<string> Find(params (string Path, string Code)[] files) =>
        FolderCycles.Find(files.ToDictionary(file => file.Path, file => file.Code, StringComparer.Ordinal));

    private static Dictionary<string, string> SourcesOf(string project)
    {
        string root = Repository.PathOf("src", project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(path => path, path => File.ReadAllText(Path.Combine(root, path)), StringComparer.Ordinal);
    }
}
