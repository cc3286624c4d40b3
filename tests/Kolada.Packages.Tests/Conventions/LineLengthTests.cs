using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kolada.Packages.Tests.Conventions;

/// <summary>A line of code can be read without scrolling.</summary>
public sealed class LineLengthTests
{
    private const int Longest = 160;

    public static TheoryData<string> Folders => ["src", "tests", "tools", "benchmarks", "samples"];

    /// <summary>Text in quotes does not count: expected output and data stand as they are, and a sentence is not cut for its length.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void A_line_has_at_most_160_columns_without_its_text(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories).Where(IsOurs)];

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => TooLong(File.ReadAllText(file)).Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line}")));
    }

    [Fact]
    public void Long_code_is_found_and_long_text_is_not()
    {
        string code = "int a = " + string.Join(" + ", Enumerable.Repeat("1", 60)) + ";\n";
        string comment = "// " + new string('x', 160) + "\n";
        string text = "string b = \"" + new string('x', 160) + "\";\n";
        string filled = "string c = $\"" + new string('x', 160) + "{a}\";\n";
        string lines = "string d = \"\"\"\n    " + new string('x', 160) + "\n    \"\"\";\n";

        Assert.Equal([1, 2], TooLong(code + comment + text + filled + lines));
    }

    private static bool IsOurs(string path) => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    /// <summary>The numbers of the lines that are too long, from 1.</summary>
    private static IEnumerable<int> TooLong(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithFeatures([new("FileBasedProgram", "true")]));
        Microsoft.CodeAnalysis.Text.TextLineCollection lines = tree.GetText().Lines;
        int[] lengths = [.. lines.Select(line => line.End - line.Start)];
        foreach (FileLinePositionSpan text in tree.GetRoot().DescendantNodes(node => !IsText(node)).Where(IsText).Select(node => tree.GetLineSpan(node.Span)))
        {
            for (int line = text.StartLinePosition.Line; line <= text.EndLinePosition.Line; line++)
            {
                int start = line == text.StartLinePosition.Line ? text.StartLinePosition.Character : 0;
                int end = line == text.EndLinePosition.Line ? text.EndLinePosition.Character : lines[line].End - lines[line].Start;
                lengths[line] -= end - start;
            }
        }

        return lengths.Index().Where(line => line.Item > Longest).Select(line => line.Index + 1);
    }

    private static bool IsText(SyntaxNode node) => node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression);
}
