"""What a chat subscribes to and which games it plans: read from commands in any language, kept within bounds, told."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.appointments import (
    APPOINTMENTS,
    LONGEST_OPTIONS,
    MOST_APPOINTMENTS,
    SUBSCRIPTIONS,
    Agenda,
    Appointment,
    Subscription,
    carry_out,
    next_post,
)
from bot.phrasebook import Phrasebook
from bot.timetable import FARTHEST
from bot.wording import Wording
from knowledge.model import LANGUAGES, KnowledgeBase, Language

SAY = Phrasebook().say
NOTHING = KnowledgeBase({}, {}, {}, {}, {}, {}, (), ())
NOW = datetime(2026, 4, 27, 12, 0, tzinfo=UTC)
"""Four in the afternoon in Baku."""
BAKU, BERLIN = "Asia/Baku", "Europe/Berlin"
EMPTY = Agenda()
DAILY = Subscription("daily", "09:30", BERLIN)
YEARLY = Subscription("anniversaries", "10:00", BAKU)
ACTORS = Appointment("game", "10 actors", datetime(2026, 4, 28, 16, tzinfo=UTC), BAKU)
HONOUR = Appointment("anniversary", "", datetime(2026, 4, 28, 18, tzinfo=UTC), BERLIN)
FULL = Agenda((DAILY, YEARLY), (ACTORS, HONOUR))
HOSTILE = [
    "\x00", "../../etc/passwd", "daily ../../etc/passwd", "daily 10:00 ../../etc/passwd", "daily \x00", "x" * 10_000,
    "daily " * 2_000, "daily 10:00 " + "x" * 10_000, "game { $time } %s 20:0", "\ud800", "game \ud800", "🎬", "—",
]  # fmt: skip


def carried(text: str, agenda: Agenda = EMPTY, language: Language = "en", now: datetime = NOW) -> tuple[Agenda, str]:
    """Carry out a command that is known."""
    command, _, rest = text.partition(" ")
    done = carry_out(command.removeprefix("/"), rest, agenda, now, Wording(SAY, language, NOTHING))
    assert done is not None
    return done


def refused(text: str, message: str, agenda: Agenda = EMPTY, **values: int) -> None:
    """See that a command changes nothing and is told why in every language."""
    for language in LANGUAGES:
        assert carried(text, agenda, language) == (agenda, SAY(language, message, **values))


def examples(language: Language, message: str) -> list[str]:
    """Give the commands that a text shows."""
    return [one.strip() for one in re.findall(r"(/[^;,\n]+)", SAY(language, message).replace("Europe/", "Europe_"))]


# --- commands


@pytest.mark.parametrize(
    "command", ["", "game", "daily", "anniversaries", "Subscribe", "/subscribe", "subscribe daily"]
)
def test_any_other_command_is_left_alone(command: str) -> None:
    assert carry_out(command, "daily 10:00", FULL, NOW, Wording(SAY, "en", NOTHING)) is None


@pytest.mark.parametrize("command", ["subscribe", "unsubscribe", "schedule"])
@pytest.mark.parametrize("rest", HOSTILE)
def test_no_text_changes_the_agenda_by_chance(command: str, rest: str) -> None:
    agenda, said = carried(f"{command} {rest}", FULL)
    assert agenda == FULL
    assert said


@settings(deadline=None)
@given(
    st.sampled_from(["subscribe", "unsubscribe", "schedule"]),
    st.sampled_from(["", "daily ", "anniversaries ", "game ", "anniversary "]),
    st.text(),
    st.sampled_from(["", " 20:00", " tomorrow 20:00", " 28.04 20:00 Berlin"]),
)
def test_the_agenda_stays_within_its_bounds(command: str, first: str, text: str, last: str) -> None:
    agenda, said = carried(f"{command} {first}{text}{last}", FULL)
    assert said
    assert len({one.kind for one in agenda.subscriptions}) == len(agenda.subscriptions)
    for one in set(agenda.appointments) - set(FULL.appointments):
        assert NOW < one.at <= NOW + FARTHEST
        assert len(one.rest) <= LONGEST_OPTIONS
        assert one.rest == one.rest.strip()
        assert all(char.isprintable() for char in one.rest)


# --- subscribing


@pytest.mark.parametrize(
    ("text", "subscription"),
    [
        ("daily 9:30", Subscription("daily", "09:30", BAKU)),
        ("daily 21.05", Subscription("daily", "21:05", BAKU)),
        ("daily 9:30 Europe/Berlin", DAILY),
        ("daily 9:30 berlin", DAILY),
        ("daily at 9:30 Berlin", DAILY),
        ("daily", Subscription("daily", "10:00", BAKU)),
        ("daily Berlin", Subscription("daily", "10:00", BERLIN)),
        ("  DAILY   9:30   new york ", Subscription("daily", "09:30", "America/New_York")),
        ("every day 9:30", Subscription("daily", "09:30", BAKU)),
        ("gündəlik 9:30", Subscription("daily", "09:30", BAKU)),
        ("günün sualı saat 9:30-da", Subscription("daily", "09:30", BAKU)),
        ("hər gün 9:30 Bakı", Subscription("daily", "09:30", BAKU)),
        ("ежедневно в 9:30", Subscription("daily", "09:30", BAKU)),
        ("вопрос дня 9:30 Москва", Subscription("daily", "09:30", "Europe/Moscow")),
        ("anniversaries", YEARLY),
        ("anniversaries 10:00", YEARLY),
        ("anniversaries 18:00 Tbilisi", Subscription("anniversaries", "18:00", "Asia/Tbilisi")),
        ("ildönümləri", YEARLY),
        ("İLDÖNÜMLƏRİ 10:00", YEARLY),
        ("годовщины в 10:00", YEARLY),
        ("юбилеи", YEARLY),
    ],
)
def test_a_chat_can_subscribe_in_any_language(text: str, subscription: Subscription) -> None:
    assert carried(f"subscribe {text}")[0] == Agenda((subscription,))


@pytest.mark.parametrize(
    "text",
    [
        "films", "10:00", "10:00 daily", "everything",
        f"daily {'a' * (LONGEST_OPTIONS + 1)}", f"daily {'a ' * 300}",
    ],
)  # fmt: skip
def test_what_cannot_be_subscribed_to_is_told_the_usage(text: str) -> None:
    refused(f"subscribe {text}", "subscribe-usage", Agenda((DAILY,)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("daily 9", "9"), ("daily at", "at"), ("daily 24:00", "24:00"), ("daily at 25:00", "25:00"),
        ("daily 9:30 Atlantis", "9:30 Atlantis"),
        ("daily 9:30 10:30", "9:30 10:30"), ("daily 9:30 pm", "9:30 pm"), ("daily anniversaries", "anniversaries"),
        ("anniversaries films", "films"), ("daily GMT+4", "GMT+4"), ("daily { $time }", "{ $time }"),
    ],
)  # fmt: skip
def test_what_is_no_time_and_no_zone_is_named_before_the_usage(text: str, unread: str, language: Language) -> None:
    agenda, said = carried(f"subscribe {text}", Agenda((DAILY,)), language)
    why, usage = SAY(language, "subscribe-when", text=unread), SAY(language, "subscribe-usage")
    assert (agenda, said) == (Agenda((DAILY,)), f"{why}\n{usage}")


def test_subscribing_again_changes_the_time_and_the_zone() -> None:
    agenda, _ = carried("subscribe daily 21:00", Agenda((DAILY, YEARLY), (ACTORS,)))
    assert agenda == Agenda((Subscription("daily", "21:00", BAKU), YEARLY), (ACTORS,))


def test_both_kinds_stand_side_by_side_in_one_order() -> None:
    assert carried("subscribe daily 9:30 Berlin", Agenda((YEARLY,)))[0].subscriptions == (DAILY, YEARLY)
    assert carried("subscribe anniversaries", Agenda((DAILY,)))[0].subscriptions == (DAILY, YEARLY)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "daily 9:30 Berlin",
            "en",
            "The question of the day will come every day at 09:30. The next one: 28 April 2026, 09:30 (Europe/Berlin).",
        ),
        (
            "daily 16:01",
            "az",
            "Günün sualı hər gün bu saatda veriləcək: 16:01. Növbəti sual: 27 aprel 2026, saat 16:01 (Asia/Baku).",
        ),
        (
            "daily 16:00",
            "ru",
            "Вопрос дня будет приходить каждый день в 16:00. Следующий: 28 апреля 2026 года, 16:00 (Asia/Baku).",
        ),
        (
            "anniversaries",
            "en",
            "Every day at 10:00 (Asia/Baku) I will look at the calendar and tell you if there is an anniversary.",
        ),
        (
            "anniversaries",
            "az",
            "Hər gün bu saatda təqvimə baxacağam: 10:00 (Asia/Baku). Həmin günə ildönümü düşürsə, xatırladacağam.",
        ),
        (
            "anniversaries",
            "ru",
            "Каждый день в 10:00 (Asia/Baku) я буду смотреть в календарь и напоминать,"
            " если на этот день приходится годовщина.",
        ),
    ],
)
def test_who_subscribes_is_told_when_the_next_post_comes(text: str, language: Language, said: str) -> None:
    assert carried(f"subscribe {text}", language=language)[1] == said


def test_the_next_post_is_told_by_the_clock_there_even_after_a_gap() -> None:
    _, said = carried("subscribe daily 02:30 Berlin", now=datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert "at 02:30. The next one: 29 March 2026, 03:00 (Europe/Berlin)" in said


def test_a_post_comes_every_day_at_its_time() -> None:
    first = next_post(DAILY, NOW)
    assert first == datetime(2026, 4, 28, 7, 30, tzinfo=UTC)
    assert next_post(DAILY, first) == first + timedelta(days=1)


@pytest.mark.parametrize("rest", ["", " ", "\n"])
def test_subscribe_alone_lists_what_the_chat_has(rest: str) -> None:
    agenda, said = carried(f"subscribe {rest}", FULL)
    assert agenda == FULL
    assert said == "\n".join([
        "Subscriptions of this chat:",
        "– Question of the day: every day at 09:30 (Europe/Berlin)",
        "– Anniversaries: at 10:00 (Asia/Baku)",
        SAY("en", "subscribe-usage"),
    ])  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_without_subscriptions_is_told_so_with_the_usage(language: Language) -> None:
    said = f"{SAY(language, 'subscriptions-none')}\n{SAY(language, 'subscribe-usage')}"
    assert carried("subscribe", Agenda((), (ACTORS,)), language) == (Agenda((), (ACTORS,)), said)


# --- unsubscribing


@pytest.mark.parametrize("text", ["", "all", "everything", "hamısı", "hər şeyi", "всё", "Все"])
def test_unsubscribing_from_everything_empties_the_agenda_and_says_of_what(text: str) -> None:
    agenda, said = carried(f"unsubscribe {text}", FULL)
    assert agenda == EMPTY
    assert said == "\n".join([
        "Cancelled:",
        "– Question of the day: every day at 09:30 (Europe/Berlin)",
        "– Anniversaries: at 10:00 (Asia/Baku)",
        "– 28 April 2026, 20:00 (Asia/Baku) — Quiz: 10 actors",
        "– 28 April 2026, 20:00 (Europe/Berlin) — Anniversary game",
    ])  # fmt: skip


@pytest.mark.parametrize("text", ["daily", "gündəlik", "günün sualı", "ежедневно", "вопрос дня", "DAILY"])
def test_one_subscription_can_be_ended_alone(text: str) -> None:
    agenda, said = carried(f"unsubscribe {text}", FULL, "ru")
    assert agenda == replace(FULL, subscriptions=(YEARLY,))
    assert said == "Отменено:\n– Вопрос дня: каждый день в 09:30 (Europe/Berlin)"


@pytest.mark.parametrize("text", ["anniversaries", "ildönümləri", "годовщины"])
def test_the_other_subscription_can_be_ended_alone(text: str) -> None:
    agenda, said = carried(f"unsubscribe {text}", FULL, "az")
    assert agenda == replace(FULL, subscriptions=(DAILY,))
    assert said == "Ləğv olundu:\n– İldönümləri: saat 10:00 (Asia/Baku)"


@pytest.mark.parametrize(
    ("text", "agenda"),
    [("", EMPTY), ("all", EMPTY), ("daily", Agenda((YEARLY,), (ACTORS,))), ("anniversaries", Agenda((DAILY,)))],
)
def test_where_there_is_nothing_to_end_it_is_said(text: str, agenda: Agenda) -> None:
    refused(f"unsubscribe {text}", "unsubscribe-none", agenda)


@pytest.mark.parametrize("text", ["game", "films", "daily films", "daily 09:30", "daily anniversaries", "all daily"])
def test_what_cannot_be_ended_is_told_the_usage(text: str) -> None:
    refused(f"unsubscribe {text}", "unsubscribe-usage", FULL)


# --- scheduling


@pytest.mark.parametrize(
    ("text", "appointment"),
    [
        ("game 10 actors tomorrow 20:00", ACTORS),
        ("game 10 actors 28.04 20:00", ACTORS),
        ("game 10 actors on 28 April at 20:00 Baku", ACTORS),
        ("GAME  10   actors  20:00 tomorrow", ACTORS),
        ("quiz 10 actors 2026-04-28T20:00", ACTORS),
        ("oyun 10 aktyorlar sabah saat 20:00-da", replace(ACTORS, rest="10 aktyorlar")),
        ("игра 10 актёры завтра в 20:00", replace(ACTORS, rest="10 актёры")),
        ("Викторину 28 апреля в 20:00", replace(ACTORS, rest="")),
        ("game tomorrow 20:00", replace(ACTORS, rest="")),
        ("game 20:00", replace(ACTORS, rest="", at=datetime(2026, 4, 27, 16, tzinfo=UTC))),
        ("game 10 20:00", replace(ACTORS, rest="10", at=datetime(2026, 4, 27, 16, tzinfo=UTC))),
        ("anniversary 28 April 20:00 Berlin", HONOUR),
        ("ildönümü 28 aprel 20:00 Berlin", HONOUR),
        ("годовщину 28 апреля в 20:00 Берлин", HONOUR),
        ("anniversary 28 April tomorrow 20:00 Berlin", replace(HONOUR, rest="28 April")),
        (
            "anniversary Arşın mal alan 25.10 19:00",
            Appointment("anniversary", "Arşın mal alan", datetime(2026, 10, 25, 15, tzinfo=UTC), BAKU),
        ),
    ],
)
def test_a_game_can_be_scheduled_in_any_language(text: str, appointment: Appointment) -> None:
    assert carried(f"schedule {text}")[0] == Agenda((), (appointment,))


@pytest.mark.parametrize(
    "text",
    [
        "game", "anniversary", "films", "20:00", "tomorrow 20:00", "daily tomorrow 20:00",
        f"anniversary {'a' * (LONGEST_OPTIONS + 1)} 20:00", f"game {'a' * (LONGEST_OPTIONS + 1)}",
    ],
)  # fmt: skip
def test_what_cannot_be_scheduled_is_told_the_usage(text: str) -> None:
    refused(f"schedule {text}", "schedule-usage", FULL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "game tomorrow", "game 28 April", "game 20.04", "game 10 actors", "game 31.02 20:00", "anniversary 31.02 20:00",
        "anniversary 31 fevral saat 20:00", "anniversary Sevil tomorrow 20:00 21:00", "game tomorrow 25:00",
        "game tomorrow 20:00 please", "game { $text }",
    ],
)  # fmt: skip
def test_where_no_moment_is_found_it_is_said_before_the_usage(text: str, language: Language) -> None:
    agenda, said = carried(f"schedule {text}", FULL, language)
    why = SAY(language, "schedule-when", text=text.partition(" ")[2])
    assert (agenda, said) == (FULL, f"{why}\n{SAY(language, 'schedule-usage')}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("text", "options"), [("nonsense 20:00", "nonsense"), ("99 tomorrow 20:00", "99")])
def test_whoever_wants_questions_that_there_are_not_is_told_which_there_are(
    text: str, options: str, language: Language
) -> None:
    agenda, said = carried(f"schedule game {text}", FULL, language)
    first, topics, kinds = said.splitlines()
    assert (agenda, first) == (FULL, SAY(language, "schedule-options", text=options))
    assert SAY(language, "topic-music") in topics
    assert SAY(language, "kind-odd") in kinds


def test_a_moment_gone_by_or_too_far_ahead_is_refused() -> None:
    refused("schedule game today 15:00", "schedule-past", FULL)
    refused("schedule game 10 actors 28.04.1923 20:00", "schedule-past", FULL)
    refused("schedule anniversary Sevil 28.04.2028 20:00", "schedule-far", FULL)


@pytest.mark.parametrize("text", ["game tomorrow 20:00", "anniversary tomorrow 20:00", "game tomorrow 18:00 Berlin"])
def test_two_games_cannot_begin_at_the_same_moment(text: str) -> None:
    refused(f"schedule {text}", "schedule-taken", Agenda((), (ACTORS,)))


def test_a_chat_can_schedule_so_many_games_and_no_more() -> None:
    agenda = EMPTY
    for hour in reversed(range(MOST_APPOINTMENTS)):
        agenda, _ = carried(f"schedule game tomorrow {hour}:00", agenda)
    assert [one.at.hour for one in agenda.appointments] == [(20 + hour) % 24 for hour in range(MOST_APPOINTMENTS)]
    assert list(agenda.appointments) == sorted(agenda.appointments, key=lambda one: one.at)
    refused("schedule game tomorrow 20:00", "schedule-full", agenda, count=MOST_APPOINTMENTS)


def test_options_are_kept_as_typed_but_for_what_cannot_be_shown() -> None:
    agenda, _ = carried("schedule anniversary  Rəşid\u200b \x00 BEHBUDOV { $time }  tomorrow 20:00")
    assert [one.rest for one in agenda.appointments] == ["Rəşid BEHBUDOV { $time }"]


def test_the_longest_options_are_kept() -> None:
    agenda, _ = carried(f"schedule anniversary {'a' * LONGEST_OPTIONS} tomorrow 20:00")
    assert [one.rest for one in agenda.appointments] == ["a" * LONGEST_OPTIONS]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "game 10 actors tomorrow 20:00", "Scheduled: 28 April 2026, 20:00 (Asia/Baku) — Quiz: 10 actors"),
        ("az", "oyun sabah 20:00", "Oyun təyin olundu: 28 aprel 2026, saat 20:00 (Asia/Baku) — Viktorina"),
        (
            "ru",
            "годовщина Севиль завтра 20:00",
            "Игра запланирована: 28 апреля 2026 года, 20:00 (Asia/Baku) — Игра к годовщине: Севиль",
        ),
    ],
)
def test_who_schedules_is_told_what_and_when(language: Language, text: str, said: str) -> None:
    assert carried(f"schedule {text}", language=language)[1] == said


def test_schedule_alone_lists_the_games_to_come() -> None:
    agenda, said = carried("schedule", FULL, "az")
    assert agenda == FULL
    assert said == "\n".join([
        "Təyin olunmuş oyunlar:",
        "– 28 aprel 2026, saat 20:00 (Asia/Baku) — Viktorina: 10 actors",
        "– 28 aprel 2026, saat 20:00 (Europe/Berlin) — İldönümü oyunu",
        SAY("az", "schedule-usage"),
    ])  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_without_scheduled_games_is_told_so_with_the_usage(language: Language) -> None:
    said = f"{SAY(language, 'appointments-none')}\n{SAY(language, 'schedule-usage')}"
    assert carried("schedule", Agenda((DAILY,)), language) == (Agenda((DAILY,)), said)


# --- words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_usages_can_be_written_as_they_stand(language: Language) -> None:
    first, second, *cancelling = examples(language, "subscribe-usage")
    assert carried(first)[0] == Agenda((Subscription("daily", "09:30", BAKU),))
    assert carried(second.replace("_", "/"))[0] == Agenda((Subscription("anniversaries", "10:00", BERLIN),))
    assert [carried(one, FULL)[0] for one in cancelling] == [replace(FULL, subscriptions=(YEARLY,)), Agenda()]
    assert [carried(one, FULL)[0] for one in examples(language, "unsubscribe-usage")] == [
        replace(FULL, subscriptions=(YEARLY,)),
        replace(FULL, subscriptions=(DAILY,)),
        Agenda(),
    ]
    first, second = examples(language, "schedule-usage")
    topic = SAY(language, "topic-films")
    assert carried(first)[0] == Agenda((), (replace(ACTORS, rest=f"10 {topic}"),))
    assert carried(second)[0] == Agenda((), (replace(HONOUR, at=ACTORS.at, zone=BAKU),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_a_subscription_or_a_game_means_that_one(language: Language) -> None:
    for kind in SUBSCRIPTIONS:
        for word in SAY(language, f"words-subscription-{kind}").split():
            assert [one.kind for one in carried(f"subscribe {word}")[0].subscriptions] == [kind], word
    for what in APPOINTMENTS:
        for word in SAY(language, f"words-appointment-{what}").split():
            assert [one.what for one in carried(f"schedule {word} 20:00")[0].appointments] == [what], word
