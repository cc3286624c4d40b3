using System.Reflection;

namespace Kolada.Packages.Tests.Conventions;

/// <summary>Rules that every public signature of every library keeps. A failing test lists the members that do not.</summary>
public sealed class SignatureTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> PublicTypes => Build.Libraries.SelectMany(library => library.GetExportedTypes());

    private static IEnumerable<MethodBase> PublicMethods =>
        PublicTypes.SelectMany(type => type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
        .Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    [Fact]
    public void An_async_method_takes_a_token_last_and_asks_for_none() =>
        Holds(PublicMethods.OfType<MethodInfo>().Where(method => IsAsync(method) && !IsFixedElsewhere(method)), method =>
            method.GetParameters().LastOrDefault() is { Name: "cancellationToken", HasDefaultValue: true } last && last.ParameterType == typeof(CancellationToken));

    [Fact]
    public void A_token_is_never_taken_but_last() =>
        Holds(PublicMethods, method => method.GetParameters().SkipLast(1).All(parameter => parameter.ParameterType != typeof(CancellationToken)));

    [Fact]
    public void A_method_that_returns_a_task_is_called_Async() =>
        Holds(
            PublicMethods.OfType<MethodInfo>().Where(method => IsTask(method.ReturnType) && !IsFixedElsewhere(method)),
            method => method.Name.EndsWith("Async", StringComparison.Ordinal));

    [Fact]
    public void A_class_is_sealed_or_static() =>
        Holds(PublicTypes.Where(type => type.IsClass), type => type.IsSealed || IsClosed(type));

    /// <summary>An abstract type of which only its own library makes others; what copies a record is there in each.</summary>
    private static bool IsClosed(Type type) => type.IsAbstract
        && type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(constructor => constructor.GetParameters() is not [{ } copied] || copied.ParameterType != type)
            .All(constructor => constructor.IsAssembly || constructor.IsFamilyAndAssembly || constructor.IsPrivate);

    [Fact]
    public void No_public_field_but_constants() =>
        Holds(
            PublicTypes.Where(type => !type.IsEnum)
                .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)),
            field => field.IsLiteral);

    /// <summary>One for what Kolada cannot give, and one for a request that the application layer refuses, with its reasons as data.</summary>
    [Fact]
    public void There_is_one_exception_of_the_client_and_one_of_the_application_layer() =>
        Assert.Equal([typeof(KoladaException), typeof(Application.RequestException)], PublicTypes.Where(type => type.IsAssignableTo(typeof(Exception))));

    [Fact]
    public void Signatures_name_our_types_the_runtimes_and_those_of_Microsoft_Extensions_only() =>
        Holds(PublicMethods, method => TypesOf(method).All(IsWelcome));

    [Fact]
    public void Base_types_and_interfaces_are_welcome_too() =>
        Holds(PublicTypes, type => type.GetInterfaces().Append(type.BaseType ?? typeof(object)).SelectMany(Parts).All(IsWelcome));

    /// <summary>Fails with the members for which the rule does not hold; and when there is none to hold it against.</summary>
    private static void Holds<T>(IEnumerable<T> members, Func<T, bool> rule)
        where T : MemberInfo
    {
        T[] all = [.. members];
        Assert.NotEmpty(all);
        Assert.Empty(all.Where(member => !rule(member)).Select(member => $"{member.DeclaringType}.{member}"));
    }

    private static bool IsAsync(MethodInfo method) => method.Name.EndsWith("Async", StringComparison.Ordinal) || IsTask(method.ReturnType)
        || method.ReturnType.GetInterfaces()
            .Append(method.ReturnType)
            .Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    /// <summary>The runtime's contracts decide about overrides and interface members; accessors take no token.</summary>
    private static bool IsFixedElsewhere(MethodInfo method) =>
        method.IsSpecialName
            || method.GetBaseDefinition() != method
            || method.DeclaringType!.GetInterfaces().Any(contract => method.DeclaringType.GetInterfaceMap(contract).TargetMethods.Contains(method));

    private static IEnumerable<Type> TypesOf(MethodBase method) =>
        method.GetParameters()
            .Select(parameter => parameter.ParameterType)
            .Append(method is MethodInfo { ReturnType: { } returned } ? returned : typeof(void))
            .SelectMany(Parts);

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static bool IsWelcome(Type type)
    {
        string assembly = type.Assembly.GetName().Name!;
        return type.IsGenericParameter || Build.Libraries.Contains(type.Assembly)
            || Path.GetDirectoryName(type.Assembly.Location) == Path.GetDirectoryName(typeof(object).Assembly.Location)
            || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
    }
}
