using System.Text.Json.Serialization;

namespace Kolada;

/// <summary>What a municipality id stands for, or which kind a KPI is about. Kolada may add values: compare with the known ones, keep the rest.</summary>
[JsonConverter(typeof(KoladaJsonConverter))]
public readonly record struct MunicipalityType
{
    private readonly string? _value;

    /// <summary>Wraps a type.</summary>
    /// <param name="value">The letter that Kolada sends: <c>K</c>, <c>L</c>, <c>A</c>, or one that came later; null counts as empty, not stated.</param>
    public MunicipalityType(string? value) => _value = string.IsNullOrEmpty(value) ? null : value;

    /// <summary>A municipality (<c>K</c>, kommun).</summary>
    public static MunicipalityType Municipality { get; } = new("K");

    /// <summary>A region (<c>L</c>, formerly landsting). Riket has this type too.</summary>
    public static MunicipalityType Region { get; } = new("L");

    /// <summary>Both kinds (<c>A</c>, alla); only KPIs have it.</summary>
    public static MunicipalityType All { get; } = new("A");

    /// <summary>The letter that Kolada sends; empty when not stated.</summary>
    public string Value => _value ?? "";

    /// <summary>The letter that Kolada sends.</summary>
    public override string ToString() => Value;
}

/// <summary>Why a value is what it is, most often why it is missing. Kolada may add values: compare with the known ones, keep the rest.</summary>
[JsonConverter(typeof(KoladaJsonConverter))]
public readonly record struct ValueStatus
{
    private readonly string? _value;

    /// <summary>Wraps a status.</summary>
    /// <param name="value">The text that Kolada sends; null counts as empty.</param>
    public ValueStatus(string? value) => _value = string.IsNullOrEmpty(value) ? null : value;

    /// <summary>Nothing to remark (empty text): an ordinary value, or a missing one that Kolada does not explain.</summary>
    public static ValueStatus None { get; }

    /// <summary>Not reported (<c>Missing</c>).</summary>
    public static ValueStatus Missing { get; } = new("Missing");

    /// <summary>Withheld because too few people stand behind it (<c>Privacy</c>).</summary>
    public static ValueStatus Privacy { get; } = new("Privacy");

    /// <summary>The question does not arise here (<c>Not applicable</c>).</summary>
    public static ValueStatus NotApplicable { get; } = new("Not applicable");

    /// <summary>The text that Kolada sends; empty when there is nothing to remark.</summary>
    public string Value => _value ?? "";

    /// <summary>The text that Kolada sends.</summary>
    public override string ToString() => Value;
}
