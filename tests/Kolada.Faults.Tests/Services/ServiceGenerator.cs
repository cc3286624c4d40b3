namespace Kolada.Faults.Tests.Services;

/// <summary>Makes services up, each from a seed: half of them honest and still.</summary>
internal static class ServiceGenerator
{
    /// <summary>Real services have larger pages; what matters is how many there are and where they end.</summary>
    private static readonly int[] SmallPages = [SmallestPage, 9, 10, 25, 40, 50];

    /// <summary>
    /// Whether a page can begin before the row that was read last, and reach beyond it, depends on the sizes that there are. With very small ones it
    /// often cannot: after 60 rows, none of up to 5 rows does.
    /// </summary>
    public const int SmallestPage = 8;

    private static readonly int[] RealPages = [500, 1000, 2500, 4000, 5000];

    private enum Character
    {
        Honest,
        Moving,
        Disordered,
        Lying,
    }

    public static GeneratedService Generate(int seed)
    {
        Dice dice = new(seed);
        Character character = dice.Chance(50) ? Character.Honest
            : dice.Chance(40) ? Character.Moving
            : dice.Chance(20) ? Character.Disordered
            : Character.Lying;
        GeneratedService service = dice.Chance(60) ? OfEntities(seed, dice, character) : OfData(seed, dice, character);
        service = service with
        {
            Order = character == Character.Disordered ? dice.Pick(Enum.GetValues<RowOrder>().AsSpan((int)RowOrder.ShuffledEachTime))
                : dice.Chance(70) ? RowOrder.Sorted : dice.Pick(RowOrder.Reversed, RowOrder.Shuffled),
            Writing = dice.Chance(40) ? new Writing() : Written(dice),
            OverSocket = dice.Chance(1),
            AsksTwice = character != Character.Disordered && service.Question.Reading != Reading.Pieces && dice.Chance(10),
        };
        return character switch
        {
            Character.Moving => service with { Changes = Changes(service, dice) },
            Character.Lying => service with { Lies = Lies(service, dice) },
            _ => service,
        };
    }

    private static GeneratedService OfEntities(int seed, Dice dice, Character character)
    {
        Subject subject = dice.Pick(Subject.Kpis, Subject.KpiGroups, Subject.Municipalities, Subject.MunicipalityGroups, Subject.Units, Subject.Units);
        bool isReal = subject is Subject.Kpis or Subject.Units && dice.Chance(3);
        bool isOnePage = !isReal && dice.Chance(character == Character.Honest ? 25 : 5);
        PageRules pages = Pages(dice, isReal ? dice.Pick(RealPages) : isOnePage ? 5000 : dice.Pick(SmallPages));
        bool isPlain = character is Character.Honest or Character.Moving;
        Reading reading = dice.Pick(Reading.Stream, Reading.Whole, Reading.Pages, Reading.Json, isPlain ? Reading.Pieces : Reading.Stream);
        reading = character != Character.Moving && dice.Chance(15) ? Reading.ById : reading;
        int rows = isOnePage ? dice.Upto(50) : RowsFor(dice, pages.Usual);
        World world = new World { Salt = dice.Upto(1_000_000), Kpis = 3, KpiGroups = 2, Municipalities = dice.Between(1, 5), Groups = 2, Units = 3 };
        Question question = new()
        {
            Subject = subject,
            Reading = reading,
            ByTitle = reading != Reading.ById && rows < 500 && dice.Chance(15),
            Municipality = subject == Subject.Units && reading != Reading.ById && rows < 500 && dice.Chance(20) ? dice.Upto(world.Municipalities) : null,
            PageSize = reading == Reading.Json ? PageSize(dice, rows, pages.Largest) : null,
        };
        int fewest = subject == Subject.Units ? 0 : 1;
        int share = question.ByTitle ? 3 : question.Municipality is null ? 1 : world.Municipalities;
        world = world.With(subject, Math.Max(fewest, rows * share));
        question = reading == Reading.ById ? question with { Ids = SomeOf(dice, world.CountOf(subject), dice.Between(1, 60), unknown: 15) } : question;
        return new() { Seed = seed, World = world, Question = question, Pages = pages };
    }

