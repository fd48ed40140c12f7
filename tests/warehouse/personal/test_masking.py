import duckdb
import pytest

from warehouse.personal.masking import mask, mask_column, mask_identifier, mask_thoroughly
from warehouse.personal.pseudonyms import pseudonym

KEY = bytes(range(32))

REMOVED = [  # text, what is left of it, kinds
    ("Write to jane.smith@nhs.net today", "Write to [e-mail removed] today", {"e-mail": 1}),
    ("JANE.SMITH+votes@Mail.NHS.UK.", "[e-mail removed].", {"e-mail": 1}),
    ("<o'brien_2@bart-s.nhs.uk>", "<[e-mail removed]>", {"e-mail": 1}),
    ("o\u2019brien@nhs.net", "[e-mail removed]", {"e-mail": 1}),
    ("a@b.cd,e@f.gh", "[e-mail removed],[e-mail removed]", {"e-mail": 2}),
    ("jane@münchen.de and jane@xn--mnchen-3ya.de", "[e-mail removed] and [e-mail removed]", {"e-mail": 2}),
    ("用户@例子.公司", "[e-mail removed]", {"e-mail": 1}),
    ('"jane smith"@nhs.net', "[e-mail removed]", {"e-mail": 1}),
    ("[me](mailto:jane@nhs.net)", "[me](mailto:[e-mail removed])", {"e-mail": 1}),
    ("jane@[192.0.2.1] or jane@192.0.2.1", "[e-mail removed] or [e-mail removed]", {"e-mail": 2}),
    ("jane@nhsnet", "[e-mail removed]", {"e-mail": 1}),
    ("name (at) nhs (dot) net", "[e-mail removed]", {"e-mail": 1}),
    ("Ask jane{dot}smith [AT] nhs.net!", "Ask [e-mail removed]!", {"e-mail": 1}),
    ("jane dot smith at nhs dot net", "[e-mail removed]", {"e-mail": 1}),
    ("jane&#64;nhs.net jane%40nhs.net", "[e-mail removed] [e-mail removed]", {"e-mail": 2}),
    ("jane @ nhs.net", "[e-mail removed]", {"e-mail": 1}),
    ("ｊａｎｅ＠ｎｈｓ．ｎｅｔ", "[e-mail removed]", {"e-mail": 1}),
    ("ja\u200bne\u2060@nhs\u00ad.net", "[e-mail removed]", {"e-mail": 1}),
    ("jane.\xa0smith\xa0@nhs.net", "[e-mail removed]", {"e-mail": 1}),
    ("jose\u0301@nhs.net", "[e-mail removed]", {"e-mail": 1}),
    ("📧jane@nhs.net\u202c", "📧[e-mail removed]\u202c", {"e-mail": 1}),
    ("@jane@mastodon.social", "[e-mail removed]", {"e-mail": 1}),
    ("Call +44 (0)20 7946 0018 now", "Call [phone number removed] now", {"phone number": 1}),
    ("020 7946 0018", "[phone number removed]", {"phone number": 1}),
    ("(020) 7946-0018", "[phone number removed]", {"phone number": 1}),
    ("(0)20 7946 0018", "[phone number removed]", {"phone number": 1}),
    ("020.7946.0018, 02079460018", "[phone number removed], [phone number removed]", {"phone number": 2}),
    ("07700 900123", "[phone number removed]", {"phone number": 1}),
    ("+447700900123", "[phone number removed]", {"phone number": 1}),
    ("447700 900123", "[phone number removed]", {"phone number": 1}),
    ("0044 20 7946 0018", "[phone number removed]", {"phone number": 1}),
    ("0044-20.7946.0018", "[phone number removed]", {"phone number": 1}),
    ("01632 96012", "[phone number removed]", {"phone number": 1}),
    ("020 7946 0018 ext. 12", "[phone number removed]", {"phone number": 1}),
    ("tel07700900123", "tel[phone number removed]", {"phone number": 1}),
    ("+1 202 555 0123", "[phone number removed]", {"phone number": 1}),
    ("00 33 1 42 68 53 00", "[phone number removed]", {"phone number": 1}),
    ("Childline 0800 1111", "Childline [phone number removed]", {"phone number": 1}),
    ("id 0123456789", "id [phone number removed]", {"phone number": 1}),
    ("０２０ ７９４６ ００１８", "[phone number removed]", {"phone number": 1}),
    ("٠٢٠ ٧٩٤٦ ٠٠١٨", "[phone number removed]", {"phone number": 1}),
    ("020\u20137946\xa00018", "[phone number removed]", {"phone number": 1}),
    ("020\u200b7946\u200b0018", "[phone number removed]", {"phone number": 1}),
    ("NHS 943 476 5919", "NHS [NHS number removed]", {"NHS number": 1}),
    ("9434765919 and 943-476-5919", "[NHS number removed] and [NHS number removed]", {"NHS number": 2}),
    ("NI AB 12 34 56 C", "NI [National Insurance number removed]", {"National Insurance number": 1}),
    ("ab123456c", "[National Insurance number removed]", {"National Insurance number": 1}),
    ("AB-12-34-56-C", "[National Insurance number removed]", {"National Insurance number": 1}),
    ("I live at SW1A 1AA.", "I live at [postcode removed].", {"postcode": 1}),
    ("e162qn, W1A1AA", "[postcode removed], [postcode removed]", {"postcode": 2}),
    ("EC1V\xa09HX", "[postcode removed]", {"postcode": 1}),
    ("from 192.168.0.1.", "from [internet address removed].", {"internet address": 1}),
    ("2001:db8::8a2e:370:7334: mine", "[internet address removed]: mine", {"internet address": 1}),
    ("fe80::1%eth0 ::ffff:192.0.2.1", "[internet address removed] [internet address removed]", {"internet address": 2}),
    ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "[internet address removed]", {"internet address": 1}),
    ("Thanks @NHS_England!", "Thanks [handle removed]!", {"handle": 1}),
    ("(@jane.smith)", "([handle removed])", {"handle": 1}),
    ("＠jane", "[handle removed]", {"handle": 1}),
    (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36",
        "[browser details removed]",
        {"browser details": 1},
    ),
    (
        "jane@nhs.net / 020 7946 0018 / SW1A 1AA / @jane",
        "[e-mail removed] / [phone number removed] / [postcode removed] / [handle removed]",
        {"e-mail": 1, "phone number": 1, "postcode": 1, "handle": 1},
    ),
    ("a@b.cd@efg", "[e-mail removed][handle removed]", {"e-mail": 1, "handle": 1}),
]

