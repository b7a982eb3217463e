"""What comes to a chat by itself: the question of the day, anniversaries and games that were set for a moment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.appointments import Agenda, Appointment, AppointmentKind, Subscription, SubscriptionKind
from bot.chat import Chat, Preferences, Timer, Turn, Who
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.ledger import Daily, Entry
from bot.games.state import Game
from bot.messages import Address, Outgoing, Place
from bot.mind import Mind
from bot.play import Play
from bot.posts import Fired, fire, quiet_until
from bot.preferences import QUIET
from knowledge.model import LANGUAGES, Language

BAKU, BERLIN, NEW_YORK = "Asia/Baku", "Europe/Berlin", "America/New_York"
HERE = Place("telegram", "here")
TEN = datetime(2026, 4, 28, 6, tzinfo=UTC)
"""Ten in the morning in Baku, on the birthday of the studio."""
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
PRIVATE, GROUP = "aysel", ""
"""Whose chat it is."""
AYSEL = Who(Address("telegram", "here", "aysel"), TEN, "Aysel", language="en")
MURAD = Who(Address("telegram", "here", "murad"), TEN, "Murad", language="en")
PHASES = ["lobby", "asking", "break", "paused"]


def subscribed(*subscriptions: Subscription, owner: str = GROUP) -> Chat:
    return Chat(language="en", owner=owner, agenda=Agenda(subscriptions))


def daily(zone: str = BAKU, at: str = "10:00") -> Subscription:
    return Subscription("daily", at, zone)


def anniversaries(zone: str = BAKU, at: str = "10:00") -> Subscription:
    return Subscription("anniversaries", at, zone)


def set_for(at: datetime = TEN, what: AppointmentKind = "game", rest: str = "") -> Appointment:
    return Appointment(what, rest, at, BAKU)


def planned(*appointments: Appointment, owner: str = GROUP) -> Chat:
    return Chat(language="en", owner=owner, agenda=Agenda(appointments=appointments))


def texts(fired: Fired) -> list[str]:
    return [said.text for said in fired.turn.said]


class Posts:
    """Fires the timers of one chat."""

    def __init__(self, play: Play, mind: Mind) -> None:
        self.play = play
        self.mind = mind

    def word(self, message: str, language: Language = "en") -> str:
        return self.mind.say(language, message)

    def posts(self, kind: SubscriptionKind, chat: Chat, now: datetime = TEN, due: datetime = TEN) -> Fired:
        """Let a subscription come."""
        return fire(self.play, chat, Timer(HERE, kind, "", due), now)

    def begins(self, chat: Chat, now: datetime = TEN, at: datetime = TEN, due: datetime | None = None) -> Fired:
        """Let a game come that was set for a moment; `due` is when it is tried, if not then."""
        return fire(self.play, chat, Timer(HERE, "appointment", str(round(at.timestamp() * 1000)), due or at), now)

    def with_game(self, chat: Chat, phase: str = "asking", started: datetime = TEN - MINUTE) -> Chat:
        """Have a game running in a chat."""
        who, other = replace(AYSEL, now=started), replace(MURAD, now=started)
        for command, someone in (("game 5 odd", who), ("join", other), ("begin", who), ("pause", who)):
            name, _, rest = command.partition(" ")
            if not (name == "begin" and phase == "lobby") and not (name == "pause" and phase != "paused"):
                chat = self._done(self.play.command(name, rest, chat, someone))
        if phase in ("break", "paused"):
            for someone in (who, other):
                chat = self._done(self.play.text("1", chat, someone))
        assert chat.running is not None
        assert chat.running.phase == phase
        return chat

    def _done(self, turn: Turn | None) -> Chat:
        assert turn is not None
        return turn.chat


@pytest.fixture
def posts(own_play: Play, own_mind: Mind) -> Posts:
    return Posts(own_play, own_mind)


def game_of(fired: Fired) -> Game:
    assert fired.turn.chat.game is not None
    return fired.turn.chat.game


# --- the question of the day


@pytest.mark.parametrize("owner", [PRIVATE, GROUP])
@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=3), HOUR, 13 * HOUR])
def test_the_question_of_the_day_is_asked_on_its_day_however_late(posts: Posts, owner: str, late: timedelta) -> None:
    chat = subscribed(daily(), owner=owner)
    fired = posts.posts("daily", chat, TEN + late)
    (asked,) = fired.turn.said
    assert (asked.kind, asked.to) == ("question", "")
    assert (game_of(fired).mode, game_of(fired).phase, game_of(fired).host) == ("daily", "asking", "")
    assert fired.turn.chat.daily == "2026-04-28"
    assert fired.again == TEN + DAY
    assert fired.turn.chat.agenda == chat.agenda


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_of_the_day_comes_in_the_language_of_the_chat(posts: Posts, language: Language) -> None:
    for chat in (replace(subscribed(daily()), language=language), replace(subscribed(daily()), chosen=language)):
        fired = posts.posts("daily", chat)
        (asked,) = texts(fired)
        round = game_of(fired).round
        assert round is not None
        assert round.question.prompt.in_(language) in asked
        assert fired.turn.chat.speaks == language


def test_it_is_the_question_that_the_command_asks(posts: Posts) -> None:
    by_itself = game_of(posts.posts("daily", subscribed(daily()))).round
    commanded = posts.play.command("daily", "", Chat(), AYSEL)
    assert commanded and commanded.chat.game and commanded.chat.game.round and by_itself
    assert by_itself.question.id == commanded.chat.game.round.question.id


@pytest.mark.parametrize("late", [15 * HOUR, DAY, 20 * DAY])
def test_the_question_of_a_day_that_is_over_is_not_asked(posts: Posts, late: timedelta) -> None:
    chat = subscribed(daily())
    fired = posts.posts("daily", chat, TEN + late)
    assert fired.turn == Turn(chat)
    assert fired.again is not None
    assert TEN + late < fired.again <= TEN + late + DAY
    assert fired.again.timetz() == TEN.timetz()


@pytest.mark.parametrize(("now", "asked"), [("21:59", True), ("22:01", False)])
def test_a_day_is_over_at_midnight_where_the_chat_has_its_time(posts: Posts, now: str, asked: bool) -> None:
    due = datetime(2026, 4, 28, 21, 50, tzinfo=UTC)
    late = datetime.fromisoformat(f"2026-04-28T{now}:00+00:00")
    fired = posts.posts("daily", subscribed(daily(BERLIN, "23:50")), late, due)
    assert bool(fired.turn.said) is asked
    assert fired.again == due + DAY


@pytest.mark.parametrize("owner", [PRIVATE, GROUP])
@pytest.mark.parametrize("phase", PHASES)
def test_while_a_game_is_in_the_way_the_question_of_the_day_waits(posts: Posts, phase: str, owner: str) -> None:
    chat = posts.with_game(subscribed(daily(), owner=owner), phase)
    fired = posts.posts("daily", chat)
    assert fired.turn == Turn(chat)
    assert fired.again == TEN + 10 * MINUTE
    over = posts.play.broken_off(chat, HERE, fired.again).chat
    fired = posts.posts("daily", over, fired.again, fired.again)
    assert [said.kind for said in fired.turn.said] == ["question"]
    assert fired.again == TEN + DAY


def test_it_waits_no_longer_than_until_the_next_one(posts: Posts) -> None:
    chat = posts.with_game(subscribed(daily(at="10:05")))
    assert posts.posts("daily", chat).again == TEN + 5 * MINUTE


def test_a_question_that_waits_until_its_day_is_over_is_not_asked(posts: Posts) -> None:
    due = datetime(2026, 4, 28, 19, 55, tzinfo=UTC)
    chat = posts.with_game(subscribed(daily(at="23:55")), started=due)
    assert posts.posts("daily", chat, due, due) == Fired(Turn(chat), due + DAY)


def test_a_game_that_is_over_is_not_in_the_way(posts: Posts) -> None:
    chat = posts.play.broken_off(posts.with_game(subscribed(daily())), HERE, TEN).chat
    assert posts.posts("daily", chat).turn.said


@pytest.mark.parametrize("owner", [PRIVATE, GROUP])
def test_what_was_asked_already_today_is_not_asked_again(posts: Posts, owner: str) -> None:
    chat = replace(subscribed(daily(), owner=owner), daily="2026-04-28")
    assert posts.posts("daily", chat) == Fired(Turn(chat), TEN + DAY)
    assert posts.posts("daily", replace(chat, daily="2026-04-27")).turn.said


@pytest.mark.parametrize("owner", [PRIVATE, GROUP])
def test_a_timer_that_fires_twice_asks_once(posts: Posts, owner: str) -> None:
    first = posts.posts("daily", subscribed(daily(), owner=owner)).turn.chat
    over = posts.play.broken_off(first, HERE, TEN).chat
    assert posts.posts("daily", over, TEN + MINUTE) == Fired(Turn(over), TEN + DAY)


@pytest.mark.parametrize("kind", ["daily", "anniversaries"])
def test_whoever_cancelled_the_subscription_hears_nothing_more(posts: Posts, kind: SubscriptionKind) -> None:
    other = anniversaries() if kind == "daily" else daily()
    for chat in (Chat(), subscribed(other), planned(set_for())):
        assert posts.posts(kind, chat) == Fired(Turn(chat))


def test_a_knowledge_without_questions_asks_nothing_and_says_nothing(own_mind: Mind) -> None:
    nothing = replace(own_mind.knowledge, films={}, people={}, facts={}, quiz={})
    posts = Posts(Play(own_mind, QuestionBank(nothing, own_mind.say), Calendar(nothing)), own_mind)
    chat = subscribed(daily())
    assert posts.posts("daily", chat) == Fired(Turn(chat), TEN + DAY)


def right(game: Game) -> str:
    assert game.round is not None
    return str(game.round.question.right[0] + 1)


def test_in_a_private_chat_the_answer_closes_the_question_that_came_by_itself(posts: Posts) -> None:
    fired = posts.posts("daily", subscribed(daily(), owner=PRIVATE))
    turn = posts.play.text(right(game_of(fired)), fired.turn.chat, replace(AYSEL, alone=True))
    assert turn is not None
    assert (turn.closed, turn.daily.get("aysel")) == (True, True)
    assert [entry.together for entry in turn.entries] == [False]


def test_in_a_group_the_question_that_came_by_itself_waits_for_all(posts: Posts) -> None:
    fired = posts.posts("daily", subscribed(daily()))
    chat = fired.turn.chat
    for who in (AYSEL, MURAD):
        turn = posts.play.text(right(game_of(fired)), chat, who)
        assert turn is not None
        assert (turn.closed, turn.daily[who.id]) == (False, True)
        chat = turn.chat
    entries: list[Entry] = []
    while chat.running:
        assert chat.moves_at is not None
        ticked = posts.play.tick(chat, HERE, datetime.fromtimestamp(chat.moves_at / 1000, UTC))
        entries += ticked.entries
        chat = ticked.chat
    assert {entry.name: entry.right for entry in entries} == {"Aysel": True, "Murad": True}


def test_whoever_had_their_try_elsewhere_cannot_answer_the_question_that_came_by_itself(posts: Posts) -> None:
    chat = posts.posts("daily", subscribed(daily(), owner=PRIVATE)).turn.chat
    assert chat.game is not None
    had = replace(AYSEL, alone=True, daily=Daily("2026-04-28", True, 2, 2))
    turn = posts.play.text(right(chat.game), chat, had)
    assert turn is not None
    assert turn.chat == chat
    assert [said.to for said in turn.said] == ["aysel"]


def test_the_question_that_came_by_itself_was_the_try_of_nobody_who_did_not_answer(posts: Posts) -> None:
    chat = posts.posts("daily", subscribed(daily())).turn.chat
    turn = posts.play.text(right(chat.game) if chat.game else "", chat, AYSEL)
    assert turn is not None
    assert posts.play.broken_off(turn.chat, HERE, TEN).daily == {"aysel": True}


# --- anniversaries


@pytest.mark.parametrize(("language", "day"), [("az", "28 aprel"), ("en", "28 April"), ("ru", "28 апреля")])
@pytest.mark.parametrize("owner", [PRIVATE, GROUP])
def test_anniversaries_are_told_on_their_day(posts: Posts, owner: str, language: Language, day: str) -> None:
    chat = replace(subscribed(anniversaries(), owner=owner), language=language)
    fired = posts.posts("anniversaries", chat)
    (told,) = fired.turn.said
    assert (told.kind, told.to, told.buttons) == ("news", "", ())
    assert day in told.text.splitlines()[0]
    assert "1923" in told.text
    assert fired.again == TEN + DAY
    assert fired.turn.chat == replace(chat, told="2026-04-28")


@pytest.mark.parametrize("late", [MINUTE, HOUR, 13 * HOUR])
def test_anniversaries_are_told_on_their_day_however_late(posts: Posts, late: timedelta) -> None:
    fired = posts.posts("anniversaries", subscribed(anniversaries()), TEN + late)
    assert "1923" in texts(fired)[0]
    assert fired.again == TEN + DAY


@pytest.mark.parametrize("late", [15 * HOUR, DAY, 365 * DAY])
def test_anniversaries_of_a_day_that_is_over_are_not_told(posts: Posts, late: timedelta) -> None:
    chat = subscribed(anniversaries())
    fired = posts.posts("anniversaries", chat, TEN + late)
    assert fired.turn == Turn(chat)
    assert fired.again is not None
    assert TEN + late < fired.again <= TEN + late + DAY


def test_on_a_day_without_anniversaries_nothing_is_told(posts: Posts) -> None:
    fired = posts.posts("anniversaries", subscribed(anniversaries()), TEN + DAY, TEN + DAY)
    assert fired.turn.said == ()
    assert fired.again == TEN + 2 * DAY


def test_what_was_told_already_today_is_not_told_again(posts: Posts) -> None:
    first = posts.posts("anniversaries", subscribed(anniversaries())).turn.chat
    assert posts.posts("anniversaries", first, TEN + MINUTE) == Fired(Turn(first), TEN + DAY)
    earlier = replace(first, told="2026-04-27")
    assert posts.posts("anniversaries", earlier, TEN + MINUTE).turn.said


def test_anniversaries_wait_for_an_open_question_to_which_they_may_be_the_answer(posts: Posts) -> None:
    chat = posts.with_game(subscribed(anniversaries()), "asking")
    assert posts.posts("anniversaries", chat) == Fired(Turn(chat), TEN + 10 * MINUTE)


@pytest.mark.parametrize("phase", ["lobby", "break", "paused"])
def test_anniversaries_are_told_beside_a_game_and_leave_it_as_it_is(posts: Posts, phase: str) -> None:
    chat = posts.with_game(subscribed(anniversaries()), phase)
    fired = posts.posts("anniversaries", chat)
    assert "1923" in texts(fired)[0]
    assert fired.turn.chat == replace(chat, told="2026-04-28")


def test_the_question_of_the_day_and_anniversaries_do_not_keep_one_another_away(posts: Posts) -> None:
    chat = subscribed(daily(), anniversaries())
    asked = posts.posts("daily", chat)
    told = posts.posts("anniversaries", posts.play.broken_off(asked.turn.chat, HERE, TEN).chat)
    assert (len(asked.turn.said), len(told.turn.said)) == (1, 1)
    assert (told.turn.chat.daily, told.turn.chat.told) == ("2026-04-28", "2026-04-28")


# --- games set for a moment


ON_TIME = [timedelta(0), MINUTE, HOUR]
TOO_LATE = [HOUR + timedelta(seconds=1), DAY]


@pytest.mark.parametrize("late", ON_TIME)
def test_a_game_set_for_a_moment_begins_up_to_an_hour_after_it(posts: Posts, late: timedelta) -> None:
    fired = posts.begins(planned(set_for(rest="7 music")), TEN + late)
    (lobby,) = fired.turn.said
    assert (lobby.kind, lobby.slot != "") == ("news", True)
    game = game_of(fired)
    assert (game.mode, game.phase, game.total, game.theme, game.host) == ("game", "lobby", 7, "music|", "")
    assert game.players == {}
    assert fired.turn.chat.agenda == Agenda()
    assert fired.again is None


def test_in_a_private_chat_a_game_set_for_a_moment_needs_no_lobby(posts: Posts) -> None:
    fired = posts.begins(planned(set_for(rest="5 choice"), owner=PRIVATE))
    assert [said.kind for said in fired.turn.said] == ["question"]
    turn = posts.play.text(right(game_of(fired)), fired.turn.chat, replace(AYSEL, alone=True))
    assert turn is not None
    assert turn.closed
    assert turn.chat.running is not None
    assert turn.chat.running.phase == "break"


def test_whoever_joins_a_game_set_for_a_moment_may_start_it(posts: Posts) -> None:
    chat = posts.begins(planned(set_for(rest="5 choice"))).turn.chat
    for command in ("join", "begin"):
        turn = posts.play.command(command, "", chat, MURAD)
        assert turn is not None
        chat = turn.chat
    assert chat.asking


def test_a_game_set_for_a_moment_that_nobody_joins_ends(posts: Posts) -> None:
    chat = posts.begins(planned(set_for())).turn.chat
    turn = posts.play.tick(chat, HERE, TEN + MINUTE)
    assert turn.chat.running is None
    assert turn.said[-1].text.startswith(posts.word("end-nobody"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("owner", [PRIVATE, GROUP])
@pytest.mark.parametrize("late", TOO_LATE)
def test_a_game_whose_moment_is_past_is_told_of_and_does_not_begin(
    posts: Posts, late: timedelta, owner: str, language: Language
) -> None:
    chat = replace(planned(set_for(), owner=owner), language=language)
    fired = posts.begins(chat, TEN + late)
    assert fired == Fired(
        Turn(replace(chat, agenda=Agenda()), (Outgoing(posts.word("appointment-missed", language)),)), None
    )


@pytest.mark.parametrize("phase", PHASES)
def test_while_a_game_is_in_the_way_the_one_set_for_a_moment_waits(posts: Posts, phase: str) -> None:
    chat = posts.with_game(planned(set_for()), phase)
    assert posts.begins(chat) == Fired(Turn(chat), TEN + MINUTE)


def test_a_game_that_waited_begins_when_the_way_is_free(posts: Posts) -> None:
    chat = posts.with_game(planned(set_for(rest="7 music")))
    again = posts.begins(chat).again
    assert again is not None
    over = posts.play.broken_off(chat, HERE, again).chat
    fired = posts.begins(over, again, due=again)
    assert (game_of(fired).total, game_of(fired).theme, game_of(fired).phase) == (7, "music|", "lobby")
    assert fired.turn.chat.agenda == Agenda()


def test_a_game_that_waited_for_more_than_an_hour_is_told_of(posts: Posts) -> None:
    chat = posts.with_game(planned(set_for()), "paused")
    now = TEN
    for _ in range(60):
        again = posts.begins(chat, now, due=now).again
        assert again == now + MINUTE
        now = again
    now += MINUTE
    fired = posts.begins(chat, now, due=now)
    assert texts(fired) == [posts.word("appointment-missed")]
    assert fired.turn.chat == replace(chat, agenda=Agenda())


def test_a_game_whose_moment_is_past_is_told_of_beside_another_game(posts: Posts) -> None:
    chat = posts.with_game(planned(set_for()), "paused")
    fired = posts.begins(chat, TEN + 2 * HOUR)
    assert texts(fired) == [posts.word("appointment-missed")]
    assert fired.turn.chat == replace(chat, agenda=Agenda())


@pytest.mark.parametrize("others", [(), (set_for(TEN + HOUR),)])
def test_a_game_that_was_cancelled_does_not_begin(posts: Posts, others: Sequence[Appointment]) -> None:
    chat = planned(*others)
    for now in (TEN, TEN + DAY):
        assert posts.begins(chat, now) == Fired(Turn(chat))


def test_a_timer_that_fires_twice_begins_one_game(posts: Posts) -> None:
    chat = posts.begins(planned(set_for())).turn.chat
    assert posts.begins(chat, TEN + MINUTE) == Fired(Turn(chat))


def test_only_the_game_whose_moment_it_is_is_taken_from_the_agenda(posts: Posts) -> None:
    earlier, later = set_for(TEN - HOUR), set_for(TEN + HOUR, rest="9 films")
    agenda = Agenda((daily(), anniversaries()), (earlier, set_for(rest="7 music"), later))
    fired = posts.begins(Chat(language="en", agenda=agenda))
    assert game_of(fired).total == 7
    assert fired.turn.chat.agenda == replace(agenda, appointments=(earlier, later))


@pytest.mark.parametrize(("rest", "theme"), [("", "studio|"), ("28 April", "studio|"), ("Rashid Behbudov", "birth|")])
def test_an_anniversary_game_set_for_a_moment_has_its_occasion(posts: Posts, rest: str, theme: str) -> None:
    fired = posts.begins(planned(set_for(what="anniversary", rest=rest)))
    assert game_of(fired).mode == "anniversary"
    assert game_of(fired).theme.startswith(theme)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_that_cannot_be_is_told_of_in_the_language_of_the_chat(posts: Posts, language: Language) -> None:
    chat = replace(planned(set_for(what="anniversary", rest="nobody of that name")), chosen=language)
    fired = posts.begins(chat)
    assert texts(fired) == [posts.word("anniversary-unknown", language)]
    assert fired.turn.chat == replace(chat, agenda=Agenda())
    assert fired.again is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_set_for_a_moment_speaks_the_language_of_the_chat(posts: Posts, language: Language) -> None:
    chat = replace(planned(set_for(rest="5"), owner=PRIVATE), chosen=language)
    fired = posts.begins(chat)
    round = game_of(fired).round
    assert round is not None
    assert round.question.prompt.in_(language) in texts(fired)[0]


# --- the game's own timer


def test_the_timer_of_a_game_lets_its_time_pass(posts: Posts) -> None:
    chat = posts.with_game(Chat(language="en"), "break")
    assert chat.moves_at is not None
    moment = datetime.fromtimestamp(chat.moves_at / 1000, UTC)
    fired = fire(posts.play, chat, Timer(HERE, "game", "", moment), moment)
    assert [said.kind for said in fired.turn.said] == ["question"]
    assert fired.again is None


def test_the_timer_of_a_game_that_comes_too_early_or_for_nothing_changes_nothing(posts: Posts) -> None:
    running = posts.with_game(Chat(language="en"), "break", TEN)
    for chat in (Chat(), running):
        assert fire(posts.play, chat, Timer(HERE, "game", "", TEN), TEN) == Fired(Turn(chat))
    unhinted = posts.play.shown(posts.with_game(Chat(), "asking", TEN), HERE, TEN).chat
    hinted = posts.play.command("hint", "", unhinted, AYSEL)
    assert hinted is not None and unhinted.moves_at is not None
    half_time = datetime.fromtimestamp(unhinted.moves_at / 1000, UTC)
    timer = Timer(HERE, "game", "", half_time)
    assert fire(posts.play, unhinted, timer, half_time).turn.said != ()
    assert fire(posts.play, hinted.chat, timer, half_time) == Fired(Turn(hinted.chat))


# --- where the sun stands elsewhere


@pytest.mark.parametrize("zone", [BAKU, BERLIN, NEW_YORK, "Asia/Kathmandu", "Pacific/Auckland"])
def test_what_comes_daily_comes_once_on_each_of_thirty_days_in_any_zone(posts: Posts, zone: str) -> None:
    chat = subscribed(daily(zone, "12:00"))
    due = datetime(2026, 3, 10, 12, tzinfo=UTC)
    days = []
    for _ in range(31):
        fired = posts.posts("daily", chat, due, due)
        days += [due.date()] if fired.turn.said else []
        chat = posts.play.broken_off(fired.turn.chat, HERE, due).chat
        assert fired.again is not None
        assert 22 * HOUR < fired.again - due < 26 * HOUR or len(days) == 1
        due = fired.again
    assert len(days) >= 30


# --- quiet hours


def at(hour: int, minute: int = 0, day: int = 28) -> datetime:
    """Give a moment by the clock of Baku."""
    return datetime(2026, 4, day, hour, minute, tzinfo=ZoneInfo(BAKU))


@pytest.mark.parametrize(
    ("quiet", "now", "until"),
    [
        ("", at(3), None),
        ("22-8", at(21, 59), None),
        ("22-8", at(22), at(8, day=29)),
        ("22-8", at(0), at(8)),
        ("22-8", at(7, 59), at(8)),
        ("22-8", at(8), None),
        ("23-9", at(22, 59), None),
        ("23-9", at(23, 30), at(9, day=29)),
        ("23-9", at(8, 59), at(9)),
        ("0-7", at(23, 59), None),
        ("0-7", at(0), at(7)),
        ("0-7", at(6, 59), at(7)),
        ("0-7", at(7), None),
        ("22-8", at(23).astimezone(UTC), at(8, day=29)),
    ],
)
def test_it_is_quiet_from_the_first_hour_to_the_last_by_the_clock_of_baku(
    quiet: str, now: datetime, until: datetime | None
) -> None:
    assert quiet_until(quiet, now) == until


@pytest.mark.parametrize("quiet", [quiet for quiet in QUIET if quiet])
def test_at_the_end_of_the_quiet_hours_it_is_quiet_no_more(quiet: str) -> None:
    for hour in range(24):
        end = quiet_until(quiet, at(hour))
        assert end is None or (end > at(hour) and quiet_until(quiet, end) is None)


def hushed(chat: Chat, quiet: str = "22-8") -> Chat:
    return replace(chat, preferences=Preferences(quiet=quiet))


@pytest.mark.parametrize("kind", ["daily", "anniversaries"])
def test_what_would_come_in_quiet_hours_comes_when_they_end_on_the_same_day(
    posts: Posts, kind: SubscriptionKind
) -> None:
    chat = hushed(subscribed(Subscription(kind, "06:30", BAKU)))
    due = at(6, 30)
    waits = posts.posts(kind, chat, due, due)
    assert waits == Fired(Turn(chat), at(8))
    comes = posts.posts(kind, chat, at(8), at(8))
    assert len(comes.turn.said) == 1
    assert comes.again == at(6, 30, day=29)


@pytest.mark.parametrize("kind", ["daily", "anniversaries"])
def test_what_would_come_in_quiet_hours_that_end_on_another_day_does_not_come(
    posts: Posts, kind: SubscriptionKind
) -> None:
    chat = hushed(subscribed(Subscription(kind, "23:00", BAKU)))
    assert posts.posts(kind, chat, at(23), at(23)) == Fired(Turn(chat), at(23, day=29))


def test_outside_of_quiet_hours_what_comes_comes(posts: Posts) -> None:
    chat = hushed(subscribed(daily()))
    assert posts.posts("daily", chat).turn.said == posts.posts("daily", subscribed(daily())).turn.said != ()


def test_the_day_is_that_of_the_subscription_and_the_quiet_hours_are_those_of_baku(posts: Posts) -> None:
    chat = hushed(subscribed(daily(BERLIN, "21:00")))  # 23:00 in Baku
    due = datetime(2026, 4, 28, 21, tzinfo=ZoneInfo(BERLIN))
    assert posts.posts("daily", chat, due, due) == Fired(Turn(chat), due + DAY)
    chat = hushed(subscribed(daily(BERLIN, "02:00")))  # 4:00 in Baku
    due = datetime(2026, 4, 28, 2, tzinfo=ZoneInfo(BERLIN))
    assert posts.posts("daily", chat, due, due) == Fired(Turn(chat), at(8))


def test_quiet_hours_hold_up_neither_a_game_that_runs_nor_one_that_was_set_for_them(posts: Posts) -> None:
    quiet = hushed(planned(set_for(at(23))))
    begun = posts.begins(quiet, at(23), at(23))
    assert game_of(begun).phase == "lobby"
    timer = Timer(HERE, "game", "", at(23) + MINUTE)
    assert fire(posts.play, begun.turn.chat, timer, at(23) + MINUTE).turn.said != ()