    private static GeneratedService OfData(int seed, Dice dice, Character character)
    {
        bool ofUnits = dice.Chance(20);
        World world = new()
        {
            Salt = dice.Upto(1_000_000),
            Kpis = dice.Between(1, dice.Chance(10) ? 30 : 5),
            KpiGroups = 1,
            Municipalities = dice.Between(1, dice.Chance(30) ? 60 : 12),
            Groups = dice.Between(1, 5),
            Units = ofUnits ? dice.Between(1, 40) : 1,
            Years = dice.Between(1, 4),
            Density = dice.Pick(100, 100, 80, 30),
        };
        Question question = ofUnits ? AboutUnits(dice, world) : AboutMunicipalities(dice, world, character);
        int places = ofUnits
            ? question.Units?.Count ?? world.Units
            : (question.Municipalities?.Count ?? world.Municipalities) + (question.Groups?.Count ?? 0);
        int rows = (question.Kpis?.Count ?? world.Kpis) * (question.Years?.Count ?? world.Years) * Math.Min(25, places);
        int[] sizes = [rows, rows / 2, rows / 3, rows - 1, rows + 1, (rows / 2) + 1, SmallestPage, 10, 25];
        bool isOnePage = character == Character.Honest ? dice.Chance(40) : dice.Chance(15);
        return new() { Seed = seed, World = world, Question = question, Pages = Pages(dice, isOnePage ? 5000 : Math.Max(SmallestPage, dice.Pick(sizes))) };
    }

    private static Question AboutMunicipalities(Dice dice, World world, Character character)
    {
        int unknown = dice.Chance(15) ? 20 : 0;
        int shape = dice.Upto(7);
        Reading reading = dice.Pick(Reading.Stream, Reading.Whole, Reading.Whole, Reading.Pages);
        reading = character <= Character.Moving && dice.Chance(15) ? Reading.Pieces : reading;
        return new()
        {
            Subject = Subject.Data,
            Reading = reading,
            Kpis = shape == 6 ? null : SomeOf(dice, world.Kpis, dice.Between(1, 30), unknown),
            Municipalities = shape is 0 or 1 or 2 or 6 ? SomeOf(dice, world.Municipalities, dice.Between(1, 60), unknown) : null,
            Groups = shape is 2 or 3 ? SomeOf(dice, world.Groups, dice.Between(1, 5), unknown) : null,
            IncludeGroups = shape == 4,
            Years = shape == 1 ? null : Enough(dice, world.Years),
            Genders = dice.Chance(70) ? null : [.. Enum.GetValues<Gender>().Where(_ => dice.Chance(50)).DefaultIfEmpty(Gender.Total)],
            IncludeDeleted = dice.Chance(20),
            IncludeCounts = dice.Chance(50),
            IsChangeFeed = dice.Chance(8),
            ReportsUnknown = reading == Reading.Whole && dice.Chance(50),
        };
    }

    private static Question AboutUnits(Dice dice, World world)
    {
        int unknown = dice.Chance(15) ? 20 : 0;
        int shape = dice.Upto(6);
        return new()
        {
            Subject = Subject.UnitData,
            Kpis = shape is 2 or 5 ? null : SomeOf(dice, world.Kpis, dice.Between(1, 30), unknown),
            Units = shape <= 2 ? SomeOf(dice, world.Units, dice.Between(1, 40), unknown) : null,
            Municipality = shape >= 4 ? dice.Upto(world.Municipalities) : null,
            Years = shape == 1 ? null : Enough(dice, world.Years),
            IncludeDeleted = dice.Chance(20),
        };
    }

    private static PageRules Pages(Dice dice, int largest) => new()
    {
        Largest = largest,
        Usual = dice.Chance(10) ? Math.Max(SmallestPage, largest / 2) : largest,
        RefusesLarger = dice.Chance(50),
        LinksAfterFullPage = dice.Chance(10),
        IsNotFoundBeyondEnd = dice.Chance(30),
        IsNotFoundById = dice.Chance(50),
        IsNotFoundInData = dice.Chance(50),
        IgnoresUnitsMunicipality = dice.Chance(50),
    };

    /// <summary>Most lists end at the end of a page, or one row before or after it.</summary>
    private static int RowsFor(Dice dice, int size)
    {
        int pages = size >= 2500 ? dice.Between(0, 2) : size >= 250 ? dice.Between(0, 4) : dice.Pick(0, 1, 1, 2, 2, 3, 4, 6);
        return Math.Max(0, (pages * size) + (dice.Chance(60) ? dice.Between(-1, 1) : dice.Upto(Math.Min(size, 50))));
    }

    private static int PageSize(Dice dice, int rows, int largest) =>
        dice.Between(Math.Max(SmallestPage, Math.Min(rows, largest) / 6), Math.Min(largest, Math.Max(SmallestPage, rows) + 2));

    /// <summary>Some numbers below a bound, in any order, of which a few may lie beyond it.</summary>
    private static List<int> SomeOf(Dice dice, int count, int atMost, int unknown)
    {
        List<int> some = [.. Enumerable.Range(0, count).OrderBy(_ => dice.Upto(1000)).Take(atMost)];
        if (some.Count == 0 || dice.Chance(unknown))
        {
            some.Insert(dice.Upto(some.Count + 1), count + dice.Upto(20));
        }

        return some;
    }

