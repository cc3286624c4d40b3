using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kolada.Client.Tests.Model;

/// <summary>Our types in a source-generated context of a user's own, as in any web API.</summary>
public sealed class JsonConverterTests
{
    private static readonly KpiTable Table = KpiTable.Create(
        [
            new("N15428", "1267", 2023, Gender.Total) { Value = 93.8, Count = 1 },
            new("N15428", "1267", 2023, Gender.Women) { Value = 0.1 + 0.2, Count = null },
            new("N15428", "1281", 2023, Gender.Men) { Count = 0, Status = ValueStatus.Privacy },
            new("N15505", "G33621", 2022, Gender.Total) { Value = -3, Count = 33, IsDeleted = true },
        ],
        new DateTimeOffset(2026, 8, 16, 7, 30, 0, TimeSpan.Zero),
        ["N99999"]);

    [Fact]
    public void Entities_are_written_by_a_users_context_and_read_again()
    {
        Kpi kpi = new() { Id = "N15428", Title = "Behöriga", PublicationPeriod = 2025, MunicipalityType = MunicipalityType.Municipality };
        MunicipalityGroup group = new() { Id = "G33621", Title = "Skåne läns kommuner", Members = ["1214", "1267"] };

        string municipality = JsonSerializer.Serialize(
            new Municipality { Id = "1267", Title = "Höör", Type = MunicipalityType.Municipality },
            UsersContext.Default.Municipality);

        Assert.Equal("""{"id":"1267","title":"H\u00F6\u00F6r","type":"K"}""", municipality);
        Assert.Equal(kpi, JsonSerializer.Deserialize(JsonSerializer.Serialize(kpi, UsersContext.Default.Kpi), UsersContext.Default.Kpi));
        string json = JsonSerializer.Serialize(group, UsersContext.Default.MunicipalityGroup);
        Assert.Equal(group.Members, JsonSerializer.Deserialize(json, UsersContext.Default.MunicipalityGroup)!.Members);
    }

    [Fact]
    public void Values_have_kolada_s_letters_and_ids_can_be_keys()
    {
        DataPoint point = new("N15428", "1267", 2023, Gender.Women) { Value = 93.8 };
        Dictionary<KpiId, double> byKpi = new() { ["N15428"] = 1.5 };

        string written = JsonSerializer.Serialize(point, UsersContext.Default.DataPoint);

        Assert.Contains("\"gender\":\"K\"", written, StringComparison.Ordinal);
        Assert.Equal(point, JsonSerializer.Deserialize(written, UsersContext.Default.DataPoint));
        Assert.Equal("""{"N15428":1.5}""", JsonSerializer.Serialize(byKpi, UsersContext.Default.DictionaryKpiIdDouble));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(written.Replace("\"K\"", "\"X\"", StringComparison.Ordinal), UsersContext.Default.DataPoint));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(written.Replace("N15428", "X1", StringComparison.Ordinal), UsersContext.Default.DataPoint));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_comes_back_with_all_that_it_held(bool hasCounts)
    {
        KpiTable table = KpiTable.Create(Table, Table.RetrievedAt, Table.UnknownIds, hasCounts);

        string written = JsonSerializer.Serialize(table, UsersContext.Default.KpiTable);
        KpiTable read = JsonSerializer.Deserialize(written, UsersContext.Default.KpiTable)!;

        Assert.Equal(table.ToList(), read);
        Assert.Equal((table.RetrievedAt, table.HasCounts), (read.RetrievedAt, read.HasCounts));
        Assert.Equal(table.UnknownIds, read.UnknownIds);
        Assert.Equal(written, JsonSerializer.Serialize(read));   // by reflection, as a distributed cache does
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","year":2023,"gender":"T"},{"kpi":"N15428","municipality":"1267","year":2023,"gender":"T"}]}""")]
    [InlineData("""{"values":[{"municipality":"1267","year":2023,"gender":"T"}]}""")]
    [InlineData("""{"values":[{"kpi":"N15428","municipality":"1267","year":0,"gender":"T"}]}""")]
    public void What_is_no_table_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, UsersContext.Default.KpiTable));
}

/// <summary>As a user writes it: the web's names, and no converter of ours.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Kpi))]
[JsonSerializable(typeof(KpiGroup))]
[JsonSerializable(typeof(Municipality))]
[JsonSerializable(typeof(MunicipalityGroup))]
[JsonSerializable(typeof(OrganizationalUnit))]
[JsonSerializable(typeof(DataPoint))]
[JsonSerializable(typeof(UnitDataPoint))]
[JsonSerializable(typeof(KpiTable))]
[JsonSerializable(typeof(KpiTableRow[]))]
[JsonSerializable(typeof(WideTable))]
[JsonSerializable(typeof(Dictionary<KpiId, double>))]
internal sealed partial class UsersContext : JsonSerializerContext;
