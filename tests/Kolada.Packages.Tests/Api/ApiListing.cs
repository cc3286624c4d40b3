using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kolada.Packages.Tests.Api;

/// <summary>The public API of an assembly as text: by namespace, then by type, with one member a line in the order of a C# file.</summary>
/// <remarks>
/// Names are as short as C# allows below the listing's <c>using</c> lines. What the compiler adds to a record (equality,
/// <c>Deconstruct</c>, <c>ToString</c>) is not listed: the word record says it.
/// </remarks>
internal static class ApiListing
{
    private const string Indent = "    ";
    private const int LineLength = 160;

    /// <summary>The implicit usings of the .NET SDK, so that a listing reads as a file of a new project does.</summary>
    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters
            | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis
            | SymbolDisplayParameterOptions.IncludeModifiers,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeMemberKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    /// <summary>The listing of an assembly.</summary>
    public static string Write(Assembly assembly)
    {
        CSharpCompilation compilation = PublicApi.Compile(assembly);
        StringBuilder text = new();
        text.Append("// The public API of ").Append(assembly.GetName().Name).Append(". What does not say protected is public.\n");
        foreach (string name in Usings)
        {
            text.Append("using ").Append(name).Append(";\n");
        }

        foreach (var types in PublicApi.Types(compilation, assembly)
            .GroupBy(type => type.ContainingNamespace.ToDisplayString(), StringComparer.Ordinal)
            .OrderBy(types => types.Key, StringComparer.Ordinal))
        {
            text.Append("\nnamespace ").Append(types.Key).Append('\n');
            Names names = new(compilation, types.Key);
            foreach (INamedTypeSymbol type in types.OrderBy(names.Write, StringComparer.Ordinal))
            {
                WriteType(text, type, names);
            }
        }

        return text.ToString();
    }

    private static void WriteType(StringBuilder text, INamedTypeSymbol type, Names names)
    {
        text.Append('\n').Append(Indent).Append(Head(type, names)).Append('\n');
        foreach (string member in PublicApi.Members(type)
            .Select(member => (Rank: Rank(member), member.Name, Line: Accessibility(member) + names.Write(member)))
            .OrderBy(member => member.Rank)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Line, StringComparer.Ordinal)
            .Select(member => member.Line))
        {
            text.Append(Indent).Append(Indent).Append(Wrap(member)).Append('\n');
        }
    }

    /// <summary>A declaration too long for a line has one parameter a line.</summary>
    private static string Wrap(string member)
    {
        if (member.Length + (2 * Indent.Length) <= LineLength)
        {
            return member;
        }

        const string NewLine = "\n" + Indent + Indent + Indent;
        StringBuilder wrapped = new();
        int depth = 0;
        foreach (char letter in member)
        {
            depth += letter switch { '(' or '<' or '[' => 1, ')' or '>' or ']' => -1, _ => 0 };
            bool first = letter == '(' && depth == 1;
            bool next = letter == ' ' && depth == 1 && wrapped[^1] == ',';
            wrapped.Append((first, next) switch { (true, _) => letter + NewLine, (_, true) => NewLine, _ => letter.ToString() });
        }

        return wrapped.ToString();
    }

    /// <summary>Modifiers, kind, name, and what it derives from.</summary>
    private static string Head(INamedTypeSymbol type, Names names)
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
        List<string> bases =
        [
            .. type.Interfaces.Select(names.Write)
                .Where(name => !(type.IsRecord && name.StartsWith("IEquatable<", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent })
        {
            bases.Insert(0, names.Write(parent));
        }

        return $"{Accessibility(type)}{modifiers}{kind} {names.Write(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static string Accessibility(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public ? "" : "protected ";

    /// <summary>Where a member stands in its type: constants by value, then what makes it, what it has, what it does, and operators.</summary>
    private static (int Kind, long Value) Rank(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value => (0, Convert.ToInt64(value.ConstantValue, null)),
        IFieldSymbol => (0, 0),
        IMethodSymbol { MethodKind: MethodKind.Constructor } => (1, 0),
        IPropertySymbol => (2, 0),
        IEventSymbol => (3, 0),
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => (5, 0),
        _ => (4, 0),
    };

    /// <summary>Writes symbols as they are written inside a namespace, below the listing's usings.</summary>
    private sealed class Names
    {
        private readonly SemanticModel _model;
        private readonly int _position;

        public Names(CSharpCompilation compilation, string name)
        {
            string code = string.Concat(Usings.Select(used => $"using {used};\n")) + $"namespace {name} {{ }}";
            SyntaxTree tree = CSharpSyntaxTree.ParseText(code);
            _model = compilation.AddSyntaxTrees(tree).GetSemanticModel(tree);
            _position = code.LastIndexOf('}') - 1;
        }

        public string Write(ISymbol symbol) => symbol.ToMinimalDisplayString(_model, _position, Format);
    }
}
