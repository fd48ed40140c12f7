"""Free text without what names a person: e-mail addresses, phone numbers and the like give way to plain words.

Bare names cannot be found by rules; so masked text is still not for the public.
"""

from collections import Counter

from duckdb import DuckDBPyConnection

from warehouse.personal.candidates import may_need_masking, needs_masking_sql
from warehouse.personal.emails import emails, handles
from warehouse.personal.identities import (
    browsers,
    internet_addresses,
    national_insurance_numbers,
    nhs_numbers,
    postcodes,
)
from warehouse.personal.in_duckdb import quoted, text_function
from warehouse.personal.lookalikes import blanked, read_plainly
from warehouse.personal.phones import phone_numbers
from warehouse.personal.pseudonyms import pseudonym

FINDERS = {  # in this order: what one has found the next ones no longer see
    "e-mail": emails,
    "browser details": browsers,
    "internet address": internet_addresses,
    "NHS number": nhs_numbers,
    "phone number": phone_numbers,
    "National Insurance number": national_insurance_numbers,
    "postcode": postcodes,
    "handle": handles,
}
Found = tuple[int, int, str]


def mask(text: str) -> tuple[str, dict[str, int]]:
    """The text with words such as "[e-mail removed]" in place of what names a person, and how many of each kind.

    All the rest stays as it was, to the byte. Masking a masked text changes nothing.
    """
    return mask_thoroughly(text) if may_need_masking(text) else (text, {})


def mask_thoroughly(text: str) -> tuple[str, dict[str, int]]:
    """As `mask`, without the quick look beforehand."""
    counts: Counter[str] = Counter()
    while found := find_personal(text):  # what stood beside a removed part may be found only now
        counts.update(kind for _, _, kind in found)
        text = _without(text, found)
    return text, dict(counts)


def find_personal(text: str) -> list[Found]:
    """(start, end, kind) of each part that names a person, in order of place."""
    reading = read_plainly(text)
    unclaimed, found = reading.text, []
    for kind, finder in FINDERS.items():
        spans = sorted(finder(unclaimed))
        found += [(*reading.in_original(start, end), kind) for start, end in spans]
        unclaimed = blanked(unclaimed, spans)
    return sorted(found)


def mask_column(con: DuckDBPyConnection, table: str, column: str) -> dict[str, int]:
    """Masks a column of text in place; only texts that may need it leave DuckDB. How many of each kind were removed."""
    counts: list[dict[str, int]] = []  # DuckDB may call from several threads, and extend is safe there
    name = quoted(column)

    def masked(texts: list[str]) -> list[str]:
        answers = [mask(text) for text in texts]
        counts.extend(kinds for _, kinds in answers if kinds)
        return [text for text, _ in answers]

    with text_function(con, "masked_text", masked):
        con.execute(f"UPDATE {quoted(table)} SET {name} = masked_text({name}) WHERE {needs_masking_sql(column)}")
    return dict(sum((Counter(kinds) for kinds in counts), Counter()))


def mask_identifier(key: bytes, text: str) -> str:
    """An idea's or comment's identifier; 'id-' and a pseudonym in place of one that is an e-mail, phone or handle.

    Bare digits are an identifier, save a British mobile number's eleven (07...).
    """
    if not may_need_masking(text):
        return text
    personal = any(_names_a_person(text[start:end], kind) for start, end, kind in find_personal(text))
    return f"id-{pseudonym(key, 'identifier', text)}" if personal else text


def _names_a_person(part: str, kind: str) -> bool:
    if kind == "phone number":
        return not part.isdecimal() or (len(part) == 11 and part.startswith("07"))
    return kind in ("e-mail", "handle")


def _without(text: str, found: list[Found]) -> str:
    pieces, done = [], 0
    for start, end, kind in found:
        pieces += [text[done:start], f"[{kind} removed]"]
        done = end
    return "".join([*pieces, text[done:]])
