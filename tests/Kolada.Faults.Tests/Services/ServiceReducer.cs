namespace Kolada.Faults.Tests.Services;

/// <summary>Looks for the smallest service that still fails in the same way: tries what is simpler, and goes on from the first that does.</summary>
internal static class ServiceReducer
{
    private const int MaxTries = 1500;

    public static async Task<GeneratedService> ReduceAsync(GeneratedService service, Func<GeneratedService, Task<bool>> failsAlike)
    {
        int tries = 0;
        bool isSmaller = true;
        while (isSmaller)
        {
            isSmaller = false;
            foreach (GeneratedService simpler in Simpler(service).Where(simpler => simpler.ToText() != service.ToText()))
            {
                if (++tries > MaxTries)
                {
                    return service;
                }

                if (await failsAlike(simpler))
                {
                    service = simpler;
                    isSmaller = true;
                    break;
                }
            }
        }

        return service;
    }

    private static IEnumerable<GeneratedService> Simpler(GeneratedService service) =>
    [
        .. SimplerWays(service),
        .. service.Lies.Select(lie => service with { Lies = [.. service.Lies.Where(other => other != lie)] }),
        .. Fewer(service.Changes, keepsOne: false).Select(changes => service with { Changes = changes }),
        .. SimplerQuestions(service.Question).Select(question => service with { Question = question }),
        .. SmallerWorlds(service.World).Select(world => service with { World = world }),
        .. service.Lies.Select((lie, i) => With(service, i, lie with { Variant = lie.Variant / 2 })),
        .. service.Lies.Select((lie, i) => With(service, i, lie with { Variant = Math.Max(0, lie.Variant - 1) })),
        .. service.Lies.Select((lie, i) => With(service, i, lie with { From = Math.Max(0, lie.From - 1) })),
        .. Less(service.Pages.Largest, ServiceGenerator.SmallestPage)
            .Select(size => service.Pages with { Largest = size, Usual = Math.Min(size, service.Pages.Usual) })
            .Select(pages => service with { Pages = pages }),
        .. service.Changes.Select((change, i) => service with
        {
            Changes = [.. service.Changes.Take(i), change with { BeforeAnswer = Math.Max(1, change.BeforeAnswer - 1) }, .. service.Changes.Skip(i + 1)],
        }).Take(5),
        .. service.Changes.Select((change, i) => service with
        {
            Changes = [.. service.Changes.Take(i), change with { Row = Math.Max(0, change.Row - 1) }, .. service.Changes.Skip(i + 1)],
        }).Take(5),
    ];

    private static IEnumerable<GeneratedService> SimplerWays(GeneratedService service) =>
    [
        service with { OverSocket = false },
        service with { AsksTwice = false },
        service with { Writing = new() },
        service with { Order = RowOrder.Sorted },
        service with { World = service.World with { Density = 100 } },
        service with { World = service.World with { Salt = 0 } },
        service with { Pages = new() { Largest = service.Pages.Largest, Usual = service.Pages.Usual } },
        service with { Pages = service.Pages with { Usual = service.Pages.Largest } },
        service with { Pages = service.Pages with { RefusesLarger = false } },
        service with { Pages = service.Pages with { LinksAfterFullPage = false } },
        service with { Pages = service.Pages with { IsNotFoundBeyondEnd = false } },
        service.Question.Reading == Reading.ById ? service
            : service with { Question = service.Question with { Reading = Reading.Stream, ReportsUnknown = false } },
        service with { Question = service.Question with { ByTitle = false, Municipality = null } },
        service with { Question = service.Question with { Genders = null, IncludeDeleted = true, IncludeCounts = true, IsChangeFeed = false } },
    ];

    private static IEnumerable<Question> SimplerQuestions(Question question) =>
    [
        .. Fewer(question.Ids).Select(some => question with { Ids = some }),
        .. Fewer(question.Kpis).Select(some => question with { Kpis = some }),
        .. Fewer(question.Municipalities).Select(some => question with { Municipalities = some }),
        .. Fewer(question.Groups).Select(some => question with { Groups = some }),
        .. Fewer(question.Units).Select(some => question with { Units = some }),
        .. Fewer(question.Years).Select(some => question with { Years = some }),
    ];

    private static IEnumerable<World> SmallerWorlds(World world) =>
    [
        .. Less(world.Kpis, 1).Select(count => world with { Kpis = count }),
        .. Less(world.KpiGroups, 1).Select(count => world with { KpiGroups = count }),
        .. Less(world.Municipalities, 1).Select(count => world with { Municipalities = count }),
        .. Less(world.Groups, 1).Select(count => world with { Groups = count }),
        .. Less(world.Units, 0).Select(count => world with { Units = count }),
        .. Less(world.Years, 1).Select(count => world with { Years = count }),
    ];

    private static IEnumerable<int> Less(int number, int least) =>
        new[] { least, number / 2, number * 9 / 10, number - 1 }.Where(less => less >= least && less < number).Distinct();

    private static IEnumerable<IReadOnlyList<T>> Fewer<T>(IReadOnlyList<T>? list, bool keepsOne = true)
    {
        if (list is null or [] || (keepsOne && list.Count == 1))
        {
            return [];
        }

        int half = list.Count / 2;
        IEnumerable<IReadOnlyList<T>> oneLess = Enumerable.Range(0, Math.Min(list.Count, 12))
            .Select(i => (IReadOnlyList<T>)[.. list.Take(i), .. list.Skip(i + 1)]);
        return [[.. list.Take(half)], [.. list.Skip(half)], .. oneLess];
    }

    private static GeneratedService With(GeneratedService service, int i, Lie lie) =>
        service with { Lies = [.. service.Lies.Take(i), lie, .. service.Lies.Skip(i + 1)] };
}
