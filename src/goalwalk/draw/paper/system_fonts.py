"""Letters that our own fonts do not have: which fonts of the computer may lend them, by script.

Only where such a letter stands on a page are fonts of the computer looked at; without one the page is set in our own
fonts alone, the same bytes on every computer.
"""

from __future__ import annotations

import re

# Whole families, as they come with Linux, macOS and Windows; those of other systems are passed over.
_JAPANESE = ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "IPAGothic")
_KOREAN = ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic")
_CHINESE = (
    *("Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans SC", "Noto Sans TC", "Source Han Sans SC", "PingFang SC"),
    *("Microsoft YaHei", "Microsoft JhengHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"),
)
_THAI = ("Noto Sans Thai", "Noto Looped Thai", "Loma", "Garuda", "Thonburi", "Leelawadee UI", "Tahoma")
_DEVANAGARI = ("Noto Sans Devanagari", "Lohit Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Mangal")
_KANA, _HANGUL = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_HAN = (
    "\u2e80-\u2fdf\u3000-\u303f\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff"
)
_ANY_CJK = re.compile(f"[{_KANA}{_HANGUL}{_HAN}]")
_OF_KANA, _OF_HANGUL = re.compile(f"[{_KANA}]"), re.compile(f"[{_HANGUL}]")
_OF_THAI, _OF_DEVANAGARI = re.compile("[\u0e00-\u0e7f]"), re.compile("[\u0900-\u097f\ua8e0-\ua8ff]")


def families(text: str) -> tuple[str, ...]:
    """The families that may have the letters of a text which ours have not; none where ours do. Signs that Chinese,
    Japanese and Korean share are drawn as in the language whose own letters stand beside them."""
    if text.isascii():
        return ()
    found: list[str] = []
    if _OF_THAI.search(text):
        found += _THAI
    if _OF_DEVANAGARI.search(text):
        found += _DEVANAGARI
    if _ANY_CJK.search(text):
        first = _JAPANESE if _OF_KANA.search(text) else _KOREAN if _OF_HANGUL.search(text) else _CHINESE
        found += dict.fromkeys((*first, *_CHINESE, *_JAPANESE, *_KOREAN))
    return tuple(found)
