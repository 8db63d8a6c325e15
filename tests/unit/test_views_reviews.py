from datetime import date

from graph.cases import CaseSummary
from views.reviews import AT_ONCE, NOTHING, in_order, shown_reviews


def case(number: int, *, fictional: bool = True, area: str = "Northgate") -> CaseSummary:
    return CaseSummary(f"r{number}", f"Review {number}", "DHR", area, fictional, "about it", "2009 to 2011",
                       date(2009, 1, 1), date(2011, 1, 1), "", {})  # fmt: skip


MANY = in_order([case(number) for number in range(1, 2002)])


def test_numbers_in_titles_count_as_numbers_and_real_reviews_stand_first() -> None:
    found = in_order([case(10), case(9), case(100, fictional=False), case(2)])
    assert [each.id for each in found] == ["r100", "r2", "r9", "r10"]


def test_few_reviews_are_shown_without_a_word() -> None:
    shown = shown_reviews(MANY[:AT_ONCE], "", "")
    assert (shown.cases, shown.pages, shown.words) == (MANY[:AT_ONCE], 1, "")


def test_many_reviews_come_in_pages() -> None:
    first, second, last = (shown_reviews(MANY, "", page) for page in ("", "2", "201"))
    assert [each.id for each in first.cases] == [f"r{number}" for number in range(1, 11)]
    assert first.words == "2,001 reviews, 1 to 10"
    assert second.cases[0].id == "r11"
    assert [each.id for each in last.cases] == ["r2001"]
    assert sum(len(shown_reviews(MANY, "", str(page + 1)).cases) for page in range(first.pages)) == len(MANY)


def test_a_page_that_is_none_is_the_nearest_that_is() -> None:
    assert shown_reviews(MANY, "", "9999").at == 201
    for odd in ("0", "-3", "x", "²", "1.5"):
        assert shown_reviews(MANY, "", odd).at == 1


def test_a_search_wants_every_word_whatever_its_case_and_where_it_stands() -> None:
    some = [*MANY[:30], case(5000, area="Süderland")]
    assert [each.id for each in shown_reviews(some, "süderLAND review", "").cases] == ["r5000"]
    assert shown_reviews(some, "süderland", "").words == "1 review of 31"
    assert shown_reviews(some, "süderland northgate", "") == ([], 1, 1, NOTHING)
