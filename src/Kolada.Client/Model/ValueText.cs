using System.Globalization;

namespace Kolada.Client.Model;

/// <summary>A value in one line, for a console or a debugger.</summary>
internal static class ValueText
{
    public static string Of(string what, double? value, ValueStatus status, bool isDeleted)
    {
        string shown = value?.ToString(CultureInfo.InvariantCulture) ?? "missing";
        string remark = status == ValueStatus.None ? "" : $" ({status})";
        return $"{what}: {shown}{remark}{(isDeleted ? ", withdrawn" : "")}";
    }
}
