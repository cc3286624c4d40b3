using System.Text.Json;
using System.Text.Json.Serialization;
using Kolada.Client.Model;

namespace Kolada;

/// <summary>
/// How ids, values of open sets and genders are written as JSON: as the texts that Kolada uses. The types name it in attributes, so
/// that it works by itself, also with a source-generated context of your own; there is no need to add it to any options.
/// </summary>
/// <remarks>It uses no reflection, and works in a program that was trimmed or compiled ahead of time.</remarks>
public sealed class KoladaJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Create(typeToConvert) is not null;

    /// <inheritdoc/>
    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Create(typeToConvert);

    internal static JsonConverter<T> Of<T>() => (JsonConverter<T>)Create(typeof(T))!;

    private static JsonConverter? Create(Type type) =>
        type == typeof(KpiId) ? new TextConverter<KpiId>(text => new(text), id => id.Value)
        : type == typeof(MunicipalityId) ? new TextConverter<MunicipalityId>(text => new(text), id => id.Value)
        : type == typeof(MunicipalityGroupId) ? new TextConverter<MunicipalityGroupId>(text => new(text), id => id.Value)
        : type == typeof(KpiGroupId) ? new TextConverter<KpiGroupId>(text => new(text), id => id.Value)
        : type == typeof(OrganizationalUnitId) ? new TextConverter<OrganizationalUnitId>(text => new(text), id => id.Value)
        : type == typeof(MunicipalityType) ? new TextConverter<MunicipalityType>(text => new(text), kind => kind.Value)
        : type == typeof(ValueStatus) ? new TextConverter<ValueStatus>(text => new(text), status => status.Value)
        : type == typeof(Gender) ? new TextConverter<Gender>(GenderOf, gender => gender.ToCode())
        : type == typeof(IReadOnlyList<KpiId>) ? new MembersConverter<KpiId>(text => new(text), id => id.Value)
        : type == typeof(IReadOnlyList<MunicipalityId>) ? new MembersConverter<MunicipalityId>(text => new(text), id => id.Value)
        : type == typeof(int?) ? new PublicationPeriodConverter()
        : null;

    private static Gender GenderOf(string code) => code switch
    {
        "T" => Gender.Total,
        "K" => Gender.Women,
        "M" => Gender.Men,
        _ => throw new ArgumentException("The genders are T, K and M.", nameof(code)),
    };
}
