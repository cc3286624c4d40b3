namespace Kolada.Efficiency.Models
{
    internal static class BuiltInModels { public static IReadOnlyList<string> Names => ["rka", "net-cost"]; public static EfficiencyModel Get(string id) => throw new NotSupportedException(); }
    internal static class ModelReader { public const string ParameterName = "json"; public static EfficiencyModel Read(string json) => throw new NotSupportedException(); }
    internal static class ModelWriter { public static string Write(EfficiencyModel model) => throw new NotSupportedException(); }
    internal static class ModelRules { public static IReadOnlyList<string> Check(EfficiencyModel model) => throw new NotSupportedException(); }
}

namespace Kolada.Efficiency.Reporting
{
    internal static class JsonReportWriter { public static string Write(EfficiencyReport report) => throw new NotSupportedException(); }
    internal static class CsvReportWriter { public static string Write(EfficiencyReport report) => throw new NotSupportedException(); }
    internal static class MarkdownReportWriter { public static string Write(EfficiencyReport report) => throw new NotSupportedException(); }
}
