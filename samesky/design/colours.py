"""The colours of Samesky: what they look like, then what they are for, then which may lie on which.

Components use meanings only. `tokens.py` writes the style sheet from these tables and measures every pair.
"""

Oklch = tuple[float, float, float]
"""Lightness 0 to 1, chroma, hue in degrees (Björn Ottosson's OKLCH, as in CSS Color 4)."""

NAMED: dict[str, Oklch] = {
    # the sky: where the place speaks
    "mist": (0.944, 0.009, 210),
    "cloud": (0.976, 0.005, 205),
    "haze": (0.902, 0.014, 214),
    "drizzle": (0.815, 0.018, 218),
    "slate": (0.540, 0.030, 232),
    "rain": (0.425, 0.034, 236),
    "ink": (0.255, 0.036, 244),
    "petrol": (0.400, 0.070, 222),
    "petrol-deep": (0.330, 0.062, 224),
    "ground": (0.300, 0.038, 226),
    "ground-far": (0.470, 0.040, 224),
    "ground-mid": (0.385, 0.040, 225),
    "evening": (0.800, 0.060, 218),
    "evening-up": (0.860, 0.050, 216),
    "night": (0.205, 0.026, 246),
    "night-raised": (0.250, 0.030, 244),
    "night-line": (0.360, 0.030, 240),
    "night-slate": (0.640, 0.030, 236),
    "night-earth": (0.158, 0.022, 246),
    "night-far": (0.270, 0.034, 240),
    "night-mid": (0.205, 0.028, 244),
    "starlight": (0.920, 0.012, 225),
    "moonlit": (0.775, 0.022, 230),
    # the lamp: where people speak
    "paper": (0.990, 0.009, 84),
    "paper-edge": (0.890, 0.022, 80),
    "soot": (0.265, 0.020, 55),
    "ash": (0.445, 0.026, 62),
    "lamp": (0.815, 0.135, 76),
    "lamp-deep": (0.560, 0.115, 66),
    "lamplight": (0.945, 0.045, 86),
    "hearth": (0.262, 0.013, 66),
    "hearth-edge": (0.365, 0.022, 64),
    "ivory": (0.925, 0.020, 84),
    "straw": (0.780, 0.026, 78),
    "lamp-night": (0.830, 0.115, 78),
    "embered": (0.325, 0.036, 74),
    # feelings of the weather: done, look here, thanks
    "moss": (0.410, 0.075, 150),
    "moss-pale": (0.940, 0.017, 150),
    "moss-night": (0.820, 0.080, 150),
    "moss-dark": (0.285, 0.032, 155),
    "clay": (0.450, 0.115, 38),
    "clay-pale": (0.945, 0.018, 50),
    "clay-night": (0.825, 0.085, 45),
    "clay-dark": (0.295, 0.036, 38),
    "heather": (0.420, 0.085, 322),
    "heather-pale": (0.942, 0.012, 322),
    "heather-night": (0.830, 0.070, 322),
    "heather-dark": (0.290, 0.030, 322),
    "white": (1, 0, 0),
    "black": (0, 0, 0),
}
# eight hours of one sky (avatars, centrepieces): sky, land in front, land behind, light
HOURS: dict[str, tuple[Oklch, Oklch, Oklch, Oklch]] = {
    "dawn": ((0.830, 0.062, 52), (0.430, 0.050, 35), (0.610, 0.060, 42), (0.965, 0.035, 85)),
    "morning": ((0.860, 0.040, 222), (0.440, 0.050, 160), (0.620, 0.050, 170), (0.975, 0.040, 92)),
    "noon": ((0.760, 0.070, 232), (0.450, 0.060, 140), (0.600, 0.060, 150), (0.985, 0.030, 95)),
    "haze": ((0.800, 0.028, 140), (0.400, 0.035, 165), (0.580, 0.032, 155), (0.960, 0.035, 100)),
    "gold": ((0.800, 0.105, 74), (0.390, 0.055, 50), (0.580, 0.080, 58), (0.975, 0.055, 92)),
    "dusk": ((0.650, 0.080, 350), (0.330, 0.055, 320), (0.480, 0.070, 335), (0.920, 0.060, 70)),
    "evening": ((0.480, 0.070, 270), (0.260, 0.045, 260), (0.370, 0.058, 266), (0.940, 0.045, 88)),
    "midnight": ((0.340, 0.050, 246), (0.200, 0.030, 240), (0.265, 0.040, 243), (0.930, 0.035, 90)),
}

