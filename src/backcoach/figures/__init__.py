"""A jointed body, its poses and what lies between them; drawn as braille dots and as SVG."""
