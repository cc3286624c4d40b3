using Kolada.Client.Requests;

namespace Kolada.Client.Tests.Requests;

public sealed class ApiRequestTests
{
    private static readonly ApiRequest Call =
        ApiRequest.Rows("data", [("kpi", ["N15428", "N15505"]), ("municipality", null), ("year", ["2023"])], new DateOnly(2026, 3, 4));

    [Fact]
    public void A_path_names_the_dimensions_that_are_given_in_their_order_and_escapes_the_filter()
    {
        Assert.Equal("data/kpi/N15428,N15505/year/2023?from_date=2026-03-04", Call.Path);
        Assert.Equal("kpi/N15428,N15505", ApiRequest.ByIds("kpi", ["N15428", "N15505"]).Path);
        Assert.Equal("ou?municipality=1267&title=f%C3%B6r%20%26%20efter", ApiRequest.List("ou", ("municipality", "1267"), ("title", "för & efter")).Path);
        Assert.Equal("kpi", ApiRequest.List("kpi", ("title", null)).Path);
    }

    [Theory]
    [InlineData("data/kpi/N15428,N15505/year/2023?from_date=2026-03-04&page=2&per_page=5000", 2, 5000)]
    [InlineData("data/kpi/N15428%2CN15505/year/2023/?per_page=1000&page=3&from_date=2026-03-04", 3, 1000)]
    [InlineData("data/kpi/N15428,N15505/year/2023?from_date=2026%2D03-04&cursor=a%2Fb", null, null)]
    public void A_link_to_the_same_list_is_followed_as_the_service_wrote_it(string link, int? page, int? size)
    {
        ApiRequest? next = Call.Follow(link);

        Assert.NotNull(next);
        Assert.Equal(link, next.Path);
        Assert.Equal((page, size), (next.Page, next.PageSize));
        Assert.Equal(Call.Segments, next.Segments);
        Assert.True(next.IsChangeFeed);
    }

    [Theory]
    [InlineData("data/kpi/N15428/year/2023?from_date=2026-03-04&page=2")]
    [InlineData("data/kpi/N15428,N15505/year/2023?page=2")]
    [InlineData("data/kpi/N15428,N15505/year/2023?from_date=2026-03-05&page=2")]
    [InlineData("oudata/kpi/N15428,N15505/year/2023?from_date=2026-03-04&page=2")]
    public void A_link_to_another_list_or_without_the_filter_is_not_followed(string link) => Assert.Null(Call.Follow(link));

    [Theory]
    [InlineData("title=skola")]
    [InlineData("municipality=1267")]
    [InlineData("municipality_id=1267")]
    [InlineData("from_date=2026-03-04")]
    public void A_link_or_a_token_that_asks_for_a_part_of_the_list_is_not_followed(string filter)
    {
        ApiRequest list = ApiRequest.List("ou");

        Assert.Null(list.Follow($"ou?{filter}&page=2"));
        Assert.NotNull(list.Follow("ou?sort=id&page=2"));
    }

    [Fact]
    public void A_parameter_that_the_service_added_is_kept_when_a_page_is_asked_for_again()
    {
        ApiRequest next = Call.Follow("data/kpi/N15428,N15505/year/2023?from_date=2026-03-04&sort=a%2Bb&page=2&per_page=5000")!;

        Assert.Equal("data/kpi/N15428,N15505/year/2023?from_date=2026-03-04&sort=a%2Bb&page=2&per_page=4999", next.BeginningAt(4999).Path);
    }

    [Fact]
    public void Nothing_that_the_service_added_can_change_the_meaning_of_a_page_that_is_asked_for_again()
    {
        ApiRequest next = Call.Follow(Call.Path + "&a%26title=x%26y%3D1%23z&page=2&per_page=5000")!;

        Assert.Equal("data/kpi/N15428,N15505/year/2023?from_date=2026-03-04&a%26title=x%26y%3D1%23z&page=2&per_page=4999", next.BeginningAt(4999).Path);
    }

    [Fact]
    public void A_shorter_list_of_ids_makes_another_request_of_a_followed_link()
    {
        ApiRequest next = Call.Follow(Call.Path + "&page=2")!;

        ApiRequest shorter = next with { Segments = [next.Segments[0] with { Values = ["N15428"] }, next.Segments[1]] };

        Assert.Equal("data/kpi/N15428/year/2023?from_date=2026-03-04&page=2", shorter.Path);
        Assert.NotEqual(next, shorter);
        Assert.Equal(next, Call.Follow(next.Path));
    }

    [Theory]
    [InlineData(4999, 2, 4999)]
    [InlineData(9998, 3, 4999)]
    [InlineData(0, 1, 5000)]
    public void A_page_can_begin_at_a_row(long row, int page, int size)
    {
        ApiRequest request = Call.BeginningAt(row);

        Assert.Equal((page, size), (request.Page, request.PageSize));
        Assert.InRange(request.Offset, 0, row);
    }
}
