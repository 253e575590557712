"""The JSON that scripts rely on: stable names, integer milliseconds, one document."""

import json
from collections.abc import Iterable
from typing import Any

from backcoach.catalogue.search import training
