namespace Kolada.Efficiency;

/// <summary>The language of the sentences for people. Names of fields, ids and Kolada's own titles are the same in each.</summary>
public enum ReportLanguage
{
    /// <summary>English; numbers in sentences are written 1.5.</summary>
    English,

    /// <summary>Swedish; numbers in sentences are written 1,5.</summary>
    Swedish,
}
