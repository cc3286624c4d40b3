namespace Kolada.Sandbox;

/// <summary>Header names and values that the handler and the server send.</summary>
internal static class SandboxHeaders
{
    /// <summary>Marks every answer of the sandbox, so that nobody takes it for the live service.</summary>
    public const string Marker = "X-Kolada-Sandbox";
}
