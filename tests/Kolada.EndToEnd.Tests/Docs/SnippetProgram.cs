using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kolada.EndToEnd.Tests.Docs;

/// <summary>The snippets of a page as one program: usings first, then the statements in order, then the types.</summary>
internal sealed class SnippetProgram(IReadOnlyList<string> snippets)
{
    private const string ImplicitUsings =
        "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Net.Http; using System.Threading; using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);
    private static readonly SemaphoreSlim ConsoleIsOurs = new(1, 1);

    /// <summary>Compiles and runs the program, and returns what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message has the compiler's and the source.</exception>
    public async Task<string> RunAsync()
    {
        MethodInfo main = Compile().EntryPoint!;
        object?[] arguments = main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
        await ConsoleIsOurs.WaitAsync();
        TextWriter before = Console.Out;
        using TemporaryFolder folder = new();
        string workingFolder = Environment.CurrentDirectory;
        using StringWriter output = new(CultureInfo.InvariantCulture);
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder.FullName;
            if (main.Invoke(null, arguments) is Task running)
            {
                await running;
            }
        }
        finally
        {
            Console.SetOut(before);
            Environment.CurrentDirectory = workingFolder;
            ConsoleIsOurs.Release();
        }

        return output.ToString();
    }

    private Assembly Compile()
    {
        string source = Source();
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippets" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source, Language)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException(
                string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())) + "\n\n" + source);
    }

    private string Source()
    {
        CompilationUnitSyntax[] units = [.. snippets.Select(code => CSharpSyntaxTree.ParseText(code, Language).GetCompilationUnitRoot())];
        IEnumerable<string> usings = units.SelectMany(unit => unit.Usings).Select(directive => directive.ToString()).Distinct(StringComparer.Ordinal);
        IEnumerable<string> statements = units.SelectMany(unit => unit.Members.OfType<GlobalStatementSyntax>()).Select(member => member.ToFullString());
        IEnumerable<string> types = units.SelectMany(unit => unit.Members.Where(member => member is not GlobalStatementSyntax))
            .Select(member => member.ToFullString());
        return string.Join('\n', [ImplicitUsings, .. usings, .. statements, .. types]);
    }
}
