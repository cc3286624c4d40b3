namespace Kolada.Sandbox;

/// <summary>
/// Makes a world of a few figures of your own, so that a test of your code says what Kolada answers: "Huddinge, N15428, 2024, Privacy".
/// Municipalities, groups and titles of KPIs are those of the embedded snapshot; its figures are not in it.
/// </summary>
/// <remarks>
/// What was not added is not there, as in Kolada itself: no row. Group means are not computed; add them by the group's id. Not safe for
/// concurrent use; what it builds is.
/// </remarks>
/// <example>
/// <code>
/// ISandboxWorld world = new SandboxSnapshotBuilder()
///     .Add("N15428", "Huddinge", 2023, 81.5)
///     .AddMissing("N15428", "Huddinge", 2024, ValueStatus.Privacy)
///     .Build();
/// using KoladaClient kolada = KoladaSandbox.CreateClient(sandbox: new SandboxOptions { World = world });
/// </code>
/// </example>
public sealed class SandboxSnapshotBuilder
{
    private readonly SortedDictionary<string, Kpi> _kpis = new(StringComparer.Ordinal);
    private readonly Dictionary<MunicipalityId, Municipality> _municipalities = [];
    private readonly Dictionary<MunicipalityId, MunicipalityGroup> _groups = [];
    private readonly Dictionary<(KpiId, MunicipalityId, int, Gender), DataPoint> _values = [];

    /// <summary>A builder without figures.</summary>
    public SandboxSnapshotBuilder()
    {
        SnapshotPlaces places = SnapshotWorld.Shared.Places;
        for (int i = 0; i < places.Ids.Length; i++)
        {
            Add(new Municipality { Id = places.Ids[i], Title = places.Titles[i], Type = new MunicipalityType(places.Types[i]) });
        }

        for (int i = 0; i < places.GroupIds.Length; i++)
        {
            IEnumerable<MunicipalityId> members = places.Members[i].Select(member => new MunicipalityId(places.Ids[member]));
            Add(new MunicipalityGroup { Id = places.GroupIds[i], Title = places.GroupTitles[i], Members = [.. members] });
        }
    }

    /// <summary>The moment that answers are dated with; by default that of the embedded snapshot.</summary>
    public DateTimeOffset AsOf { get; set; } = SnapshotWorld.Shared.AsOf;

    /// <summary>Adds a KPI, or replaces one. Needed only where its title or other fields matter: a value brings its KPI along.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The id is that of an own figure, which Kolada does not have.</exception>
    public SandboxSnapshotBuilder Add(Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        if (kpi.Id.IsOwn || kpi.Id.Value.Length == 0)
        {
            throw new ArgumentException($"'{kpi.Id}' is not an id that Kolada gives: it must be N or U and five digits, such as N15428.", nameof(kpi));
        }

        _kpis[kpi.Id.Value] = kpi;
        return this;
    }

    /// <summary>Adds a municipality, or replaces one.</summary>
    /// <param name="municipality">The municipality.</param>
    /// <returns>This builder.</returns>
    public SandboxSnapshotBuilder Add(Municipality municipality)
    {
        ArgumentNullException.ThrowIfNull(municipality);
        _municipalities[municipality.Id] = municipality;
        return this;
    }

    /// <summary>Adds a group of municipalities, or replaces one.</summary>
    /// <param name="group">The group.</param>
    /// <returns>This builder.</returns>
    public SandboxSnapshotBuilder Add(MunicipalityGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        _groups[group.Id.ToMunicipalityId()] = group;
        return this;
    }

