"""A place on the Earth, as people share it."""

from bot.sandbox.wire import Json, PageError


def point(place: Json) -> Json:
    """A point in degrees, with an uncertainty in metres if one is given.

    Raises PageError 400 for anything else.
    """
    try:
        location = {"latitude": float(place["latitude"]), "longitude": float(place["longitude"])}
        if place.get("horizontal_accuracy") is not None:
            location["horizontal_accuracy"] = float(place["horizontal_accuracy"])
    except (KeyError, TypeError, ValueError) as error:
        raise PageError(400, "a location needs latitude and longitude") from error
    if not (abs(location["latitude"]) <= 90 and abs(location["longitude"]) <= 180):
        raise PageError(400, "that place is not on the Earth")
    return location