KEPT = [
    "",
    "One team around the patient: GP, hospital and social care.",
    "😀👩‍⚕️🏳️‍🌈 great 1️⃣2️⃣3️⃣",
    "abc \u202egnirts\u202c def",
    '<script>alert(1)</script> <a href="https://www.england.nhs.uk/">x</a>',
    "![](http://example.org/a.png) **bold** _x_ `code`",
    "=1+1",
    "=SUM(A1:B20)*2",
    "=@SUM(A1:A3)",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "-2+3",
    "+44",
    "2014-10-09",
    "2014-10-09T10:30:15Z",
    "2014-10-09 10:30:15.123456",
    "09/10/2014, 9.10.2014 and 09-10-2014",
    "01-10-2014 10:30",
    "£1,000 to £1,000,000.50",
    "24/7, 10:30-11:45, 9.30am, 12%",
    "A&E, 111, 999 and 101",
    "1234567 votes of 1000000000",
    "1234567890",
    "12345678901234567890",
    "0.1234567890 or 0.2079460018",
    "on a scale of 0 1 2 3 4 5 6 7 8 9 10",
    "ages 0-10 20-30 40-50",
    "open 0900-1700 1000-1600",
    "943 476 5918",
    "ref AB0123456789X",
    "GB123456A",
    "AB123456E",
    "SW1A, E16 and N1",
    "level B1 2nd floor, room E1 4th",
    "W1 3yr plan",
    "section 1.2.3 and 1.2.3.4.5",
    "256.1.1.1",
    "a::b and std::vector, 10:30:15",
    "lunch @ 12.30pm, @5pm, 3@50p, 5 @ 2.50",
    "look at nhs.uk today",
    "the dot com years (at home) [at last] {dot}",
    "E09000013 and vision-2014:3",
    "naïve café – “quoted” … €5 · Zażółć Ελληνικά Привет 日本語",
    "１２３ ｆｕｌｌ ｗｉｄｔｈ",
    "e\u0301te\u0301 10\xa0000\xa0personnes\u200b",
    "line one\r\nline two\ttab",
]


