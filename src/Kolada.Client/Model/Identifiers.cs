using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Kolada.Client.Model;
using Kolada.Client.Text;

namespace Kolada;

/// <summary>
/// The id of a key figure (KPI): <c>N</c> or <c>U</c> and five digits, such as <c>N15428</c>, or a user's own figure, <c>own:NAME</c>.
/// </summary>
/// <remarks>
/// A string converts implicitly, and is checked when it does: one that is no such id throws an <see cref="ArgumentException"/>. <c>TryParse</c> does
/// not. Own figures never reach Kolada: a query that names one is refused.
/// </remarks>
[JsonConverter(typeof(KoladaJsonConverter))]
public readonly record struct KpiId : IParsable<KpiId>
{
    private const string OwnPrefix = "own:";
    private const string What = "KPI id";
    private const string Rule = "N or U and five digits (N15428), or own: and a name of letters, digits, '-', '_' and '.' (own:lokalkostnad)";

    private readonly string? _value;

    /// <summary>Checks and wraps an id.</summary>
    /// <param name="value">For instance <c>N15428</c> or <c>own:lokalkostnad</c>.</param>
    /// <exception cref="ArgumentException">The text is not a KPI id.</exception>
    public KpiId(string value) => _value = IsValid(value)
        ? value
        : throw IdRules.Malformed(value, What, Rule);

    /// <summary>The id as text; empty for a default value, which no method accepts.</summary>
    public string Value => _value ?? "";

    /// <summary>True for a user's own figure (<c>own:NAME</c>), which Kolada does not know.</summary>
    public bool IsOwn => Value.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>Whether a text is a KPI id.</summary>
    /// <param name="value">The text, may be null.</param>
    public static bool IsValid([NotNullWhen(true)] string? value) => value is not null
        && ((value.Length == 6 && value[0] is 'N' or 'U' && IdRules.AreDigits(value.AsSpan(1)))
            || (value.StartsWith(OwnPrefix, StringComparison.Ordinal) && IdRules.IsOwnName(value.AsSpan(OwnPrefix.Length))));

    /// <summary>Reads an id from a text.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not a KPI id.</exception>
    public static KpiId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return IsValid(s) ? new(s) : throw new FormatException($"{UntrustedText.Quote(s)} is not a {What}: it must be {Rule}.");
    }

    /// <summary>Reads an id from a text, if it is one.</summary>
    /// <param name="s">The text, may be null.</param>
    /// <param name="result">The id; the default value, which no method accepts, where the text is not a KPI id.</param>
    /// <returns>Whether the text is a KPI id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out KpiId result)
    {
        bool isValid = IsValid(s);
        result = isValid ? new(s!) : default;
        return isValid;
    }

    /// <inheritdoc/>
    static KpiId IParsable<KpiId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<KpiId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out KpiId result) =>
        TryParse(s, out result);

    /// <summary>Wraps a text; the same as the constructor.</summary>
    /// <param name="value">For instance <c>N15428</c>.</param>
    /// <exception cref="ArgumentException">The text is not a KPI id.</exception>
    public static implicit operator KpiId(string value) => new(value);

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;
}

