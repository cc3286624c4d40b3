using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Kolada.Packages.Tests.Api;

/// <summary>The public API of an assembly as text: what a user can name, sorted, one declaration a line.</summary>
/// <remarks>What the compiler adds to a record (equality, <c>Deconstruct</c>, <c>ToString</c>) is not listed: the word record says it.</remarks>
internal static class ApiListing
{
    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeModifiers,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeMemberKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    /// <summary>The listing of an assembly.</summary>
    public static string Write(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (INamedTypeSymbol type in PublicApi.Types(assembly).OrderBy(Name, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (string member in PublicApi.Members(type).Select(member => member.ToDisplayString(Format)).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Modifiers, kind, name, and what it derives from.</summary>
    private static string Head(INamedTypeSymbol type)
    {
        string modifiers = (type.IsStatic, type.TypeKind) switch
        {
            (true, _) => "static ",
            (_, TypeKind.Class) => type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "",
            (_, TypeKind.Struct) => type.IsReadOnly ? "readonly " : "",
            _ => "",
        };
        string kind = type.TypeKind switch
        {
            TypeKind.Class => type.IsRecord ? "record" : "class",
            TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
            _ => type.TypeKind.ToString().ToLowerInvariant(),
        };
        List<string> bases = [.. type.Interfaces.Select(Name).Where(name => !(type.IsRecord && name.StartsWith("System.IEquatable<", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent })
        {
            bases.Insert(0, Name(parent));
        }

        return $"{modifiers}{kind} {Name(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static string Name(ITypeSymbol type) => type.ToDisplayString(Format);
}
