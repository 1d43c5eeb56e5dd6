"""The cue words of the YAML files as patterns."""

from __future__ import annotations

import re

from extractors.lexicon import any_of, either_tone, load_words

_CUES = load_words(__package__, "cues.yml")
_ACTIONS = load_words(__package__, "actions.yml")
"""In lower case, as an office, a body or a document may begin with any letter case."""
TOPICS: dict[str, list[str]] = load_words(__package__, "topics.yml")
AUTHORITIES: tuple[str, ...] = tuple(word.casefold() for word in either_tone(_CUES["authorities"]))
NOT_AUTHORITIES: tuple[str, ...] = tuple(_CUES["not_authorities"])


def _words(name: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_CUES[name])})(?!\w)", flags)


OBLIGED = _words("obligations")
EXCUSED = _words("not_obligations")
PASSIVE = _words("passive")
PARTICIPLE = _words("participles")
JUDGEMENTS: list[str] = _CUES["judgements"]
PASSIVE_JUDGEMENTS: list[str] = _CUES["passive_judgements"]
WHAT_IS_NOT_LINKED: list[str] = _CUES["not_linked"]
NOT_CONTINUED = re.compile(rf"(?:{any_of(_CUES['not_continued'])})(?!\w)")
CONTENTS = re.compile(rf"(?:{any_of(_CUES['contents'])})(?!\w)")
TELLING = frozenset(_CUES["telling"])
TOLD: list[str] = either_tone([*_CUES["told"], *_CUES["agents"]])
AGENTS: list[str] = either_tone(_CUES["agents"])
NOT_IN_NAMES: list[str] = _CUES["not_in_names"]
NOT_TOLD: list[str] = _CUES["not_told"]
NO_NAMES: list[str] = _CUES["no_names"]
PROMISES = frozenset(_CUES["promises"])
TAKING_IS: list[str] = _CUES["taking_is"]
STATING = re.compile(rf" (?:(?:{any_of(_CUES['stating'])})(?!\w)|\d)")
"""Behind a name: what it is, has or says, no task."""
NOT_DEMANDED = re.compile(rf"(?:{any_of(_CUES['not_demands'])})(?!\w)")

_POINT = (
    r"(?:Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)(?: là|(?=[,:]))"
    r"|(?:Trước hết|Trước tiên|Đầu tiên|Cuối cùng)(?: là|(?=,))|\(?(?:\d{1,2}|[a-zđ])[.)])[,:]?\s*"
)
NUMBERED = re.compile(_POINT)
_TASK_IS = (
    rf"(?:một |các )?(?:{any_of([noun for noun in _CUES['task_nouns'] if noun != 'việc'])}"
    rf"|việc (?:{any_of(_CUES['kinds_of_work'])}))(?!\w)[^,.;:]{{0,50}}? là "
)
LINKED = re.compile(
    rf"[\"“'‘\-–•+*\s]*(?:{_POINT})?(?:(?:{any_of(_CUES['connectives'])})(?: là)?[,:]?\s+)*(?:{_TASK_IS})?", re.IGNORECASE
)
"""What may stand before the verb or the name at the start of a sentence of a list."""

TASKS_LISTED = re.compile(
    rf"[^.;\n]{{0,160}}?(?:{any_of(_CUES['task_nouns'])})(?!\w)[^.;\n]{{0,160}}?"
    r"(?: trước hết là| là| gồm| bao gồm việc| như|:) "
)
"""'chỉ rõ các nhiệm vụ trọng tâm, trước hết là | tập trung …'."""

_WITHIN = r"(?:[^.;:\"“”\n]|\.(?=\S))"
CLAUSE = re.compile(
    rf"(?:(?:{any_of(_CUES['clauses'])})|về)(?!\w| khi(?!\w)){_WITHIN}{{3,160}}?[,:] (?=\S)"
    rf"|[Tt]rường hợp {_WITHIN}{{3,160}}? thì (?=\S)"
)
"""'Về hạ tầng số, đẩy nhanh …': a clause before the demand."""

_ALONE = set(_ACTIONS["manner"]) - set(_ACTIONS["adverbs"])
ACTION = re.compile(
    rf"(?:(?:{any_of(_ACTIONS['manner'])}),? (?:và )?){{0,6}}(?:{any_of([*_ACTIONS['verbs'], *_ALONE])})(?!\w)"
    rf"(?! (?:{any_of(_ACTIONS['not_after'])})(?!\w))",
    re.IGNORECASE,
)
"""What someone is told to do, at its first words."""

DONE_TO = re.compile(rf"(?<!\w)(?:{any_of(_ACTIONS['verbs'])}) $", re.IGNORECASE)
"""Behind it a name is the object of what is done: 'bố trí | cán bộ phải công tâm'."""

AFTER_VERB = re.compile(
    r"(?:[,:]? (?:rằng |giao |cụ thể |trước mắt |trước hết |ngay |thêm )*)"
    r"(?:(?:trong|thời gian|sau|từ|trên cơ sở|để|về|với|căn cứ|trước|ngoài|bên cạnh|cùng với|đối với|tại|đến)"
    r" [^,.;:\n]{3,90}, )?"
    r"(?:(?:cho|với|đối với|tới|toàn thể|tất cả) )*[\"“]?",
    re.IGNORECASE,
)
"""What may stand between an order verb and those told: 'yêu cầu | , trong tháng này, | các bộ'."""

SET_OUT = re.compile(r"(?<!\w)(?:Riêng )?(?:[Đđ]ối với|[Vv]ới|Về phía|Riêng) ")
"""Before those for whom an order is set out: 'Đối với | các bộ, Thủ tướng yêu cầu …'."""

MANNER = re.compile(rf"(?<!\w)(?:{any_of(_ACTIONS['manner'])}) $", re.IGNORECASE)
"""Behind it a verb is what somebody shall do: 'chủ động | chỉ đạo các ngành'."""

INSTRUCTING = frozenset(_CUES["instructing"])
SUGGESTING = frozenset(_CUES["suggesting"])
PROPOSING = frozenset(_CUES["proposing"])
WISHING = frozenset(_CUES["wishing"])
HASTE = re.compile(rf" ?(?:(?:{any_of(_ACTIONS['manner'])}),? ){{1,3}}(?:{any_of(_ACTIONS['verbs'])})(?!\w)")
"""'khẩn trương rà soát': the same with its adverb, which only a demand has."""
