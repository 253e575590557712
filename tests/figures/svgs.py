"""SVG as tests look at it: elements, numbers and paths."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_NAMESPACE = "{http://www.w3.org/2000/svg}"
NUMBERS = ("viewBox", "x", "y", "width", "height", "cx", "cy", "r", "stroke-width")


def parsed(text: str) -> Element:
    """The root of a document; a fault in its XML fails the test."""
    return ElementTree.fromstring(text)


def names(root: Element) -> list[str]:
    """The names of all elements, in order."""
    return [_name(each) for each in root.iter()]


def named(root: Element, name: str) -> list[Element]:
    """All elements of a name."""
    return [each for each in root.iter() if _name(each) == name]


def text_of(root: Element, name: str) -> str:
    """What the one element of a name says."""
    (found,) = named(root, name)
    return found.text or ""


def commands(path: str) -> str:
    """The letters of a path."""
    return "".join(re.findall("[A-Za-z]", path))


def form(path: str) -> str:
    """The letters of a path with the flags of its arcs: what has to stay for it to be animated."""
    return "".join(
        letter + ("".join(said.split()[2:5]) if letter == "A" else "")
        for letter, said in re.findall("([A-Za-z])([^A-Za-z]*)", path)
    )


def numbers_in(text: str) -> list[str]:
    """All that stands where numbers should."""
    return [each for each in re.split("[A-Za-z ,]", text) if each]


def view_box(root: Element) -> tuple[float, float, float, float]:
    """The left, top, right and bottom edge of what can be seen."""
    left, top, width, height = (float(each) for each in root.attrib["viewBox"].split())
    return left, top, left + width, top + height


def corners(root: Element) -> Iterator[tuple[float, float]]:
    """Points that the elements of a picture reach: the ends of lines and arcs, the rims of circles.

    What bulges beyond the ends of an arc, and the thickness of a stroke, is not counted.
    """
    for circle in named(root, "circle"):
        x, y, r = (float(circle.attrib[key]) for key in ("cx", "cy", "r"))
        yield from ((x - r, y), (x + r, y), (x, y - r), (x, y + r))
    for path in named(root, "path"):
        for letter, said in re.findall("([MLA])([^A-Za-z]*)", path.attrib["d"]):
            x, y = (float(each) for each in said.split()[-2:])
            assert letter in "MLA"
            yield x, y


def _name(element: Element) -> str:
    return element.tag.removeprefix(_NAMESPACE)