/// <summary>
/// The id of a municipality or region (four digits, such as <c>1267</c>; <c>0000</c> is Riket, the whole country) or of a
/// municipality group (<c>G</c> and digits, such as <c>G33621</c>) where a row of data is about a group's mean.
/// </summary>
/// <remarks>
/// A <see cref="MunicipalityGroupId"/> does not convert to it by itself, so that a group is not taken for its members;
/// <see cref="MunicipalityGroupId.ToMunicipalityId"/> says how a group's rows are named.
/// A string converts implicitly, and is checked when it does: one that is no such id throws an <see cref="ArgumentException"/>. <c>TryParse</c> does
/// not. Ids are text: leading zeros count.
/// </remarks>
[JsonConverter(typeof(KoladaJsonConverter))]
public readonly record struct MunicipalityId : IParsable<MunicipalityId>
{
    private const string What = "municipality id";
    private const string Rule = "four digits (1267; 0000 is Riket), or G and digits for a group (G33621); names are looked up with GetMunicipalityAsync";

    private readonly string? _value;

    /// <summary>Checks and wraps an id.</summary>
    /// <param name="value">For instance <c>1267</c> or <c>G33621</c>.</param>
    /// <exception cref="ArgumentException">The text is not such an id.</exception>
    public MunicipalityId(string value) => _value = IsValid(value)
        ? value
        : throw IdRules.Malformed(value, What, Rule);

    /// <summary>Riket, the whole country: <c>0000</c>.</summary>
    public static MunicipalityId Riket { get; } = new("0000");

    /// <summary>The id as text; empty for a default value, which no method accepts.</summary>
    public string Value => _value ?? "";

    /// <summary>True for the id of a municipality group.</summary>
    public bool IsGroup => Value.StartsWith('G');

    /// <summary>Whether a text is the id of a municipality, a region or a municipality group.</summary>
    /// <param name="value">The text, may be null.</param>
    public static bool IsValid([NotNullWhen(true)] string? value) => value is not null
        && ((value.Length == 4 && IdRules.AreDigits(value))
            || (value.Length is >= 2 and <= 12 && value[0] == 'G' && IdRules.AreDigits(value.AsSpan(1))));

    /// <summary>Reads an id from a text.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static MunicipalityId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return IsValid(s) ? new(s) : throw new FormatException($"{UntrustedText.Quote(s)} is not a {What}: it must be {Rule}.");
    }

    /// <summary>Reads an id from a text, if it is one.</summary>
    /// <param name="s">The text, may be null.</param>
    /// <param name="result">The id; the default value, which no method accepts, where the text is not such an id.</param>
    /// <returns>Whether the text is such an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out MunicipalityId result)
    {
        bool isValid = IsValid(s);
        result = isValid ? new(s!) : default;
        return isValid;
    }

    /// <inheritdoc/>
    static MunicipalityId IParsable<MunicipalityId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<MunicipalityId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MunicipalityId result) =>
        TryParse(s, out result);

    /// <summary>Wraps a text; the same as the constructor.</summary>
    /// <param name="value">For instance <c>1267</c>.</param>
    /// <exception cref="ArgumentException">The text is not such an id.</exception>
    public static implicit operator MunicipalityId(string value) => new(value);

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a municipality group: <c>G</c> and digits, such as <c>G33621</c>. It stands for the group, not for its members.</summary>
/// <remarks>
/// A string converts implicitly, and is checked when it does: one that is no such id throws an <see cref="ArgumentException"/>. <c>TryParse</c> does
/// not.
/// </remarks>
[JsonConverter(typeof(KoladaJsonConverter))]
public readonly record struct MunicipalityGroupId : IParsable<MunicipalityGroupId>
{
    private const string What = "municipality group id";
    private const string Rule = "G and digits (G33621); titles are looked up with GetMunicipalityGroupAsync";

    private readonly string? _value;

    /// <summary>Checks and wraps an id.</summary>
    /// <param name="value">For instance <c>G33621</c>.</param>
    /// <exception cref="ArgumentException">The text is not such an id.</exception>
    public MunicipalityGroupId(string value) => _value = IsValid(value)
        ? value
        : throw IdRules.Malformed(value, What, Rule);

    /// <summary>The id as text; empty for a default value, which no method accepts.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether a text is the id of a municipality group.</summary>
    /// <param name="value">The text, may be null.</param>
    public static bool IsValid([NotNullWhen(true)] string? value) =>
        value is { Length: >= 2 and <= 12 } && value[0] == 'G' && IdRules.AreDigits(value.AsSpan(1));

    /// <summary>Reads an id from a text.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static MunicipalityGroupId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return IsValid(s) ? new(s) : throw new FormatException($"{UntrustedText.Quote(s)} is not a {What}: it must be {Rule}.");
    }

    /// <summary>Reads an id from a text, if it is one.</summary>
    /// <param name="s">The text, may be null.</param>
    /// <param name="result">The id; the default value, which no method accepts, where the text is not such an id.</param>
    /// <returns>Whether the text is such an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out MunicipalityGroupId result)
    {
        bool isValid = IsValid(s);
        result = isValid ? new(s!) : default;
        return isValid;
    }

    /// <inheritdoc/>
    static MunicipalityGroupId IParsable<MunicipalityGroupId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<MunicipalityGroupId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MunicipalityGroupId result) =>
        TryParse(s, out result);

    /// <summary>The same id as Kolada's rows of data have it, which name a group's unweighted mean as they name a municipality.</summary>
    /// <exception cref="ArgumentException">This is a default value.</exception>
    public MunicipalityId ToMunicipalityId() => new(Value);

    /// <summary>Wraps a text; the same as the constructor.</summary>
    /// <param name="value">For instance <c>G33621</c>.</param>
    /// <exception cref="ArgumentException">The text is not such an id.</exception>
    public static implicit operator MunicipalityGroupId(string value) => new(value);

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of a KPI group, such as <c>G2KPI148352</c>. Treat it as opaque.</summary>
/// <remarks>
/// A string converts implicitly, and is checked when it does: one that is no such id throws an <see cref="ArgumentException"/>. <c>TryParse</c> does
/// not.
/// </remarks>
[JsonConverter(typeof(KoladaJsonConverter))]
public readonly record struct KpiGroupId : IParsable<KpiGroupId>
{
    private const string What = "KPI group id";
    private const string Rule = "1 to 64 letters, digits, '-', '_' and '.' (G2KPI148352)";

    private readonly string? _value;

    /// <summary>Checks and wraps an id.</summary>
    /// <param name="value">For instance <c>G2KPI148352</c>.</param>
    /// <exception cref="ArgumentException">The text holds anything but letters, digits, '-', '_' and '.'.</exception>
    public KpiGroupId(string value) => _value = IsValid(value)
        ? value
        : throw IdRules.Malformed(value, What, Rule);

    /// <summary>The id as text; empty for a default value, which no method accepts.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether a text can be a KPI group id.</summary>
    /// <param name="value">The text, may be null.</param>
    public static bool IsValid([NotNullWhen(true)] string? value) => IdRules.IsToken(value);

    /// <summary>Reads an id from a text.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static KpiGroupId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return IsValid(s) ? new(s) : throw new FormatException($"{UntrustedText.Quote(s)} is not a {What}: it must be {Rule}.");
    }

    /// <summary>Reads an id from a text, if it is one.</summary>
    /// <param name="s">The text, may be null.</param>
    /// <param name="result">The id; the default value, which no method accepts, where the text is not such an id.</param>
    /// <returns>Whether the text is such an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out KpiGroupId result)
    {
        bool isValid = IsValid(s);
        result = isValid ? new(s!) : default;
        return isValid;
    }

    /// <inheritdoc/>
    static KpiGroupId IParsable<KpiGroupId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<KpiGroupId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out KpiGroupId result) =>
        TryParse(s, out result);

    /// <summary>Wraps a text; the same as the constructor.</summary>
    /// <param name="value">For instance <c>G2KPI148352</c>.</param>
    /// <exception cref="ArgumentException">The text cannot be such an id.</exception>
    public static implicit operator KpiGroupId(string value) => new(value);

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;
}

