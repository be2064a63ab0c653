"""What is published of a site of which a few texts have changed, without a look at everything."""

from __future__ import annotations
