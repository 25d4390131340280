"""The two drawings every page may carry: the hills it ends in, and the horizon at the end of a list."""

from django.utils.safestring import SafeString

LAND = SafeString(
    '<svg class="land" height="120" viewBox="0 0 1200 120" preserveAspectRatio="xMidYMax slice" aria-hidden="true">'
    '<path class="far" d="M0 70C110 40 220 38 330 56S540 76 690 56 890 34 1000 46 1120 70 1200 60V120H0Z"/>'
    '<path class="mid" d="M0 96Q180 58 360 84T660 74 960 86 1200 78V120H0Z"/>'
    '<path class="near" d="M560 92V80l13-10 13 10v12Z"/>'
    '<path class="near" d="M0 112Q220 82 430 98T760 94 1200 106V120H0Z"/>'
    '<path class="window" d="M570 81h6v7h-6Z"/>'
    '<path class="path" d="M452 120C476 110 540 112 566 95M706 120C690 106 640 110 590 95'
    'M250 120C300 112 300 104 350 97M930 120C890 114 880 104 830 98"/></svg>'
)
HORIZON = SafeString(
    '<svg width="112" height="24" viewBox="0 0 112 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" '
    'aria-hidden="true"><path d="M2 19H110M44 19a12 12 0 0 1 24 0"/></svg>'
)