    private static List<int> Enough(Dice dice, int years) => SomeOf(dice, years, dice.Between(1, years), unknown: 5);

    private static Writing Written(Dice dice) => new()
    {
        Layout = dice.Pick(Enum.GetValues<Layout>()),
        ShufflesMembers = dice.Chance(40),
        AddsMembers = dice.Chance(40),
        Escapes = dice.Chance(40),
        VariesNumbers = dice.Chance(40),
        BooleansAsNumbers = dice.Chance(40),
        LeavesOutNulls = dice.Chance(30),
        RepeatsGroupMembers = dice.Chance(40),
        LinksToOtherHost = dice.Chance(40),
        LinksWithSizeFirst = dice.Chance(40),
    };

    /// <summary>
    /// Single rows or a run of them, most often near the end of a page, before one of the first answers. The first entry of a list stays: most lists
    /// are never empty.
    /// </summary>
    private static List<Change> Changes(GeneratedService service, Dice dice)
    {
        Question question = service.Question;
        bool isData = question.Subject is Subject.Data or Subject.UnitData;
        int size = question.PageSize ?? service.Pages.Usual;
        int rows = isData
            ? service.World.Kpis * service.World.Years * service.World.PlacesOf(question.Subject)
            : service.World.CountOf(question.Subject);
        List<Change> changes = [];
        for (int left = dice.Between(1, 4); left > 0; left--)
        {
            int before = dice.Between(1, Math.Min(12, (rows / size) + (isData ? 4 : 2)));
            int row = dice.Chance(70) ? (dice.Between(0, (rows / size) + 1) * size) + dice.Between(-3, 3) : dice.Upto(rows + 1);
            int run = dice.Chance(75) ? 1 : dice.Between(2, dice.Chance(50) ? 5 : 2 * size);
            ChangeKind kind = dice.Pick(ChangeKind.Appears, ChangeKind.Vanishes, ChangeKind.Vanishes, ChangeKind.IsRevised);
            changes.AddRange(
                from number in Enumerable.Range(row, Math.Min(run, 500))
                where number >= (isData ? 0 : 1) && number < rows
                select new Change(before, number, kind));
        }

        return changes;
    }

    private static List<Lie> Lies(GeneratedService service, Dice dice)
    {
        LieKind[] kinds = [.. Enum.GetValues<LieKind>().Where(kind => HasOccasion(kind, service.Question))];
        List<Lie> lies = [One(dice.Pick(kinds))];
        if (dice.Chance(15) && !HidesOthers(lies[0]) && One(dice.Pick(kinds)) is var second && !HidesOthers(second))
        {
            lies.Add(second);
        }

        return lies;

        Lie One(LieKind kind) => new(kind, dice.Chance(50) ? 0 : dice.Between(0, 4), Stays: dice.Chance(50), dice.Upto(10_000));
    }

    /// <summary>Whether a lie of a kind can be told at all where a question is answered, and seen: what a path means is not known to who reads JSON.</summary>
    private static bool HasOccasion(LieKind kind, Question question)
    {
        bool isData = question.Subject is Subject.Data or Subject.UnitData;
        return kind switch
        {
            LieKind.DataNotFound or LieKind.IdForgotten => isData,
            LieKind.FilterIgnored => question is { Municipality: not null, Subject: Subject.Units, Reading: not Reading.Json },
            LieKind.DimensionIgnored or LieKind.RowExchanged => isData || question.Reading == Reading.ById,
            LieKind.RowNotAskedFor => isData || question.Reading == Reading.ById || question is { Municipality: not null, Reading: not Reading.Json },
            LieKind.OwnId => isData || question is { Subject: Subject.Kpis, Reading: not Reading.Json },
            LieKind.ListEmpty => !isData && question is { Reading: not Reading.ById, ByTitle: false, Subject: not Subject.Units },
            _ => true,
        };
    }

    /// <summary>
    /// After such a lie nobody knows where in the list a page lies, or whether it is the last and may be short, so that a second one could not be seen.
    /// </summary>
    private static bool HidesOthers(Lie lie) => lie.Kind is LieKind.PageAfter or LieKind.PageBefore or LieKind.LinkNull or LieKind.LinkWithoutNumber
        or LieKind.LinkWithoutSize or LieKind.LinkOfOtherSize or LieKind.LinkSpelledOtherwise;

    /// <summary>Chance from a seed.</summary>
    private sealed class Dice(int seed)
    {
        private readonly Random _random = new(seed);

        public bool Chance(int percent) => _random.Next(100) < percent;

        public int Upto(int bound) => _random.Next(bound);

        public int Between(int least, int most) => _random.Next(least, most + 1);

        public T Pick<T>(params ReadOnlySpan<T> from) => from[_random.Next(from.Length)];
    }
}
