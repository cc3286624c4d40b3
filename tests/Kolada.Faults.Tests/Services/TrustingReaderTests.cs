namespace Kolada.Faults.Tests.Services;

/// <summary>
/// Shows what <see cref="GeneratedServiceTests"/> is worth: a reader that believes everything reads honest services right, and is deceived by each
/// of the others.
/// </summary>
public sealed class TrustingReaderTests
{
    private const int Seeds = 40_000;

    /// <summary>Kinds that harm nobody who follows links as they stand; the client has to get the rows right, or refuse them.</summary>
    private static readonly LieKind[] Harmless =
    [
        LieKind.LinkWithoutNumber, LieKind.CountWrong, LieKind.MemberTwice, LieKind.DataNotFound, LieKind.IdForgotten, LieKind.LinkSpelledOtherwise,
    ];

    public static TheoryData<string> HarmfulClasses =>
    [
        "rows come and go",
        .. Enum.GetValues<RowOrder>().Where(order => order > RowOrder.Shuffled).Select(order => $"order: {order}"),
        .. Enum.GetValues<LieKind>().Except(Harmless).Select(kind => kind.ToString()),
    ];

    [Fact]
    public void Honest_services_are_read_right()
    {
        foreach (GeneratedService service in Services(GeneratedService.HonestClass).Take(500))
        {
            Judgement judgement = Judged(service);

            Assert.True(judgement.Verdict == Verdict.Equal, $"{judgement.Reason}\n{service.ToText()}");
        }
    }

    [Theory]
    [MemberData(nameof(HarmfulClasses))]
    public void Each_class_of_other_services_deceives_it(string name) =>
        Assert.Contains(Services(name), IsDeceived);

    [Fact]
    public async Task What_deceives_it_is_reduced_to_a_page_and_a_row()
    {
        GeneratedService found = Services(nameof(LieKind.LinkLeftOut)).First(service =>
            service.Question.Subject == Subject.Units
            && service.Writing != new Writing()
            && IsDeceived(service));

        GeneratedService smallest = await ServiceReducer.ReduceAsync(found, simpler => Task.FromResult(IsDeceived(TrustingReader.Simplified(simpler))));

        Truth truth = new(TrustingReader.Simplified(smallest));
        Assert.Equal(smallest.Pages.Largest + 1, truth.Expect(0).Moments[0].Count);
        Assert.Equal((new Writing(), RowOrder.Sorted, 0), (smallest.Writing, smallest.Order, Assert.Single(smallest.Lies).Variant));
    }

    private static bool IsDeceived(GeneratedService service) => Judged(service).Verdict == Verdict.SilentDifference;

    private static IEnumerable<GeneratedService> Services(string name) => Enumerable.Range(1, Seeds)
        .Select(ServiceGenerator.Generate)
        .Where(service => service.Class == name)
        .Select(TrustingReader.Simplified);

    private static Judgement Judged(GeneratedService service)
    {
        Truth truth = new(service);
        using ModelService model = new(service, truth);
        try
        {
            Result result = TrustingReader.Read(service, model);
            return new Judge(service, truth.Expect(model.Answers - 1), model.HasStrayed, looksLikeChanges: false).Of(result);
        }
        catch (EndlessReadingException endless)
        {
            return new(Verdict.WrongException, endless.Message, IsOfHonest: false);
        }
    }
}
