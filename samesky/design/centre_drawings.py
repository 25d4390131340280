"""The six centrepieces: fill-a is the sky, fill-f the far land, fill-b the near, fill-d the light; line-… the same as lines."""

from django.utils.safestring import SafeString

_SKY = '<path class="fill-a" d="M0 0H200V200H0Z"/>'
_NEAR = '<path class="fill-b" d="M0 158Q52 142 104 156T200 158V200H0Z"/>'


def _flakes(*at: tuple[float, float, float]) -> str:
    return "".join(f'<circle class="fill-d" cx="{x:g}" cy="{y:g}" r="{r:g}"/>' for x, y, r in at)


def _birch(x: int, width: int, top: int, foot: int, *marks: tuple[int, int, int]) -> str:
    """A trunk that narrows towards the top, with the dark lines of its bark: where they begin, how long they are."""
    half, crown = width / 2, width / 3
    trunk = f"M{x - half:g} {foot}L{x - crown:g} {top}H{x + crown:g}L{x + half:g} {foot}Z"
    bark = "".join(f"M{x + start} {y}h{length}" for start, y, length in marks)
    return f'<path class="fill-d" d="{trunk}"/><path class="line-b" d="{bark}"/>'


_HARBOUR = (
    f'{_SKY}<circle class="fill-d" cx="138" cy="60" r="13"/>'
    '<path class="fill-f" d="M0 125Q40 100 84 117T200 112V132H0Z"/>'
    '<path class="fill-b" d="M0 125H200V200H0Z"/>'
    '<path class="fill-b" d="M34 131Q56 108 86 131Z"/>'
    '<path class="fill-b" d="M55 121 57.5 78H66.500L69 121Z"/>'
    '<path class="fill-b" d="M54.5 74H69.500V78H54.500ZM57 64 62 58 67 64Z"/>'
    '<path class="fill-d" d="M58 64H66V74H58Z"/>'
    '<path class="line-d" d="M56 141H70M50 151H67M60 161H80M54 173H66M132 137H146M126 146H142M134 156H154M128 167H138"/>'
)
_PATH = (
    f'{_SKY}<circle class="fill-d" cx="62" cy="52" r="14"/>'
    '<path class="fill-f" d="M0 125Q34 98 66 114T128 92T200 125V200H0Z"/>'
    '<path class="fill-b" d="M0 158Q36 150 66 138T136 96Q168 104 200 158V200H0Z"/>'
    '<path class="fill-d" d="M62 200C66 184 122 176 118 160S82 148 94 136S132 120 134 99L138 99C138 122 106 128 104 139'
    'S142 146 142 163S110 184 112 200Z"/>'
    '<path class="fill-b" d="M156 106V92H153L160 74 167 92H164V108Z"/>'
)
_BOWL = (
    f'{_SKY}<circle class="fill-d" cx="134" cy="54" r="13"/>'
    '<path class="fill-f" d="M0 125Q44 106 92 118T200 125V200H0Z"/>'
    '<path class="fill-b" d="M0 158Q100 150 200 158V200H0Z"/>'
    '<path class="fill-d" d="M38 126C40 156 66 174 80 176V182H120V176C134 174 160 156 162 126Z"/>'
    '<ellipse class="fill-d" cx="100" cy="126" rx="62" ry="15"/>'
    '<ellipse class="fill-f" cx="100" cy="127" rx="54" ry="10.5"/>'
    '<ellipse class="fill-a" cx="100" cy="129" rx="45" ry="7"/>'
    '<ellipse class="fill-d" cx="116" cy="129" rx="11" ry="3"/>'
)
_CANDLE = (
    f"{_SKY}{_flakes((38, 42, 2), (66, 26, 1.6), (152, 34, 2), (170, 66, 1.6), (30, 84, 1.6))}"
    '<path class="fill-f" d="M0 125Q44 112 92 119T200 125V200H0Z"/>'
    f"{_NEAR}"
    '<path class="fill-d" d="M90 100H110V172H90Z"/>'
    '<path class="line-b" d="M100 100V93"/>'
    '<path class="fill-d" d="M100 58C110 72 112 79 112 84A12 12 0 0 1 88 84C88 79 90 72 100 58Z"/>'
    '<path class="fill-a" d="M34 172C34 157 46 148 60 148S84 158 84 172Z"/>'
    '<path class="fill-a" d="M114 172C114 154 126 144 144 144S170 156 170 172Z"/>'
    '<path class="fill-b" d="M70 176C70 165 79 159 90 159S112 165 112 176Z"/>'
    '<path class="line-d" d="M66 149.500Q76 152 80 160M119 157Q125 148 135 145.500M95 160.500Q104 162 108 168"/>'
    '<path class="fill-b" d="M0 172H200V200H0Z"/>'
)
_BIRCHES = (
    f'{_SKY}<circle class="fill-d" cx="118" cy="104" r="22"/>'
    '<path class="fill-f" d="M0 125Q50 108 100 120T200 125V200H0Z"/>'
    f"{_NEAR}"
    f"{_birch(36, 11, 0, 172, (-4, 34, 5), (0, 62, 4), (-4, 96, 6), (0, 128, 4))}"
    f"{_birch(70, 8, 0, 160, (-1, 24, 3), (-3, 72, 4), (0, 112, 3))}"
    f"{_birch(150, 13, 0, 176, (0, 28, 4), (-5, 54, 6), (-1, 90, 6), (-6, 132, 6), (1, 152, 5))}"
    f"{_birch(176, 8, 0, 162, (-3, 44, 4), (0, 86, 3), (-4, 118, 4))}"
    '<path class="line-b" d="M38 44Q48 34 52 20M149 70Q136 60 130 44M72 92Q80 84 83 74M174 62Q166 54 164 44"/>'
)
_SNOW = (
    f'{_SKY}<path class="fill-f" d="M0 125Q44 104 92 116T200 125V200H0Z"/>'
    '<path class="fill-b" d="M48 162V152H28L39 136H32L43 120H37L50 98 63 120H57L68 136H61L72 152H52V162Z"/>'
    '<path class="fill-b" d="M146 160V138H134L156 118 178 138H166V160Z"/>'
    '<path class="fill-d" d="M131 139 156 115 181 139 177 143 156 123 135 143Z"/>'
    '<path class="fill-d" d="M152 142H160V150H152Z"/>'
    '<path class="fill-d" d="M50 98 58 111 53 108 50 112 47 108 42 111Z'
    'M39 136 43 131 48 135 51 131 55 135 58 131 61 136 56 138 50 136 45 138Z"/>'
    '<path class="fill-d" d="M0 158Q52 148 104 158T200 158V200H0Z"/>'
    + _flakes(
        *((22, 30, 2.6), (50, 56, 2), (78, 22, 2.6), (96, 74, 2.2), (118, 40, 2.8), (148, 20, 2.2), (166, 62, 2.6)),
        *((186, 36, 2), (20, 80, 2.2), (132, 88, 2.4), (84, 100, 2), (112, 118, 2.4), (186, 96, 2.2), (16, 118, 2), (98, 140, 2)),
    )
)  # fmt: skip
DRAWINGS = {
    "harbour": SafeString(_HARBOUR),
    "path": SafeString(_PATH),
    "bowl": SafeString(_BOWL),
    "candle": SafeString(_CANDLE),
    "birches": SafeString(_BIRCHES),
    "snow": SafeString(_SNOW),
}
