namespace Kolada.Efficiency.Tests.Support;

/// <summary>Texts kept in git beside the tests. To accept a change, run the tests with UPDATE_GOLDEN=1 and review the difference.</summary>
internal static class Golden
{
    public static void AssertSame(string name, string actual)
    {
        string path = Repository.PathOf("tests", "Kolada.Efficiency.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