@pytest.mark.parametrize(("text", "left", "kinds"), REMOVED)
def test_what_names_a_person_gives_way_to_words(text, left, kinds):
    assert mask(text) == (left, kinds)


@pytest.mark.parametrize("text", KEPT)
def test_ordinary_text_stays_as_it_was_to_the_byte(text):
    assert mask(text) == (text, {})
    assert mask_thoroughly(text) == (text, {})


@pytest.mark.slow
@pytest.mark.parametrize("text", ["0 1 ", "a@", "a.", "a:", "(", '"@', "020 7946 0018 ", "1-", "a dot ", "@", "+1"])
def test_a_cell_of_100_kb_made_to_be_slow_is_masked_all_the_same(text):
    long = text * (100_000 // len(text))
    masked, _ = mask_thoroughly(long)
    assert mask_thoroughly(masked) == (masked, {})


def test_a_column_is_masked_in_place_and_counted():
    with duckdb.connect() as con:
        con.execute('CREATE TABLE ideas (id INTEGER, "the text" VARCHAR)')
        rows = [(n, text) for n, (text, _, _) in enumerate(REMOVED)] + [(1000 + n, text) for n, text in enumerate(KEPT)]
        con.executemany("INSERT INTO ideas VALUES (?, ?)", [*rows, (5000, None)])
        con.execute("SELECT id FROM ideas").fetchone()
        counts = mask_column(con, "ideas", "the text")
        after = con.execute('SELECT id, "the text" FROM ideas ORDER BY id').fetchall()
        assert mask_column(con, "ideas", "the text") == {}
    kinds = {kind for _, _, found in REMOVED for kind in found}
    assert counts == {kind: sum(found.get(kind, 0) for _, _, found in REMOVED) for kind in kinds}
    expected = [(n, left) for n, (_, left, _) in enumerate(REMOVED)] + rows[len(REMOVED) :]
    assert after == [*expected, (5000, None)]


@pytest.mark.slow
def test_many_equal_texts_are_each_counted():
    with duckdb.connect() as con:
        con.execute("CREATE TABLE ideas AS SELECT 'jane@nhs.net' AS body FROM range(50000)")
        assert mask_column(con, "ideas", "body") == {"e-mail": 50000}
        assert con.execute("SELECT DISTINCT body FROM ideas").fetchall() == [("[e-mail removed]",)]


@pytest.mark.parametrize(
    "identifier",
    ["00123", "1E5", "12345678901234567890", "9434765919", "0123456789", "vision-2014:3", "", "SW1A1AA", "1.2.3.4",
     "é-7", "idea 12", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "00000000012"],
)  # fmt: skip
def test_an_ordinary_identifier_stays(identifier):
    assert mask_identifier(KEY, identifier) == identifier


@pytest.mark.parametrize(
    "identifier",
    [
        "jane@nhs.net",
        "idea-by-jane@nhs.net-3",
        "+447700900123",
        "020 7946 0018",
        "07700900123",
        "@jane",
        "ja\u200bne@x.uk",
    ],
)
def test_an_identifier_that_names_a_person_becomes_a_pseudonym(identifier):
    assert mask_identifier(KEY, identifier) == "id-" + pseudonym(KEY, "identifier", identifier)
    assert mask_identifier(KEY, mask_identifier(KEY, identifier)) == mask_identifier(KEY, identifier)
