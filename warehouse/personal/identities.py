"""What names a person or their device, besides addresses and phones, in a text read plainly.

NHS numbers (https://www.datadictionary.nhs.uk/attributes/nhs_number.html), National Insurance numbers (HMRC, NIM39110),
postcodes (Royal Mail), internet addresses, and what a browser says about itself.
"""

import ipaddress
import re
from collections.abc import Iterator

import nhs_number

Span = tuple[int, int]

_ALONE, _END = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
_GAP = r"[ \t\xa0.\-]{0,3}"
_TEN_DIGITS = re.compile(rf"{_ALONE}(?<![0-9][.,])[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}{_END}")
_NATIONAL_INSURANCE = re.compile(
    rf"{_ALONE}(?:(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)"  # QQ: HMRC's own specimen
    rf"(?:{_GAP}[0-9]{{2}}){{3}}{_GAP}[A-D]{_END}",
    re.ASCII | re.IGNORECASE,
)
_AREAS = (
    "A[BL] B[ABDFHLNRSTX]? C[ABFHMORTVW] D[ADEGHLNTY] E[CHNX]? F[KY] G[LUY]? H[ADGPRSUX] I[GMPV] JE K[ATWY] "
    "L[ADELNSU]? M[EKL]? N[EGNPRW]? O[LX] P[AEHLOR] R[GHM] S[AEGKLMNOPRSTWY]? T[ADFNQRSW] UB W[ACDFNRSV]? YO ZE"
).replace(" ", "|")
_POSTCODE = re.compile(
    rf"{_ALONE}(?:(?:{_AREAS})[0-9][0-9A-HJKMNPR-Y]?|GIR(?=[ \t\xa0]?0AA)){_GAP}"
    rf"[0-9](?!(?-i:st|nd|rd|th|hr|yr))[ABD-HJLNP-UW-Z]{{2}}{_END}",  # "level B1 2nd floor" is no postcode
    re.ASCII | re.IGNORECASE,
)
_BYTE = r"0{0,2}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = re.compile(rf"(?<![A-Za-z0-9])(?<![0-9]\.){_BYTE}(?:\.{_BYTE}){{3}}(?!\.?[A-Za-z0-9])")
_IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9A-Fa-f]{1,4}|(?<=::))"
    r"(?!\w|:[\w:])(?:%\w+)?"
)
_BROWSER = re.compile(r"(?:Mozilla|Opera)/[0-9.]+ \([^()\n]*\)(?: [\w.]+/[\w.+-]+| \([^()\n]*\)| like Gecko| Mobile)*")


def nhs_numbers(text: str) -> Iterator[Span]:
    """Ten digits whose last one is right for the nine before it (modulus 11)."""
    for match in _TEN_DIGITS.finditer(text):
        if nhs_number.is_valid(re.sub(r"[^0-9]", "", match[0])):
            yield match.span()


def national_insurance_numbers(text: str) -> Iterator[Span]:
    """Two letters, six digits and A-D, whether or not it was ever given out."""
    return (match.span() for match in _NATIONAL_INSURANCE.finditer(text))


def postcodes(text: str) -> Iterator[Span]:
    """Whole postcodes of the 124 areas; an outward half alone ("SW1A") is no address."""
    return (match.span() for match in _POSTCODE.finditer(text))


def internet_addresses(text: str) -> Iterator[Span]:
    """IPv6, then IPv4 addresses. "a::b" without any digit is taken for words."""
    end_of_last = 0
    found = [match.span() for match in _IPV6.finditer(text) if _is_ipv6(match[0])]
    for start, end in sorted(found + [match.span() for match in _IPV4.finditer(text)]):
        if start >= end_of_last:
            end_of_last = end
            yield start, end


def browsers(text: str) -> Iterator[Span]:
    """User agents, as browsers send them."""
    return (match.span() for match in _BROWSER.finditer(text))


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text.partition("%")[0])
    except ValueError:
        return False
    return any(character.isdigit() for character in text)