    /// <summary>Adds a value, or replaces the one for the same KPI, municipality, year and gender.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="municipality">A municipality or region by id or name, or a group by id.</param>
    /// <param name="year">The year.</param>
    /// <param name="value">The value; a finite number.</param>
    /// <param name="gender">The gender; the total by default.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="KoladaException">No or several municipalities have the name.</exception>
    /// <exception cref="ArgumentException">The value is not finite, the year is out of range, or the KPI is not one of Kolada's.</exception>
    public SandboxSnapshotBuilder Add(KpiId kpi, string municipality, int year, double value, Gender gender = Gender.Total)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"A value must be a finite number; for one that is missing use {nameof(AddMissing)}.", nameof(value));
        }

        return Add(new DataPoint(kpi, Find(municipality), year, gender) { Value = value, Count = 1 });
    }

    /// <summary>Adds a row whose value is missing, with the reason that Kolada gives.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="municipality">A municipality or region by id or name, or a group by id.</param>
    /// <param name="year">The year.</param>
    /// <param name="status">Why it is missing, such as <see cref="ValueStatus.Privacy"/>.</param>
    /// <param name="gender">The gender; the total by default.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="KoladaException">No or several municipalities have the name.</exception>
    /// <exception cref="ArgumentException">The year is out of range, or the KPI is not one of Kolada's.</exception>
    public SandboxSnapshotBuilder AddMissing(KpiId kpi, string municipality, int year, ValueStatus status = default, Gender gender = Gender.Total) =>
        Add(new DataPoint(kpi, Find(municipality), year, gender) { Count = 0, Status = status });

    /// <summary>Adds a value with all its fields, or replaces the one for the same KPI, municipality, year and gender.</summary>
    /// <param name="value">The value; null is a missing one.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">
    /// The value is not finite, the year is out of range, the gender is none, the municipality or group is not there, or the KPI is not one of
    /// Kolada's.
    /// </exception>
    public SandboxSnapshotBuilder Add(DataPoint value)
    {
        if (value.Value is { } number && !double.IsFinite(number))
        {
            throw new ArgumentException("A value must be a finite number, or null for one that is missing.", nameof(value));
        }

        if (value.Year is < DataQuery.MinYear or > DataQuery.MaxYear)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The year {value.Year} is outside {DataQuery.MinYear} to {DataQuery.MaxYear}."),
                nameof(value));
        }

        if (!Enum.IsDefined(value.Gender))
        {
            throw new ArgumentException(FormattableString.Invariant($"{(int)value.Gender} is no gender; it must be total, women or men."), nameof(value));
        }

        if (!_municipalities.ContainsKey(value.Municipality) && !_groups.ContainsKey(value.Municipality))
        {
            throw new ArgumentException($"There is no municipality or group '{value.Municipality}'; add it first.", nameof(value));
        }

        if (!_kpis.ContainsKey(value.Kpi.Value))
        {
            Add(Describe(value.Kpi));
        }

        if (value.Gender != Gender.Total && !_kpis[value.Kpi.Value].IsDividedByGender)
        {
            _kpis[value.Kpi.Value] = _kpis[value.Kpi.Value] with { IsDividedByGender = true };
        }

        _values[(value.Kpi, value.Municipality, value.Year, value.Gender)] = value;
        return this;
    }

    /// <summary>The world as it is now; what is added later does not change it.</summary>
    public ISandboxWorld Build() => new FigureWorld
    {
        AsOf = AsOf,
        Kpis = [.. _kpis.Values],
        Municipalities = [.. _municipalities.Values],
        MunicipalityGroups = [.. _groups.Values],
        Values =
        [
            .. _values.Values
                .OrderBy(value => value.Kpi.Value, StringComparer.Ordinal)
                .ThenBy(value => value.Year)
                .ThenBy(value => value.Municipality.Value, StringComparer.Ordinal)
                .ThenBy(value => value.Gender),
        ],
    };

    /// <summary>The KPI as the embedded catalogue has it; one that it lacks is known by its id.</summary>
    private static Kpi Describe(KpiId id) =>
        SnapshotWorld.Shared.KpiEntries.FirstOrDefault(entry => entry.Id == id.Value) is { } entry
            ? new Kpi
            {
                Id = id,
                Title = entry.Title,
                IsDividedByGender = entry.IsDividedByGender,
                MunicipalityType = new MunicipalityType(entry.MunicipalityType),
                Auspice = entry.Auspice,
                OperatingArea = entry.OperatingArea,
                Perspective = entry.Perspective,
            }
            : new Kpi { Id = id, Title = id.Value, MunicipalityType = MunicipalityType.Municipality };

    private MunicipalityId Find(string municipality)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(municipality);
        return MunicipalityId.TryParse(municipality, out MunicipalityId id) ? id : KoladaClient.FindMunicipality(_municipalities.Values, municipality).Id;
    }
}
