"""Countries where sheets of paper are Letter, by code, with the names they go by; everywhere else they are A4.

The table is that of the Unicode CLDR, version 46 (`supplementalData`, `measurementData`, `paperSize`; told of in
https://www.unicode.org/reports/tr35/tr35-general.html#Measurement_System_Data).
"""

from __future__ import annotations

LETTER: dict[str, tuple[str, ...]] = {
    "BZ": ("Belize",),
    "CA": ("Canada",),
    "CL": ("Chile",),
    "CO": ("Colombia",),
    "CR": ("Costa Rica",),
    "GT": ("Guatemala",),
    "MX": ("Mexico",),
    "NI": ("Nicaragua",),
    "PA": ("Panama",),
    "PH": ("Philippines", "the Philippines"),
    "PR": ("Puerto Rico",),
    "SV": ("El Salvador",),
    "US": ("United States",),
    "VE": ("Venezuela",),
}
