using System.Text.Json.Serialization;

namespace Kolada;

/// <summary>Whom a value is about. The order is the one in which rows are written: total, women, men.</summary>
[JsonConverter(typeof(KoladaJsonConverter))]
public enum Gender
{
    /// <summary>Everyone (<c>T</c>).</summary>
    Total,

    /// <summary>Women or girls (<c>K</c>, kvinnor).</summary>
    Women,

    /// <summary>Men or boys (<c>M</c>, män).</summary>
    Men,
}

/// <summary>Kolada's letters for <see cref="Gender"/>.</summary>
public static class GenderCodes
{
    /// <summary>The letter that Kolada uses: <c>T</c>, <c>K</c> or <c>M</c>.</summary>
    /// <param name="gender">The gender.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the three.</exception>
    public static string ToCode(this Gender gender) => gender switch
    {
        Gender.Total => "T",
        Gender.Women => "K",
        Gender.Men => "M",
        _ => throw new ArgumentOutOfRangeException(nameof(gender), gender, "The genders are Total, Women and Men."),
    };
}
