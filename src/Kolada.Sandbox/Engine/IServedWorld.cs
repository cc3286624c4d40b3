namespace Kolada.Sandbox;

/// <summary>Everything that the engine serves.</summary>
internal interface IServedWorld
{
    /// <summary>The moment that answers are dated with.</summary>
    DateTimeOffset AsOf { get; }

    /// <summary>What kind of figures these are, for the marker header.</summary>
    string Kind { get; }

    EntityList Kpis { get; }

    EntityList KpiGroups { get; }

    EntityList Municipalities { get; }

    EntityList MunicipalityGroups { get; }

    EntityList Units { get; }

    /// <summary>Values of municipalities and groups.</summary>
    IRowSource Data { get; }

    /// <summary>Values of units, or null where there are none.</summary>
    IRowSource? UnitData { get; }
}
