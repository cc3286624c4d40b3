using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Kolada.Efficiency.Reasons;

namespace Kolada.Efficiency;

/// <summary>
/// Why something is as it is, as data: why a number is missing, why a year was chosen, what was substituted, what rests on few values.
/// A sentence is made of it where something is written, in the language of whoever reads it.
/// </summary>
/// <param name="Code">What it says, one of <see cref="ReasonCodes"/>: stable, in lower case with hyphens. Whoever builds reports may add codes.</param>
/// <remarks>Two reasons are equal when they have the same code and the same arguments.</remarks>
[JsonConverter(typeof(ReasonJsonConverter))]
public sealed record Reason(string Code)
{
    /// <summary>
    /// What it is about, by name, such as <c>kpi</c> and <c>year</c>; <see cref="ReasonCodes"/> says which names a code has. A value is a text
    /// (<see cref="string"/>), a whole number (<see cref="int"/>), a number (<see cref="double"/>), or a list of texts or of whole numbers.
    /// </summary>
    public IReadOnlyDictionary<string, object> Arguments { get; init; } = new OrderedDictionary<string, object>(StringComparer.Ordinal);

    /// <summary>A remark in words of one's own, which writers show as it stands.</summary>
    /// <param name="english">The sentence in English, or in any language that serves every reader.</param>
    /// <param name="swedish">The sentence in Swedish; null where the first one serves.</param>
    public static Reason FromText(string english, string? swedish = null) =>
        Create(ReasonCodes.Text, (ReasonCodes.English, english), (ReasonCodes.Swedish, swedish));

    /// <summary>The sentence.</summary>
    /// <param name="language">Its language.</param>
    /// <returns>A sentence with a full stop. For a code that this library does not know it is the code with its arguments.</returns>
    public string ToString(ReportLanguage language) => ReasonSentences.Say(this, language);

    /// <summary>The code with its arguments, for logs: <c>no-value (kpi: N15428, year: 2024)</c>.</summary>
    public override string ToString() =>
        Arguments.Count == 0 ? Code : $"{Code} ({string.Join(", ", Arguments.Select(argument => $"{argument.Key}: {Plain(argument.Value)}"))})";

    /// <summary>Whether the other has the same code and arguments.</summary>
    /// <param name="other">The other.</param>
    public bool Equals([NotNullWhen(true)] Reason? other) =>
        other is not null
        && string.Equals(Code, other.Code, StringComparison.Ordinal)
        && Arguments.Count == other.Arguments.Count
        && Arguments.All(
            argument => other.Arguments.TryGetValue(argument.Key, out object? value) && string.Equals(
                Plain(argument.Value),
                Plain(value),
                StringComparison.Ordinal));

    /// <summary>A hash of the code and the number of arguments.</summary>
    public override int GetHashCode() => HashCode.Combine(Code, Arguments.Count);

    /// <summary>A reason with its arguments in an order; those that are null are left out.</summary>
    internal static Reason Create(string code, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        OrderedDictionary<string, object> given = new(StringComparer.Ordinal);
        foreach ((string name, object? value) in arguments)
        {
            if (value is not null)
            {
                given.Add(name, value);
            }
        }

        return new Reason(code) { Arguments = given };
    }

    private static string Plain(object value) => value switch
    {
        string text => text,
        System.Collections.IEnumerable list => string.Join(' ', list.Cast<object>().Select(Plain)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
