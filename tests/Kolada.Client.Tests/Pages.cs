namespace Kolada.Client.Tests;

/// <summary>Small answers of the API.</summary>
internal static class Pages
{
    public const string TwoMunicipalities = """{"count":2,"next_url":null,"previous_url":null,"values":[{"id":"1267","title":"Höör","type":"K"},{"id":"0000","title":"Riket","type":"L"}]}""";

    /// <summary>Reads the list of municipalities whose only page is <see cref="TwoMunicipalities"/>.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(this KoladaClient client, CancellationToken cancellationToken = default) =>
        await client.GetMunicipalitiesAsync(cancellationToken: cancellationToken)
            .Select(municipality => municipality.Title)
            .ToListAsync(CancellationToken.None);
}
