"""How far apart two colours are: from OKLCH to what a screen shows, then the ratio of WCAG 2."""

from math import cos, radians, sin

Rgb = tuple[float, float, float]


def screen_colour(lightness: float, chroma: float, hue: float) -> Rgb:
    """Linear red, green and blue, 0 to 1, clipped (the matrices of Björn Ottosson's Oklab)."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return _clip(red), _clip(green), _clip(blue)


def hexed(colour: Rgb) -> str:
    """The colour as #rrggbb, as sRGB encodes it."""
    return "#" + "".join(f"{round(_encoded(part) * 255):02x}" for part in colour)


def ratio(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two #rrggbb colours: 1 (the same) to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _clip(part: float) -> float:
    return min(1.0, max(0.0, part))


def _encoded(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = (_decoded(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
