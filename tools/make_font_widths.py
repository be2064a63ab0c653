"""Makes the table of letter widths by which slides are measured.

    python tools/make_font_widths.py [FOLDER OF LIBERATION FONTS]

Liberation Sans has the widths of Arial, which slides are set in. The table is committed, so that nobody who
builds a site needs the font or fontTools; this is how it was made.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype/liberation")
WIDTHS = Path(__file__).resolve().parent.parent / "generator/boardpress/publishers/decks/widths.json"
WEIGHTS = {"regular": "LiberationSans-Regular.ttf", "bold": "LiberationSans-Bold.ttf"}
# Latin with its supplements (English, Welsh, Polish, Romanian, Turkish, Vietnamese), Greek, Cyrillic, punctuation,
# currency, arrows and the like.
BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x45F), (0x1E00, 0x1EFF), (0x2010, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x2193),
)  # fmt: skip


def runs(font: TTFont) -> list[list[object]]:
    """`[first code point, [widths in font units]]` for each unbroken run of letters that the font has."""
    letters, advances = font.getBestCmap(), font["hmtx"]
    found: list[list[object]] = []
    for first, last in BLOCKS:
        run: list[int] = []
        for code in range(first, last + 2):
            if code <= last and code in letters:
                run.append(advances[letters[code]][0])
            elif run:
                found.append([code - len(run), run])
                run = []
    return found


def main(folder: Path) -> None:
    """Writes the table."""
    fonts = {weight: TTFont(folder / name) for weight, name in WEIGHTS.items()}
    hhea = fonts["regular"]["hhea"]
    table: dict[str, object] = {
        "font": "Liberation Sans (the widths of Arial)",
        "units": fonts["regular"]["head"].unitsPerEm,
        "line": hhea.ascent - hhea.descent + hhea.lineGap,
    }
    table |= {weight: runs(font) for weight, font in fonts.items()}
    WIDTHS.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FONTS)
