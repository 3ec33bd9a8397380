"""Where something of a page stands on its picture: pages are turned, or show only a part of themselves."""

from __future__ import annotations

from dataclasses import dataclass

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What of a page is shown (left, bottom, right, top), and by how many degrees clockwise it is turned."""

    box: Rect
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the picture, in points."""
        left, bottom, right, top = self.box
        wide, tall = right - left, top - bottom
        return (tall, wide) if self.turn in (90, 270) else (wide, tall)

    def shown(self, rect: Rect) -> Rect:
        """Left, top, right, bottom on the picture, from its upper left corner, of a rectangle of the page."""
        left, bottom, right, top = rect
        (x, y), (other_x, other_y) = self._shown(left, top), self._shown(right, bottom)
        return (min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))

    def on_page(self, shown: Rect) -> Rect:
        """The rectangle of the page that stands there on the picture."""
        left, top, right, bottom = shown
        (x, y), (other_x, other_y) = self._on_page(left, top), self._on_page(right, bottom)
        return (min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.box
        across, down = x - left, top - y
        wide, tall = right - left, top - bottom
        turned = {
            90: (tall - down, across),
            180: (wide - across, tall - down),
            270: (down, wide - across),
        }
        return turned.get(self.turn, (across, down))

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.box
        wide, tall = right - left, top - bottom
        turned = {90: (y, tall - x), 180: (wide - x, tall - y), 270: (wide - y, x)}
        across, down = turned.get(self.turn, (x, y))
        return (left + across, top - down)
