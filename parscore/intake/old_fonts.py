"""Vietnamese text in the codes before Unicode, TCVN3 (ABC) and VNI, told by the font it is shown in.

The letters of these codes are stored as Western characters and look right only in fonts made for them. Nothing but the
font of a run tells for certain which code it is in; without one there is only a guess, for a person to judge.
"""

import re
from enum import StrEnum
from functools import lru_cache

from parscore.scoring.text import nfc

_TCVN3 = """
A1 Ă A2 Â A3 Ê A4 Ô A5 Ơ A6 Ư A7 Đ A8 ă A9 â AA ê AB ô AC ơ AD ư AE đ
B5 à B6 ả B7 ã B8 á B9 ạ BB ằ BC ẳ BD ẵ BE ắ C6 ặ C7 ầ C8 ẩ C9 ẫ CA ấ CB ậ
CC è CE ẻ CF ẽ D0 é D1 ẹ D2 ề D3 ể D4 ễ D5 ế D6 ệ D7 ì D8 ỉ DC ĩ DD í DE ị
DF ò E1 ỏ E2 õ E3 ó E4 ọ E5 ồ E6 ổ E7 ỗ E8 ố E9 ộ EA ờ EB ở EC ỡ ED ớ EE ợ
EF ù F1 ủ F2 ũ F3 ú F4 ụ F5 ừ F6 ử F7 ữ F8 ứ F9 ự FA ỳ FB ỷ FC ỹ FD ý FE ỵ
"""
_VNI = """
aø à aù á aâ â aõ ã aï ạ aû ả aê ă aá ấ aà ầ aå ẩ aã ẫ aä ậ aé ắ aè ằ aú ẳ aü ẵ aë ặ
eø è eù é eâ ê eï ẹ eû ẻ eõ ẽ eá ế eà ề eå ể eã ễ eä ệ ì ì í í ó ĩ æ ỉ ò ị
oø ò où ó oâ ô oõ õ oï ọ oû ỏ oá ố oà ồ oå ổ oã ỗ oä ộ ô ơ ôù ớ ôø ờ ôû ở ôõ ỡ ôï ợ
uø ù uù ú uõ ũ uï ụ uû ủ ö ư öù ứ öø ừ öû ử öõ ữ öï ự yø ỳ yù ý yû ỷ yõ ỹ î ỵ ñ đ
"""


class Code(StrEnum):
    """What a font says of the letters shown in it; CAPITALS is TCVN3 whose small letters look like capitals."""

    TCVN3 = "TCVN3"
    CAPITALS = "TCVN3 chữ hoa"
    VNI = "VNI"


def _pairs(table: str) -> list[tuple[str, str]]:
    words = table.split()
    return list(zip(words[::2], words[1::2], strict=True))


def _vni() -> dict[str, str]:
    small = dict(_pairs(_VNI))
    whole = {code.upper(): letter.upper() for code, letter in small.items()}
    half = {code[0].upper() + code[1:]: letter.upper() for code, letter in small.items() if len(code) == 2}
    return half | whole | small


TCVN3_LETTERS = {chr(int(code, 16)): letter for code, letter in _pairs(_TCVN3)}
VNI_LETTERS = _vni()
_TCVN3_TABLE = str.maketrans(TCVN3_LETTERS)
_VNI_PAIR = re.compile("|".join(sorted(VNI_LETTERS, key=len, reverse=True)))
_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_VOWELS = (
    r"(?:uyê|uya|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uay|uyu|ia|iê|ya|yê|ua|uô|ưa|ươ|oa|oă|oe|oo|uy|uê|uơ|uâ|ai|ao|au|"
    r"ay|âu|ây|eo|êu|oi|ôi|ơi|ui|ưi|ưu|iu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
)
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x)?{_VOWELS}(?:ch|ng|nh|c|m|n|p|t)?"
)
_TONES = str.maketrans(
    "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    "aaaaaăăăăăâââââeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy",
)


@lru_cache(maxsize=1_000)
def code_of(font: str) -> Code | None:
    """The code of the letters in a font: ".VnTime", ".VnArialH" (capitals), "VNI-Times"; None for any other font."""
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return Code.CAPITALS if name.endswith("h") else Code.TCVN3
    return Code.VNI if re.match(r"vni[- ]", name) else None


def to_unicode(text: str, code: Code) -> str:
    """The text in Unicode, NFC. A text with letters that only Unicode has is in no old code, whatever its font."""
    if _UNICODE.search(text):
        return nfc(text)
    if code is Code.VNI:
        return nfc(_VNI_PAIR.sub(lambda found: VNI_LETTERS[found[0]], text))
    made = nfc(text.translate(_TCVN3_TABLE))
    return made.upper() if code is Code.CAPITALS else made


def suspected(text: str) -> tuple[Code, str] | None:
    """The old code a text without its font seems to be in, and what it would say; None when it reads as it stands."""
    if text.isascii() or _UNICODE.search(text) or not any("\xa1" <= letter <= "\xfe" for letter in text):
        return None
    best = max((Code.TCVN3, Code.VNI), key=lambda code: _likeness(text, code))
    return (best, to_unicode(text, best)) if _likeness(text, best) >= 0.8 and _likeness(text, None) < 0.6 else None


def _likeness(text: str, code: Code | None) -> float:
    """How much of what is not plain ASCII are Vietnamese syllables once it is decoded."""
    words = [word for word in re.split(r"[\s\d.,;:()/\"“”%+–-]+", text[:2_000]) if word and not word.isascii()]
    if not words:
        return 0.0
    return sum(_is_syllable(to_unicode(word, code) if code else word) for word in words) / len(words)


def _is_syllable(word: str) -> bool:
    cased = word.islower() or word.isupper() or word.istitle()
    return cased and _SYLLABLE.fullmatch(word.lower().translate(_TONES)) is not None
