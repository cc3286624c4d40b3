using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kolada.Packages.Tests.Api;

/// <summary>The public API of an assembly as the compiler sees it: what a user can name, without what the compiler adds by itself.</summary>
internal static class PublicApi
{
    /// <summary>Public types, nested ones after their container.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Types(Assembly assembly)
    {
        MetadataReference subject = MetadataReference.CreateFromFile(assembly.Location);
        IEnumerable<MetadataReference> others = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create("Listing", references: [subject, .. others]);
        return [.. Types(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(subject)!).GlobalNamespace)];
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

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: not null };

    private static bool IsCompilers(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0, ContainingType.TypeKind: TypeKind.Struct or TypeKind.Enum }
        || member.Name.Contains('$', StringComparison.Ordinal)
        || member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum, HasConstantValue: false }
        || member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}
