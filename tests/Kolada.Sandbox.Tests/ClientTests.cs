namespace Kolada.Sandbox.Tests;

public sealed class ClientTests
{
    [Fact]
    public async Task A_client_made_here_reads_the_snapshot()
    {
        using var client = KoladaSandbox.CreateClient();
        var municipality = await client.GetMunicipalityAsync("Höör", TestContext.Current.CancellationToken);
        Assert.Equal("1267", municipality.Id.ToString());
    }

    [Fact]
    public async Task A_client_made_here_meets_the_faults_asked_for()
    {
        var faults = new FaultPlan(1, new FaultRule(SandboxFault.Gone));
        using var client = KoladaSandbox.CreateClient(sandbox: new SandboxOptions { Faults = faults });
        await Assert.ThrowsAsync<KoladaException>(() => client.GetKpiAsync("N15428", TestContext.Current.CancellationToken));
        Assert.True(faults.Injected[SandboxFault.Gone] > 0);
    }
}
