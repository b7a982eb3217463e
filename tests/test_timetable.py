"""Zones, times and moments are read as people write them; a day has its time once, whatever its clock does."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.phrasebook import Phrasebook
from bot.timetable import (
    DEFAULT_ZONE,
    FARTHEST,
    When,
    local_day,
    next_daily,
    read_ending,
    read_time,
    read_when,
    zone_named,
)

SAY = Phrasebook().say
NOW = datetime(2026, 4, 27, 12, 0, tzinfo=UTC)
"""Four in the afternoon in Baku."""
BERLIN = "Europe/Berlin"
ZONES = sorted(available_timezones() - {"Factory", "localtime"})
HOSTILE = [
    "", " ", "\x00", "a\x00b", "../../etc/passwd", "..", "/", "//", "/etc/localtime", "Europe", "Europe/",
    "Europe/../UTC", "C:\\Windows", "%s{0}{ $zone }", "\ud800", "🎬", "\u202e20:00", "明日 20:00", "x" * 10_000,
    "9" * 10_000, "/" * 10_000, "20:00 " * 2_000, "ﷺ" * 1_000, "\n\t\r", "-", "0", "None",
]  # fmt: skip


def when(text: str, now: datetime = NOW, zone: str = DEFAULT_ZONE) -> object:
    """Read a moment; give it as its own zone writes it."""
    found = read_when(text, now, zone, SAY)
    return (
        f"{found.at.astimezone(ZoneInfo(found.zone)):%Y-%m-%d %H:%M} {found.zone}" if isinstance(found, When) else found
    )


def utc(*parts: int) -> datetime:
    year, month, day, *clock = parts
    return datetime(year, month, day, *clock, tzinfo=UTC)  # type: ignore[misc, arg-type]


def told(at: str, zone: str, after: datetime, count: int) -> list[datetime]:
    """Give the next moments, one after the other."""
    moments = [next_daily(at, zone, after)]
    while len(moments) < count:
        moments.append(next_daily(at, zone, moments[-1]))
    return moments


# --- zones


@pytest.mark.parametrize("key", ZONES)
def test_a_zone_is_known_by_its_key_in_any_letter_case(key: str) -> None:
    assert zone_named(key) == zone_named(key.upper()) == zone_named(f" {key.lower().replace('_', ' ')} ") == key


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("berlin", BERLIN), ("Berlin", BERLIN), ("BERLIN", BERLIN), ("europe/berlin", BERLIN), ("Берлин", BERLIN),
        ("new york", "America/New_York"), ("New_York", "America/New_York"), ("america/new york", "America/New_York"),
        ("Нью-Йорк", "America/New_York"), ("Nyu-York", "America/New_York"), ("baku", DEFAULT_ZONE),
        ("BAKI", DEFAULT_ZONE), ("Bakı", DEFAULT_ZONE), ("Баку", DEFAULT_ZONE), ("Gəncə", DEFAULT_ZONE),
        ("Москва", "Europe/Moscow"), ("Moskva", "Europe/Moscow"), ("moscow", "Europe/Moscow"),
        ("МСК", "Europe/Moscow"), ("İstanbul", "Europe/Istanbul"), ("ISTANBUL", "Europe/Istanbul"),
        ("Стамбул", "Europe/Istanbul"), ("Asia/Istanbul", "Asia/Istanbul"), ("Тбилиси", "Asia/Tbilisi"),
        ("Tiflis", "Asia/Tbilisi"), ("Киев", "Europe/Kyiv"), ("Kyiv", "Europe/Kyiv"), ("Київ", "Europe/Kyiv"),
        ("Париж", "Europe/Paris"), ("Тегеран", "Asia/Tehran"), ("Təbriz", "Asia/Tehran"), ("Алматы", "Asia/Almaty"),
        ("Дубай", "Asia/Dubai"), ("London", "Europe/London"), ("tokyo", "Asia/Tokyo"),
        ("buenos aires", "America/Argentina/Buenos_Aires"), ("Port-au-Prince", "America/Port-au-Prince"),
        ("UTC", "UTC"), ("utc", "UTC"), ("gmt", "GMT"), ("Etc/GMT+4", "Etc/GMT+4"),
    ],
)  # fmt: skip
def test_a_zone_is_known_by_its_city(text: str, zone: str) -> None:
    assert zone_named(text) == zone


@pytest.mark.parametrize(
    "text",
    ["Atlantis", "Europe", "berlin paris", "the berlin", "Berlin 20:00", "pacific", "eastern", "Factory", "localtime"],
)
def test_what_is_no_zone_is_none(text: str) -> None:
    assert zone_named(text) is None


@pytest.mark.parametrize("text", ["GMT+4", "UTC+4", "gmt-3", "+04:00"])
def test_an_offset_is_no_zone_for_its_sign_is_turned_round_there(text: str) -> None:
    assert zone_named(text) is None


def test_keys_that_end_alike_keep_the_same_time() -> None:
    ends: dict[str, set[str]] = {}
    for key in ZONES:
        if key.partition("/")[0] not in ("Etc", "US", "Canada", "Brazil", "Mexico", "Chile") and "/" in key:
            ends.setdefault(key.rpartition("/")[2], set()).add(key)
    for keys in ends.values():
        for month in (1, 7):
            assert len({utc(2026, month, 1).astimezone(ZoneInfo(key)).utcoffset() for key in keys}) == 1, keys


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_names_a_zone_by_chance(text: str) -> None:
    assert zone_named(text) is None


@settings(deadline=None)
@given(st.text())
def test_a_zone_that_is_named_can_be_used(text: str) -> None:
    zone = zone_named(text)
    assert zone is None or ZoneInfo(zone).key == zone


# --- times of day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9:30", "09:30"), ("09:30", "09:30"), ("09.30", "09:30"), ("9.30", "09:30"), ("21:05", "21:05"),
        ("0:00", "00:00"), ("00:00", "00:00"), ("23:59", "23:59"), (" 9:30 ", "09:30"), ("20:00-da", "20:00"),
        ("20:05-də", "20:05"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read(text: str, at: str) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text",
    [
        "9",
        "930",
        "24:00",
        "9:60",
        "9:5",
        "9:300",
        "123:00",
        "9:30 pm",
        "9:30pm",
        "28.04",
        "9:30:00",
        "-9:30",
        "9 30",
        "٩:٣٠",
    ],
)
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_time_of_day_by_chance(text: str) -> None:
    assert read_time(text) is None


@given(st.times())
def test_a_time_of_day_is_read_as_it_is_written(at: time) -> None:
    assert read_time(f"{at:%H:%M}") == read_time(f"{at:%H.%M}") == f"{at:%H:%M}"


# --- day by day


def test_the_next_time_is_today_if_it_is_still_to_come_and_tomorrow_else() -> None:
    assert next_daily("16:01", DEFAULT_ZONE, NOW) == utc(2026, 4, 27, 12, 1)
    assert next_daily("16:00", DEFAULT_ZONE, NOW) == utc(2026, 4, 28, 12, 0)
    assert next_daily("16:00", DEFAULT_ZONE, NOW - timedelta(microseconds=1)) == NOW
    assert next_daily("15:59", DEFAULT_ZONE, NOW) == utc(2026, 4, 28, 11, 59)


def test_the_next_time_is_in_utc_whatever_the_zone_of_the_moment_before() -> None:
    moment = next_daily("09:30", DEFAULT_ZONE, NOW.astimezone(ZoneInfo("Asia/Tokyo")))
    assert moment == utc(2026, 4, 28, 5, 30)
    assert moment.tzinfo is UTC


def test_the_clock_stays_the_same_when_summer_time_begins_and_ends() -> None:
    assert told("10:00", BERLIN, utc(2026, 3, 27, 12), 3) == [
        utc(2026, 3, 28, 9), utc(2026, 3, 29, 8), utc(2026, 3, 30, 8)
    ]  # fmt: skip
    assert told("10:00", BERLIN, utc(2026, 10, 24, 0), 2) == [utc(2026, 10, 24, 8), utc(2026, 10, 25, 9)]


@pytest.mark.parametrize("at", ["02:00", "02:30", "02:59"])
def test_a_time_that_a_day_skips_is_told_after_the_gap(at: str) -> None:
    before, after_gap, next_day = told(at, BERLIN, utc(2026, 3, 28, 0), 3)
    assert after_gap == utc(2026, 3, 29, 1)
    assert [local_day(moment, BERLIN).day for moment in (before, after_gap, next_day)] == [28, 29, 30]


@pytest.mark.parametrize("at", ["02:00", "02:30", "02:59"])
def test_a_time_that_comes_twice_is_told_the_first_time_only(at: str) -> None:
    first, second = told(at, BERLIN, utc(2026, 10, 24, 12), 2)
    assert first == utc(2026, 10, 25, 0, int(at[3:]))
    assert local_day(second, BERLIN) == date(2026, 10, 26)


def test_a_gap_that_ends_at_midnight_keeps_the_day_before_its_time() -> None:
    # Nuuk sets its clocks from 23:00 to midnight
    moments = told("23:30", "America/Nuuk", utc(2026, 3, 28, 0), 3)
    assert moments == [utc(2026, 3, 28, 1, 30), utc(2026, 3, 29, 1, 0), utc(2026, 3, 30, 0, 30)]


def test_a_gap_that_begins_at_midnight_gives_the_day_its_first_moment() -> None:
    # Beirut sets its clocks from midnight to one
    assert told("00:30", "Asia/Beirut", utc(2026, 3, 28, 0), 2) == [utc(2026, 3, 28, 22), utc(2026, 3, 29, 21, 30)]


@pytest.mark.parametrize(
    ("zone", "skipped"),
    [
        ("Pacific/Apia", date(2011, 12, 30)),
        ("Pacific/Fakaofo", date(2011, 12, 30)),
        ("Pacific/Kwajalein", date(1993, 8, 21)),
    ],
)
@pytest.mark.parametrize("at", ["00:00", "10:00", "23:59"])
def test_a_day_that_there_is_not_has_no_time(zone: str, skipped: date, at: str) -> None:
    noon = datetime.combine(skipped, time(12), ZoneInfo(zone))
    days = [local_day(moment, zone) for moment in told(at, zone, noon - timedelta(days=3), 6)]
    assert skipped not in days
    assert skipped - timedelta(days=1) in days
    assert skipped + timedelta(days=1) in days
    assert len(set(days)) == 6


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Asia/Kathmandu", utc(2026, 4, 28, 4, 15)),
        ("Australia/Eucla", utc(2026, 4, 28, 1, 15)),
        ("Pacific/Chatham", utc(2026, 4, 27, 21, 15)),
        ("Pacific/Kiritimati", utc(2026, 4, 27, 20, 0)),
        ("Pacific/Niue", utc(2026, 4, 27, 21, 0)),
    ],
)
def test_zones_of_odd_offsets_have_their_own_ten_o_clock(zone: str, moment: datetime) -> None:
    assert next_daily("10:00", zone, utc(2026, 4, 27, 12)) == moment


def test_half_an_hour_of_summer_time_is_a_gap_of_half_an_hour() -> None:
    assert next_daily("02:15", "Australia/Lord_Howe", utc(2026, 10, 3, 0)) == utc(2026, 10, 3, 15, 30)


@settings(deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    after=st.datetimes(datetime(1990, 1, 1), datetime(2037, 11, 1), timezones=st.just(UTC)),
    at=st.times(),
)
def test_every_day_that_there_is_has_its_time_exactly_once(zone: str, after: datetime, at: time) -> None:
    check_days(zone, after, at, 8)


@settings(deadline=None)
@given(
    change=st.sampled_from([
        (BERLIN, utc(2026, 3, 29, 1)), (BERLIN, utc(2026, 10, 25, 1)), ("America/Nuuk", utc(2026, 3, 29, 1)),
        ("America/St_Johns", utc(2006, 10, 29, 2, 31)), ("America/St_Johns", utc(2006, 4, 2, 3, 31)),
        ("Pacific/Apia", utc(2011, 12, 30, 10)), ("Pacific/Kwajalein", utc(1993, 8, 21, 12)),
        ("Australia/Lord_Howe", utc(2026, 10, 3, 15, 30)), ("Antarctica/Troll", utc(2026, 3, 29, 1)),
        ("Asia/Beirut", utc(2026, 3, 28, 22)), ("America/Havana", utc(2026, 11, 1, 5)),
    ]),
    back=st.timedeltas(timedelta(), timedelta(days=3)),
    at=st.times(),
)  # fmt: skip
def test_a_day_on_which_clocks_change_has_its_time_exactly_once(
    change: tuple[str, datetime], back: timedelta, at: time
) -> None:
    check_days(change[0], change[1] - back, at, 6)


def check_days(zone: str, after: datetime, at: time, count: int) -> None:
    """Follow the moments for some days: they grow, one for each day that there is, at the time or just past its gap."""
    place = ZoneInfo(zone)
    moments = told(f"{at:%H:%M}", zone, after, count)
    assert all(earlier < later for earlier, later in pairwise([after, *moments]))
    at = at.replace(second=0, microsecond=0)
    days = []
    for moment in moments:
        local = moment.astimezone(place)
        shown = local.replace(tzinfo=None, fold=0)
        if shown.time() == at:
            days.append(shown.date())
            assert not local.fold
            continue
        last = (moment - timedelta(seconds=1)).astimezone(place).replace(tzinfo=None)
        skipped = [datetime.combine(day, at) for day in (last.date(), shown.date())]
        (missed,) = {wall for wall in skipped if last < wall < shown}
        days.append(missed.date())
    assert all(earlier < later for earlier, later in pairwise(days))
    start = after.astimezone(place)
    first = days[0] if start.fold else start.date() + timedelta(days=start.time() >= at)
    left_out = {first + timedelta(days=step) for step in range((days[-1] - first).days)} - set(days)
    assert not any(there_is(day, place) for day in left_out)


def there_is(day: date, place: ZoneInfo) -> bool:
    """Say whether the clock of a place ever shows a day."""
    around = datetime.combine(day, time(12), UTC) - timedelta(hours=36)
    return any((around + timedelta(minutes=15 * step)).astimezone(place).date() == day for step in range(4 * 72))


def test_the_day_is_that_of_the_zone() -> None:
    late = utc(2026, 4, 27, 20, 0)
    assert local_day(late, DEFAULT_ZONE) == date(2026, 4, 28)
    assert local_day(late, "America/New_York") == date(2026, 4, 27)


# --- moments as they are written


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20:00", "2026-04-27 20:00"), ("15:00", "2026-04-28 15:00"), ("16:00", "2026-04-28 16:00"),
        ("saat 20:00", "2026-04-27 20:00"), ("at 20:00", "2026-04-27 20:00"), ("в 20:00", "2026-04-27 20:00"),
        ("18.30", "2026-04-27 18:30"), ("today 20:00", "2026-04-27 20:00"), ("TODAY at 20:00", "2026-04-27 20:00"),
        ("bu gün 20:00", "2026-04-27 20:00"), ("bugün saat 20:00-da", "2026-04-27 20:00"),
        ("Bu gun 20:00", "2026-04-27 20:00"), ("сегодня в 20:00", "2026-04-27 20:00"),
        ("tomorrow 20:00", "2026-04-28 20:00"), ("20:00 tomorrow", "2026-04-28 20:00"),
        ("sabah 20:00", "2026-04-28 20:00"), ("Sabah, saat 09.30", "2026-04-28 09:30"),
        ("завтра 20:00", "2026-04-28 20:00"), ("ЗАВТРА В 9:05", "2026-04-28 09:05"),
    ],
)  # fmt: skip
def test_a_time_is_read_with_today_or_tomorrow(text: str, moment: str) -> None:
    assert when(text) == f"{moment} {DEFAULT_ZONE}"


@pytest.mark.parametrize(
    "text",
    [
        "28.04 20:00", "28.4 20:00", "28/04 20:00", "28.04. 20:00", "28.04, 20:00", "28.04 — 20:00", "28.04 20.00",
        "20:00 28.04", "28 April 20:00", "April 28 20:00", "April 28, 20:00", "28th of April at 20:00",
        "on the 28th of April at 20:00", "20:00 on 28 April", "28 aprel 20:00", "28 Aprel saat 20:00",
        "aprelin 28-i saat 20:00-da", "28 апреля в 20:00", "28 АПРЕЛЯ 20:00", "28.04.2026 20:00", "28.04.2026, 20:00",
        "28 April 2026 20:00", "28 aprel 2026 20:00", "2026-cı il 28 aprel saat 20:00", "28 апреля 2026 года в 20:00",
        "28 апреля 2026 г. в 20:00", "2026-04-28 20:00", "2026-4-28 20:00", "2026-04-28T20:00", "2026-04-28t20:00",
        "  28   April \n 20:00  ",
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_form(text: str) -> None:
    assert when(text) == f"2026-04-28 20:00 {DEFAULT_ZONE}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("28.04.2027 20:00", "2027-04-28 20:00"),
        ("2027-04-28 20:00", "2027-04-28 20:00"),
        ("26.04 20:00", "2027-04-26 20:00"),
        ("26 апреля 20:00", "2027-04-26 20:00"),
        ("27.04 15:00", "2027-04-27 15:00"),
        ("27.04 17:00", "2026-04-27 17:00"),
        ("31.12 23:59", "2026-12-31 23:59"),
        ("1 yanvar 00:00", "2027-01-01 00:00"),
        ("10.05 09.30", "2026-05-10 09:30"),
    ],
)
def test_a_day_without_a_year_is_the_next_to_come(text: str, moment: str) -> None:
    assert when(text) == f"{moment} {DEFAULT_ZONE}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("28.04 20:00 Europe/Berlin", "2026-04-28 20:00 Europe/Berlin"),
        ("28.04 20:00 berlin", "2026-04-28 20:00 Europe/Berlin"),
        ("28 апреля в 20:00 Москва", "2026-04-28 20:00 Europe/Moscow"),
        ("28 aprel saat 20:00 (Bakı)", "2026-04-28 20:00 Asia/Baku"),
        ("today 20:00 New York", "2026-04-27 20:00 America/New_York"),
        ("20:00 utc", "2026-04-27 20:00 UTC"),
        ("13:00 Berlin", "2026-04-28 13:00 Europe/Berlin"),
        ("today 20:00 America/Port of Spain", "2026-04-27 20:00 America/Port_of_Spain"),
        ("tomorrow 01:00 Pacific/Kiritimati", "2026-04-29 01:00 Pacific/Kiritimati"),
    ],
)
def test_a_zone_may_stand_at_the_end(text: str, moment: str) -> None:
    assert when(text) == moment


def test_a_moment_is_kept_in_utc_with_the_zone_that_was_meant() -> None:
    assert read_when("28.04 20:00", NOW, BERLIN, SAY) == When(utc(2026, 4, 28, 18), BERLIN)


def test_a_moment_in_a_gap_is_the_first_after_it() -> None:
    assert when("29.03.2026 02:30", utc(2026, 3, 1), BERLIN) == f"2026-03-29 03:00 {BERLIN}"
    assert when("today 02:30", utc(2026, 3, 28, 23, 30), BERLIN) == f"2026-03-29 03:00 {BERLIN}"
    assert when("02:30", utc(2026, 3, 28, 23, 30), BERLIN) == f"2026-03-29 03:00 {BERLIN}"


def test_a_moment_that_comes_twice_is_the_first() -> None:
    assert read_when("25.10 02:30", NOW, BERLIN, SAY) == When(utc(2026, 10, 25, 0, 30), BERLIN)


def test_a_day_that_a_zone_skips_is_not_understood() -> None:
    assert when("30.12.2011 20:00", utc(2011, 12, 1), "Pacific/Apia") is None


@pytest.mark.parametrize(
    "text",
    [
        "today 15:00", "bu gün 16:00", "сегодня в 9:00", "26.04.2026 20:00", "27.04.2026 16:00", "28.04.1923 20:00",
        "2025-12-31 23:59", "28 April 0001 20:00", "28.04.2026 02:00 Pacific/Kiritimati", "1 января 1990 года в 20:00",
    ],
)  # fmt: skip
def test_a_moment_gone_by_is_past(text: str) -> None:
    assert when(text) == "past"


@pytest.mark.parametrize(
    "text",
    [
        "28.04.2028 20:00",
        "2027-05-03 20:00",
        "31.12.9999 23:59",
        "1 January 9999 00:00",
        "29.02 20:00",
        "29 fevral 20:00",
    ],
)
def test_a_moment_of_another_year_is_far(text: str) -> None:
    assert when(text) == "far"


def test_the_farthest_moment_can_still_be_meant() -> None:
    farthest = NOW + FARTHEST
    assert when(f"{farthest:%Y-%m-%d %H:%M} UTC") == f"{farthest:%Y-%m-%d %H:%M} UTC"
    assert when(f"{farthest + timedelta(minutes=1):%Y-%m-%d %H:%M} UTC") == "far"


def test_the_29th_of_february_is_meant_in_the_year_that_has_it() -> None:
    assert when("29.02 20:00", utc(2027, 6, 1)) == f"2028-02-29 20:00 {DEFAULT_ZONE}"
    assert when("29.02.2027 20:00", utc(2026, 6, 1)) is None


@pytest.mark.parametrize(
    "text",
    [
        "31.02 20:00", "30 February 20:00", "31.04.2026 20:00", "2026-02-30 20:00", "32.01 20:00", "0.01 20:00",
        "28.13 20:00", "00.00.0000 20:00", "28.04.0000 20:00", "31 fevral 9999 20:00",
    ],
)  # fmt: skip
def test_a_day_that_there_is_not_is_not_understood(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "28.04", "28 April", "tomorrow", "9", "at 9", "tomorrow 9", "20:00 21:00", "28.04 29.04 20:00",
        "27 28 April 20:00", "28 April May 20:00", "28 28 April 20:00", "today tomorrow 20:00",
        "28.04 tomorrow 20:00", "10 20:00", "April 20:00", "2027 20:00", "28.04.26 20:00", "films 20:00",
        "20:00 please", "Berlin", "28.04 Berlin", "20:00 Atlantis", "Berlin 20:00", "20:00 Berlin Paris",
        "2 8.04 20:00", "20.04", "20.04 Berlin", "yesterday 20:00", "28.04 24:00", "tomorrow 20:60",
        "28 April 明日 20:00", "2027-04-28T20:00:00",
    ],
)  # fmt: skip
def test_what_is_not_wholly_understood_is_none(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_moment_by_chance(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize("text", [text for text in HOSTILE if text != "明日 20:00"])
def test_no_text_ends_in_a_moment_by_chance(text: str) -> None:
    assert read_ending(text, NOW, DEFAULT_ZONE, SAY) is None


@settings(deadline=None)
@given(st.text() | st.from_regex(r"[0-9]{1,4}[./ -][0-9]{1,4}([./ -][0-9]{1,4})? [0-9]{1,2}[:.][0-9]{2}( [A-Za-z/]+)?"))
def test_whatever_is_read_lies_within_a_year(text: str) -> None:
    found = read_when(text, NOW, DEFAULT_ZONE, SAY)
    assert found in (None, "past", "far") or (isinstance(found, When) and NOW < found.at <= NOW + FARTHEST)


@settings(deadline=None)
@given(
    st.datetimes(datetime(2026, 4, 28), datetime(2027, 4, 27)),
    st.sampled_from(["%d.%m.%Y %H:%M", "%Y-%m-%dT%H:%M", "%d.%m %H:%M"]),
)
def test_a_moment_is_read_as_it_is_written(moment: datetime, form: str) -> None:
    assert when(moment.strftime(form)) == f"{moment:%Y-%m-%d %H:%M} {DEFAULT_ZONE}"


# --- moments at the end of a text


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("10 actors tomorrow 20:00", "10 actors"),
        ("10  actors   at 20:00 tomorrow", "10  actors"),
        ("10 actors, tomorrow 20:00", "10 actors"),
        ("10 actors — tomorrow 20:00", "10 actors"),
        ("Sevil! 20:00", "Sevil!"),
        ("10 28 April 20:00 Berlin", "10"),
        ("28 April 20:00", ""),
        ("Arşın mal alan 25.10 19:00", "Arşın mal alan"),
        ("28 April tomorrow 20:00", "28 April"),
        ("28 April 20:00 tomorrow", "28 April"),
        ("31.02 tomorrow 20:00", "31.02"),
        ("Görüş 1955 20:00", "Görüş 1955"),
    ],
)
def test_the_longest_ending_that_is_a_moment_is_read(text: str, before: str) -> None:
    found = read_ending(text, NOW, DEFAULT_ZONE, SAY)
    assert found is not None
    assert found[0] == before
    assert isinstance(found[1], When)


def test_an_ending_may_be_past_or_far() -> None:
    assert read_ending("10 actors 28.04.1923 20:00", NOW, DEFAULT_ZONE, SAY) == ("10 actors", "past")
    assert read_ending("10 actors 28.04.2123 20:00", NOW, DEFAULT_ZONE, SAY) == ("10 actors", "far")


@pytest.mark.parametrize(
    "text",
    [
        "", "actors", "31.02 20:00", "x 31.02 20:00 Berlin", "31 fevral saat 20:00", "31 февраля 2027 года в 20:00",
        "February 31 20:00", "2026-02-30 20:00", "tomorrow 20:00 21:00", "20:00 x",
    ],
)  # fmt: skip
def test_a_day_that_there_is_not_is_not_left_before_the_ending(text: str) -> None:
    assert read_ending(text, NOW, DEFAULT_ZONE, SAY) is None


def test_a_long_text_is_read_at_its_end_only() -> None:
    found = read_ending("word " * 5_000 + "tomorrow 20:00", NOW, DEFAULT_ZONE, SAY)
    assert found is not None
    assert isinstance(found[1], When)
