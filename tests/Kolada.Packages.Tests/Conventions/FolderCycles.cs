using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kolada.Packages.Tests.Conventions;

/// <summary>Finds folders of a project that need each other, as the compiler sees its code. What documentation comments name does not count.</summary>
/// <remarks>
/// Folders are compared with their siblings. The files that lie directly in a folder count as one more sibling, <c>.</c>, of its
/// subfolders: either these files use the subfolders, or the subfolders use them, but not both.
/// </remarks>
internal static class FolderCycles
{
    private const string FilesOfTheFolder = ".";

    /// <summary>What every project of the repository uses without saying so.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] Libraries =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The cycles between folders.</summary>
    /// <param name="sources">The code by its path inside the project, with slashes.</param>
    /// <returns>One text a cycle: its folders, with an example for each step. Empty when there is none.</returns>
    public static IReadOnlyList<string> Find(IReadOnlyDictionary<string, string> sources)
    {
        ILookup<string, Reference> byFolder = References(sources).ToLookup(reference => reference.Folder, StringComparer.Ordinal);
        return [.. byFolder.SelectMany(folder => Cycles(folder.Key, [.. folder]))];
    }

    private static IEnumerable<string> Cycles(string folder, Reference[] references)
    {
        ILookup<string, string> uses = references.Select(reference => (reference.From, reference.To)).Distinct()
            .ToLookup(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (string start in uses.Select(group => group.Key).Order(StringComparer.Ordinal).Where(start => !told.Contains(start)))
        {
            HashSet<string> cycle = [.. Reach(start, uses).Where(end => Reach(end, uses).Contains(start))];
            if (cycle.Contains(start))
            {
                told.UnionWith(cycle);
                IEnumerable<string> steps = references
                    .Where(reference => cycle.Contains(reference.From) && cycle.Contains(reference.To))
                    .DistinctBy(reference => (reference.From, reference.To))
                    .Select(reference => $"{reference.From} uses {reference.To}: {reference.Example}");
                yield return $"The folders {string.Join(", ", cycle.Order(StringComparer.Ordinal))} in '{folder}' need each other. {string.Join("; ", steps)}.";
            }
        }
    }

    /// <summary>All that can be reached from a folder in one step or more.</summary>
    private static HashSet<string> Reach(string start, ILookup<string, string> uses)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string> open = new([start]);
        while (open.TryPop(out string? from))
        {
            foreach (string to in uses[from].Where(reached.Add))
            {
                open.Push(to);
            }
        }

        return reached;
    }

    private static IEnumerable<Reference> References(IReadOnlyDictionary<string, string> sources)
    {
        SyntaxTree[] trees = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, Language, source.Key))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Project",
            [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, Language)],
            Libraries,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        HashSet<string> declared = [.. trees.SelectMany(tree => tree.GetRoot().DescendantNodes()).Select(DeclaredName).OfType<string>()];
        return trees.SelectMany(tree => ReferencesOf(tree, compilation.GetSemanticModel(tree), declared));
    }

    /// <summary>The name that a node gives to something; null when it names nothing. Asking the compiler about other names would be a waste of time.</summary>
    private static string? DeclaredName(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ParameterSyntax { Parent.Parent: TypeDeclarationSyntax } property => property.Identifier.Text,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.Text,
        EnumMemberDeclarationSyntax member => member.Identifier.Text,
        _ => null,
    };

    /// <remarks>A type in parts may have one in each of several folders; whoever names it from one of these folders needs no other.</remarks>
    private static IEnumerable<Reference> ReferencesOf(SyntaxTree tree, SemanticModel model, HashSet<string> declared) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        where declared.Contains(name.Identifier.Text) && name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null
        let symbol = Declared(model.GetSymbolInfo(name))
        where symbol is not null and not INamespaceSymbol
        let targets = symbol.DeclaringSyntaxReferences.Select(declaration => declaration.SyntaxTree.FilePath).ToArray()
        where targets.Length > 0 && !targets.Contains(tree.FilePath, StringComparer.Ordinal)
        let steps = targets.Select(target => Step(tree.FilePath, target, name.Identifier.Text)).ToArray()
        where !steps.Contains(null)
        select steps[0];

    private static ISymbol? Declared(SymbolInfo info)
    {
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol?.OriginalDefinition;
    }

    /// <summary>A reference between siblings of the deepest folder that both files lie in; null when they lie in the same one.</summary>
    private static Reference? Step(string from, string to, string name)
    {
        string[] source = from.Split('/');
        string[] target = to.Split('/');
        int common = 0;
        while (common < source.Length - 1 && common < target.Length - 1 && source[common] == target[common])
        {
            common++;
        }

        string sibling = common < source.Length - 1 ? source[common] : FilesOfTheFolder;
        string other = common < target.Length - 1 ? target[common] : FilesOfTheFolder;
        return sibling == other ? null : new Reference(string.Join('/', source[..common]), sibling, other, $"{from} names {name}");
    }

    private sealed record Reference(string Folder, string From, string To, string Example);
}
