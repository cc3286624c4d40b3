using Kolada.Cli.Hosting;
using Kolada.Cli.Output;
using Kolada.Efficiency;
using Kolada.Efficiency.Text;

namespace Kolada.Cli.Tests.Output;

public sealed class DocumentTests : IDisposable
{
    private static readonly Texts English = new(ReportLanguage.English);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string File(string name) => _folder.PathOf(name);

    private static Terminal NoTerminal() => new() { Output = Stream.Null, Error = TextWriter.Null };

    [Fact]
    public async Task A_completed_document_replaces_the_file()
    {
        await System.IO.File.WriteAllTextAsync(File("out.txt"), "old", TestContext.Current.CancellationToken);
        using (Document document = Document.Open(File("out.txt"), DocumentFormat.Csv, NoTerminal(), English))
        {
            await document.CompleteWithAsync("nytt åäö\n", TestContext.Current.CancellationToken);
        }

        Assert.Equal("nytt åäö\n", await System.IO.File.ReadAllTextAsync(File("out.txt"), TestContext.Current.CancellationToken));
        Assert.Equal(["out.txt"], _folder.Files.Select(file => file.Name));
    }

    [Fact]
    public async Task A_document_that_fails_leaves_the_old_file_and_nothing_else()
    {
        await System.IO.File.WriteAllTextAsync(File("out.txt"), "old", TestContext.Current.CancellationToken);
        using (Document document = Document.Open(File("out.txt"), DocumentFormat.Csv, NoTerminal(), English))
        {
            await document.WriteAsync("half", TestContext.Current.CancellationToken);
        }

        Assert.Equal("old", await System.IO.File.ReadAllTextAsync(File("out.txt"), TestContext.Current.CancellationToken));
        Assert.Equal(["out.txt"], _folder.Files.Select(file => file.Name));
    }

    [Fact]
    public async Task A_link_stays_a_link_to_the_new_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows that a test cannot count on.");
        await System.IO.File.WriteAllTextAsync(File("real.txt"), "old", TestContext.Current.CancellationToken);
        System.IO.File.CreateSymbolicLink(File("link.txt"), File("real.txt"));
        using (Document document = Document.Open(File("link.txt"), DocumentFormat.Csv, NoTerminal(), English))
        {
            await document.CompleteWithAsync("new", TestContext.Current.CancellationToken);
        }

        Assert.Equal("new", await System.IO.File.ReadAllTextAsync(File("real.txt"), TestContext.Current.CancellationToken));
        Assert.NotNull(new FileInfo(File("link.txt")).LinkTarget);
    }

    [Fact]
    public async Task A_replaced_file_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await System.IO.File.WriteAllTextAsync(File("out.txt"), "old", TestContext.Current.CancellationToken);
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        SetMode(File("out.txt"), mode);
        using (Document document = Document.Open(File("out.txt"), DocumentFormat.Csv, NoTerminal(), English))
        {
            await document.CompleteWithAsync("new", TestContext.Current.CancellationToken);
        }

        Assert.Equal(mode, ModeOf(File("out.txt")));
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_told_before_anything_is_fetched()
    {
        ToolException missing = Assert.Throws<ToolException>(() => Document.Open(File("no/such/out.txt"), DocumentFormat.Csv, NoTerminal(), English));

        Assert.Contains("does not exist", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_not_a_file() => Assert.Throws<ToolException>(() => Document.Open(_folder.FullName, DocumentFormat.Csv, NoTerminal(), English));

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : System.IO.File.GetUnixFileMode(path);

    [Theory]
    [InlineData(250, 'x')]
    [InlineData(120, 'å')]
    [InlineData(60, '\u4e2d')]
    public async Task A_name_may_be_as_long_as_the_file_system_allows(int length, char letter)
    {
        string name = new(letter, length);
        using (Document document = Document.Open(File(name), DocumentFormat.Csv, NoTerminal(), English))
        {
            await document.CompleteWithAsync("x", TestContext.Current.CancellationToken);
        }

        Assert.Equal([name], _folder.Files.Select(file => file.Name));
    }

    [Fact]
    public async Task What_steers_a_terminal_is_taken_out_of_a_document_there_and_nowhere_else()
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes("a\u001b[31m\u202e\u2066å\u009b\U0001F600\n");
        foreach ((bool isTerminal, DocumentFormat format, string expected) in new[]
        {
            (true, DocumentFormat.Csv, "a\uFFFD[31m\uFFFD\uFFFDå\uFFFD\U0001F600\n"),
            (true, DocumentFormat.Markdown, "a\uFFFD[31m\uFFFD\uFFFDå\uFFFD\U0001F600\n"),
            (true, DocumentFormat.Table, "a\u001b[31m\u202e\u2066å\u009b\U0001F600\n"),
            (false, DocumentFormat.Csv, "a\u001b[31m\u202e\u2066å\u009b\U0001F600\n"),
        })
        {
            using MemoryStream output = new();
            using Document document = Document.Open(null, format, NoTerminal() with { Output = output, OutputIsTerminal = isTerminal }, English);
            foreach (byte one in text)
            {
                await document.Stream.WriteAsync(new[] { one }, TestContext.Current.CancellationToken);
            }

            Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(output.ToArray()));
        }
    }
}