/// <summary>The id of an organisational unit, such as a school: <c>V15E144001101</c>. Treat it as opaque.</summary>
/// <remarks>
/// A string converts implicitly, and is checked when it does: one that is no such id throws an <see cref="ArgumentException"/>. <c>TryParse</c> does
/// not.
/// </remarks>
[JsonConverter(typeof(KoladaJsonConverter))]
public readonly record struct OrganizationalUnitId : IParsable<OrganizationalUnitId>
{
    private const string What = "organisational unit id";
    private const string Rule = "1 to 64 letters, digits, '-', '_' and '.' (V15E144001101)";

    private readonly string? _value;

    /// <summary>Checks and wraps an id.</summary>
    /// <param name="value">For instance <c>V15E144001101</c>.</param>
    /// <exception cref="ArgumentException">The text holds anything but letters, digits, '-', '_' and '.'.</exception>
    public OrganizationalUnitId(string value) => _value = IsValid(value)
        ? value
        : throw IdRules.Malformed(value, What, Rule);

    /// <summary>The id as text; empty for a default value, which no method accepts.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether a text can be the id of an organisational unit.</summary>
    /// <param name="value">The text, may be null.</param>
    public static bool IsValid([NotNullWhen(true)] string? value) => IdRules.IsToken(value);

    /// <summary>Reads an id from a text.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not such an id.</exception>
    public static OrganizationalUnitId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return IsValid(s) ? new(s) : throw new FormatException($"{UntrustedText.Quote(s)} is not a {What}: it must be {Rule}.");
    }

    /// <summary>Reads an id from a text, if it is one.</summary>
    /// <param name="s">The text, may be null.</param>
    /// <param name="result">The id; the default value, which no method accepts, where the text is not such an id.</param>
    /// <returns>Whether the text is such an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out OrganizationalUnitId result)
    {
        bool isValid = IsValid(s);
        result = isValid ? new(s!) : default;
        return isValid;
    }

    /// <inheritdoc/>
    static OrganizationalUnitId IParsable<OrganizationalUnitId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    static bool IParsable<OrganizationalUnitId>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrganizationalUnitId result) =>
        TryParse(s, out result);

    /// <summary>Wraps a text; the same as the constructor.</summary>
    /// <param name="value">For instance <c>V15E144001101</c>.</param>
    /// <exception cref="ArgumentException">The text cannot be such an id.</exception>
    public static implicit operator OrganizationalUnitId(string value) => new(value);

    /// <summary>The id as text.</summary>
    public override string ToString() => Value;
}
