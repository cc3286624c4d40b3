using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kolada.Packages.Tests.Conventions;

/// <summary>Anyone can build our records by hand, with every property: a test of a user's own needs no server.</summary>
public sealed class RecordTests
{
    public static TheoryData<Type> Records => [.. Build.Libraries.SelectMany(library => library.GetExportedTypes()).Where(IsRecord)];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_is_built_by_hand_with_every_property(Type type)
    {
        Type closed = type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(int)) : type;
        object record = Make(closed, depth: 0);

        foreach (PropertyInfo property in closed.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsStored))
        {
            Assert.True(property.SetMethod is { IsPublic: true }, $"{type}.{property.Name} cannot be set");
            object? value = Value(property.PropertyType, depth: 0);
            property.SetValue(record, value);
            Assert.Equal(value, property.GetValue(record));
        }
    }

    private static bool IsRecord(Type type) => !type.IsAbstract
        && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null
        && !type.Name.EndsWith("Id", StringComparison.Ordinal);   // an id is its text, checked when it is made

    /// <summary>What is computed from other properties has no field behind it.</summary>
    private static bool IsStored(PropertyInfo property) => property.GetIndexParameters().Length == 0
        && property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static object Make(Type type, int depth)
    {
        ConstructorInfo? constructor = type.GetConstructors().OrderBy(candidate => candidate.GetParameters().Length).FirstOrDefault();
        return constructor?.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, depth + 1))])
            ?? (type.IsValueType ? Activator.CreateInstance(type) : Named(type))
            ?? throw new NotSupportedException($"{type} has neither a public constructor nor a value with a name.");
    }

    /// <summary>A well-known value: a static property of the type itself.</summary>
    private static object? Named(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(property => property.PropertyType == type)?.GetValue(null);

    /// <summary>A value of a type, as a user might write it.</summary>
    private static object? Value(Type type, int depth) => Nullable.GetUnderlyingType(type) is { } underlying ? Value(underlying, depth)
        : type == typeof(string) ? "text"
        : type == typeof(int) ? 2024
        : type == typeof(long) ? 2024L
        : type == typeof(double) ? 61.5
        : type == typeof(bool) ? true
        : type == typeof(Uri) ? new Uri("https://api.example.org/v3")
        : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(7)
        : type == typeof(DateOnly) ? new DateOnly(2026, 3, 23)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 3, 23, 0, 0, 0, TimeSpan.Zero)
        : type == typeof(TimeProvider) ? TimeProvider.System
        : type == typeof(ILoggerFactory) ? NullLoggerFactory.Instance
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IProgress<>)
            ? Activator.CreateInstance(typeof(Progress<>).MakeGenericType(type.GetGenericArguments()))
        : type == typeof(KpiTable) ? KpiTable.Create([])
        : type == typeof(Sandbox.ISandboxWorld) ? new Sandbox.SandboxSnapshotBuilder().Build()
        : type == typeof(KpiId) ? new KpiId("N15428")
        : type == typeof(MunicipalityId) ? new MunicipalityId("1267")
        : type == typeof(MunicipalityGroupId) ? new MunicipalityGroupId("G33621")
        : type == typeof(KpiGroupId) ? new KpiGroupId("G2KPI148352")
        : type == typeof(OrganizationalUnitId) ? new OrganizationalUnitId("V15E144001101")
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)
        : type.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? List(type, depth)
        : depth < 5 ? Make(type, depth)
        : throw new NotSupportedException($"{type} cannot be built by hand.");

    private static object List(Type type, int depth)
    {
        Type[] arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        }

        Array list = Array.CreateInstance(arguments[0], 1);
        list.SetValue(Value(arguments[0], depth + 1), 0);
        return list;
    }
}
