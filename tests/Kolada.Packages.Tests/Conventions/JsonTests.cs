using System.Reflection;
using System.Text.Json.Serialization;

namespace Kolada.Packages.Tests.Conventions;

/// <summary>Whatever is read or written as JSON is compiled: no reflection at run time.</summary>
public sealed class JsonTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Models => [.. Build.Libraries.SelectMany(library => library.GetTypes()).Where(IsModel)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_type_that_says_how_its_json_looks_is_in_a_compiled_context(Type model)
    {
        JsonSerializerContext[] contexts = [.. model.Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonSerializerContext))).Select(Default)];

        Assert.Contains(contexts, context => context.GetTypeInfo(model) is not null);
    }

    /// <summary>A type with a converter of its own needs nothing compiled, wherever it occurs; nor does a member that a user's JSON leaves out.</summary>
    private static bool IsModel(Type type) => !type.IsGenericTypeDefinition && !type.IsSubclassOf(typeof(JsonSerializerContext))
        && type.GetMembers(Everything)
            .Any(member => member.GetCustomAttributes<JsonAttribute>(inherit: false).Any(attribute => attribute is not JsonIgnoreAttribute));

    private static JsonSerializerContext Default(Type context) =>
        (JsonSerializerContext)context.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
