using System.Reflection;

namespace Kolada.Packages.Tests.Conventions;

/// <summary>The public surface stays small, and its forms can be told apart at a glance.</summary>
public sealed class SurfaceTests
{
    /// <summary>More than this, and a user no longer finds what there is.</summary>
    private const int MostTypesOfTheClient = 40;

    [Fact]
    public void The_client_has_at_most_forty_public_types() =>
        Assert.InRange(typeof(KoladaClient).Assembly.GetExportedTypes().Length, 1, MostTypesOfTheClient);

    [Fact]
    public void No_name_stands_for_a_stream_in_one_form_and_for_a_task_in_another() =>
        Assert.Empty(
            from library in Build.Libraries
            from type in library.GetExportedTypes()
            from methods in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .GroupBy(method => method.Name, StringComparer.Ordinal)
            where methods.Any(method => IsStream(method.ReturnType)) && methods.Any(method => method.ReturnType.IsAssignableTo(typeof(Task)))
            select $"{type}.{methods.Key}");

    [Fact]
    public void A_positional_record_has_at_most_four_members() =>
        Assert.Empty(
            from library in Build.Libraries
            from type in library.GetExportedTypes()
            let deconstruct = type.GetMethods().Where(method => method.Name == "Deconstruct").MaxBy(method => method.GetParameters().Length)
            where deconstruct?.GetParameters().Length > 4
            select type.FullName);

    private static bool IsStream(Type type) => type.GetInterfaces().Append(type)
        .Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
