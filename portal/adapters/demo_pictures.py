"""Neutral drawings for the invented directory: nobody could take them for a photograph."""

from functools import cache

from PIL import Image, ImageDraw

from portal.adapters.pictures import KeptPicture, keep_picture

MOTIFS = ("Haus mit Garten", "Weg im Park", "Tisch am Fenster")
"""What is drawn, as the alternative text says it."""
_SIZE = (1280, 960)
_SKY, _SUN, _HILL, _GRASS = "#cfe3f2", "#f6d365", "#8fb98a", "#7aa876"
_WALL, _ROOF, _WINDOW, _PATH, _WOOD = "#f3ead9", "#a4553f", "#6f93ad", "#dcc9a4", "#8a6a4a"


@cache
def demo_picture(*, motif: int) -> KeptPicture:
    """Return one of the drawings in all its sizes; drawn once per process."""
    image = Image.new("RGB", _SIZE, _SKY)
    (_draw_house, _draw_park, _draw_table)[motif](ImageDraw.Draw(image))
    return keep_picture(image=image)


def _draw_ground(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((950, 110, 1110, 270), fill=_SUN)
    draw.ellipse((-400, 560, 900, 1500), fill=_HILL)
    draw.ellipse((400, 620, 1700, 1500), fill=_GRASS)


def _draw_house(draw: ImageDraw.ImageDraw) -> None:
    _draw_ground(draw)
    draw.rectangle((420, 430, 860, 760), fill=_WALL)
    draw.polygon([(380, 430), (640, 270), (900, 430)], fill=_ROOF)
    for left in (470, 730):
        draw.rectangle((left, 490, left + 80, 580), fill=_WINDOW)
    draw.rectangle((600, 600, 680, 760), fill=_WOOD)


def _draw_park(draw: ImageDraw.ImageDraw) -> None:
    _draw_ground(draw)
    draw.polygon([(560, 960), (760, 960), (680, 640), (640, 640)], fill=_PATH)
    for left in (180, 380, 860, 1040):
        draw.rectangle((left + 45, 560, left + 75, 780), fill=_WOOD)
        draw.ellipse((left - 40, 360, left + 160, 620), fill=_GRASS, outline=_HILL, width=8)


def _draw_table(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, *_SIZE), fill=_WALL)
    draw.rectangle((380, 120, 900, 560), fill=_SKY, outline=_WOOD, width=16)
    draw.line((640, 120, 640, 560), fill=_WOOD, width=12)
    draw.rectangle((220, 680, 1060, 730), fill=_WOOD)
    for left in (280, 960):
        draw.rectangle((left, 730, left + 40, 960), fill=_WOOD)
    draw.ellipse((590, 600, 690, 690), fill=_ROOF)
