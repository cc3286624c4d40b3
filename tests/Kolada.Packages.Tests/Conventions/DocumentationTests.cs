using System.Xml.Linq;
using Kolada.Packages.Tests.Api;
using Microsoft.CodeAnalysis;

namespace Kolada.Packages.Tests.Conventions;

/// <summary>The documentation file that goes into each package has every public member.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Libraries => [.. Build.LibraryIds];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_public_member_is_documented_with_its_parameters(string id)
    {
        System.Reflection.Assembly library = Build.Libraries.Single(library => library.GetName().Name == id);
        Dictionary<string, XElement> documented = XDocument.Load(Path.ChangeExtension(library.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
        ISymbol[] symbols = [.. PublicApi.Types(library).SelectMany(type => PublicApi.Members(type).Prepend(type)).Where(NeedsWords)];

        Assert.NotEmpty(symbols);
        Assert.Empty(symbols.SelectMany(symbol => Complaints(symbol, documented.GetValueOrDefault(symbol.GetDocumentationCommentId()!))));
    }

    /// <summary>A constructor without parameters has nothing to say, and a positional record's parameters are documented at the type.</summary>
    private static bool NeedsWords(ISymbol symbol) => symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 }
        && !(symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true } constructor && IsPrimary(constructor));

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.Parameters.All(parameter => constructor.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any());

    private static IEnumerable<string> Complaints(ISymbol symbol, XElement? documentation)
    {
        if (documentation is null || !Says(documentation.Element("summary")) && documentation.Element("inheritdoc") is null)
        {
            yield return $"{symbol.ToDisplayString()} has no summary";
        }
        else if (symbol is IMethodSymbol method && documentation.Element("inheritdoc") is null)
        {
            HashSet<string?> said = [.. documentation.Elements("param").Where(Says).Select(param => param.Attribute("name")?.Value)];
            foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => !said.Contains(parameter.Name)))
            {
                yield return $"{symbol.ToDisplayString()} does not document {parameter.Name}";
            }
        }
    }

    private static bool Says(XElement? element) => element is not null && (element.Value.Trim().Length > 0 || element.HasElements);
}
