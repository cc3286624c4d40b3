using Microsoft.Extensions.Options;

namespace Kolada.Client.DependencyInjection;

/// <summary>Lets the host refuse to start with options that no client would take.</summary>
internal sealed class KoladaOptionsValidator : IValidateOptions<KoladaClientOptions>
{
    public ValidateOptionsResult Validate(string? name, KoladaClientOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException wrong)
        {
            return ValidateOptionsResult.Fail(wrong.Message);
        }
    }
}
