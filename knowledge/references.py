"""References: what entries say of each other, looked at when all of them are read."""

from collections.abc import Mapping

from knowledge.fields import Report
from knowledge.model import KnowledgeBase
from knowledge.strict_yaml import Place


def check_references(knowledge: KnowledgeBase, places: Mapping[str, Place], report: Report) -> None:
    """Report every id that names no entry, and every event without a date."""
    _check_days(knowledge, places, report)
    _check_quiz(knowledge, places, report)
    for film in knowledge.films.values():
        people = [person for credit in film.credits.values() for person in credit]
        people += [part.person for part in film.cast]
        people += film.based_on.authors if film.based_on else ()
        for who in people:
            if who not in knowledge.people:
                report.add(places[film.id], film.id, f"the person {who!r} is not in people/; add the entry")
        for term in (*film.genres, *film.studios):
            if term not in knowledge.terms:
                report.add(places[film.id], film.id, f"the term {term!r} is not in terms.yaml; add it")
    for person in knowledge.people.values():
        for term in person.professions:
            if term not in knowledge.terms:
                report.add(places[person.id], person.id, f"the profession {term!r} is not in terms.yaml; add it")


def _check_days(knowledge: KnowledgeBase, places: Mapping[str, Place], report: Report) -> None:
    for fact in knowledge.facts.values():
        if fact.event and not fact.date:
            report.add(places[fact.id], fact.id, "it has an event but no date; add the date")
        if fact.occasion and len(fact.date) != len("1923-04-28"):
            report.add(places[fact.id], fact.id, "it has an occasion but no full date; add the day")


def _check_quiz(knowledge: KnowledgeBase, places: Mapping[str, Place], report: Report) -> None:
    known = knowledge.facts.keys() | knowledge.films.keys() | knowledge.people.keys()
    for quiz in knowledge.quiz.values():
        if quiz.about not in known:
            report.add(places[quiz.id], quiz.id, f"it is about {quiz.about!r}, which is no entry; name one")