COLOURS: dict[str, Oklch] = NAMED | {
    f"{hour}-{part}": colour
    for hour, parts in HOURS.items()
    for part, colour in zip(("sky", "near", "far", "light"), parts, strict=True)
}

MEANINGS: dict[
    str, tuple[str, str, str, str]
] = {  # meaning: (light, dark, more contrast light, more contrast dark)
    "page": ("mist", "night", "white", "black"),
    "raised": ("cloud", "night-raised", "white", "black"),
    "sunk": ("haze", "night-line", "white", "black"),
    "line": ("drizzle", "night-line", "ink", "starlight"),
    "edge": ("slate", "night-slate", "black", "white"),
    "text": ("ink", "starlight", "black", "white"),
    "text-soft": ("rain", "moonlit", "ink", "starlight"),
    "paper": ("paper", "hearth", "white", "black"),
    "paper-line": ("paper-edge", "hearth-edge", "soot", "ivory"),
    "words": ("soot", "ivory", "black", "white"),
    "words-soft": ("ash", "straw", "soot", "ivory"),
    "link": ("petrol", "evening", "petrol-deep", "evening-up"),
    "act": ("petrol", "evening", "petrol-deep", "evening-up"),
    "act-strong": ("petrol-deep", "evening-up", "ink", "white"),
    "on-act": ("cloud", "night", "white", "black"),
    "lamp": ("lamp", "lamp-night", "lamp", "lamp-night"),
    "lamp-line": ("lamp-deep", "lamp-night", "lamp-deep", "lamp-night"),
    "on-lamp": ("ink", "night", "black", "black"),
    "lit": ("lamplight", "embered", "white", "black"),
    "on-lit": ("soot", "ivory", "black", "white"),
    "good": ("moss", "moss-night", "moss", "moss-night"),
    "good-back": ("moss-pale", "moss-dark", "white", "black"),
    "care": ("clay", "clay-night", "clay", "clay-night"),
    "care-back": ("clay-pale", "clay-dark", "white", "black"),
    "thanks": ("heather", "heather-night", "heather", "heather-night"),
    "thanks-back": ("heather-pale", "heather-dark", "white", "black"),
    "ground": ("ground", "night-earth", "black", "black"),
    "ground-mid": ("ground-mid", "night-mid", "ground", "night-earth"),
    "ground-far": ("ground-far", "night-far", "ground-mid", "night-mid"),
    "on-ground": ("starlight", "starlight", "white", "white"),
    "on-ground-soft": ("evening-up", "moonlit", "white", "white"),
    "focus": ("ink", "lamp-night", "black", "white"),
    "focus-halo": ("lamp", "night", "lamp", "black"),
}
TEXT_PAIRS = [
    (t, b)
    for b in ("page", "raised")
    for t in ("text", "text-soft", "link", "good", "care", "thanks", "act-strong")
]
TEXT_PAIRS += [(t, "sunk") for t in ("text", "text-soft", "link")]
TEXT_PAIRS += [
    (t, "paper") for t in ("words", "words-soft", "text", "text-soft", "link", "good", "care", "thanks")
]
TEXT_PAIRS += [
    ("on-act", "act"),
    ("on-act", "act-strong"),
    ("on-lamp", "lamp"),
    ("on-lit", "lit"),
    ("text", "lit"),
    ("words-soft", "lit"),
    ("link", "lit"),
    ("text", "good-back"),
    ("good", "good-back"),
    ("link", "good-back"),
    ("text", "care-back"),
    ("care", "care-back"),
    ("link", "care-back"),
    ("text", "thanks-back"),
    ("thanks", "thanks-back"),
    ("link", "thanks-back"),
    ("on-ground", "ground"),
    ("on-ground-soft", "ground"),
]
SHAPE_PAIRS = [(e, b) for e in ("edge", "focus", "act") for b in ("page", "raised", "paper", "lit")]
SHAPE_PAIRS += [("lamp-line", b) for b in ("page", "raised", "paper", "lit")] + [
    ("edge", "sunk"),
    ("either ring", "ground"),
]
