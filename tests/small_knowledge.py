"""Files of a small knowledge that several tests start from: a fact, and what every knowledge needs."""

SMALL = {
    "studio/history.yaml": """\
- id: founding
  topic: history
  tier: 1
  text: {az: Studiya 1923-cü ildə yaranıb., en: The studio was founded in 1923., ru: Студия основана в 1923 году.}
  answer: {az: '1923', en: '1923', ru: '1923'}
  questions:
    az: [studiya nə vaxt yaranıb]
    en: [when was the studio founded]
    ru: [когда основана студия]
  sources:
    - {title: History, url: 'https://example.org/history'}
""",
    "terms.yaml": """\
- id: drama
  kind: genre
  name: {az: dram, en: drama, ru: драма}
""",
    "smalltalk.yaml": """\
greeting:
  questions: {az: [salam], en: [hello], ru: [привет]}
  answers: {az: [Salam!], en: [Hello!], ru: [Здравствуйте!]}
""",
    "synonyms.yaml": """\
groups:
  - {id: film, az: [kino], en: [movie], ru: [кино]}
fillers: {az: [bəs], en: [please], ru: [же]}
""",
}
