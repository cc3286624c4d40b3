using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kolada.Packages.Tests.Api;

/// <summary>The public API of an assembly as the compiler sees it: what a user can name, without what the compiler adds by itself.</summary>
internal static class PublicApi
{
    /// <summary>Public types, nested ones after their container.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Types(Assembly assembly) => Types(Compile(assembly), assembly);

    /// <summary>The public types of an assembly that a compilation refers to.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Types(CSharpCompilation compilation, Assembly assembly)
    {
        MetadataReference subject = compilation.References.Single(reference => reference.Display == assembly.Location);
        return [.. Types(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(subject)!).GlobalNamespace)];
    }

    /// <summary>An empty compilation that refers to an assembly and to all that it may need.</summary>
    public static CSharpCompilation Compile(Assembly assembly)
    {
        IEnumerable<string> paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Listing",
            references: paths.Append(assembly.Location).Distinct(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path)));
    }

    /// <summary>Public and protected members of a type. A record's equality, <c>Deconstruct</c> and <c>ToString</c> are the compiler's.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => IsVisible(member) && member is not INamedTypeSymbol && !IsAccessor(member) && !IsCompilers(member));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol type when IsVisible(type) => Types(type).Prepend(type),
        _ => [],
    });

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };

    private static bool IsCompilers(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0, ContainingType.TypeKind: TypeKind.Struct or TypeKind.Enum }
        || member.Name.Contains('$', StringComparison.Ordinal)
        || member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum, HasConstantValue: false }
        || member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
