"""GeoJSON (RFC 7946): longitude first, flat properties, and who says so beside the features."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import geopandas as gpd
import numpy as np
from shapely import transform
from shapely.geometry import mapping

from routes.writing import strict

DECIMALS = 4  # of a degree


def text(frame: gpd.GeoDataFrame, name: str, about: Mapping[str, Any]) -> str:
    """Return a frame as a FeatureCollection, its columns as properties.

    `name` is that of the layer, `about` what else is said of the whole (see
    facts/licence.py), both as foreign members before the features.
    """
    rows = frame.drop(columns="geometry").to_dict("records")
    features = [
        {"type": "Feature", "properties": row, "geometry": _geometry(shape)}
        for row, shape in zip(rows, frame.geometry, strict=True)
    ]
    head = {"type": "FeatureCollection", "name": name, **about}
    return strict.dumps({**head, "features": features})


def _geometry(shape: Any) -> dict[str, Any]:
    return dict(mapping(transform(shape, partial(np.round, decimals=DECIMALS))))
