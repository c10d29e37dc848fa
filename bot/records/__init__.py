"""What readers see: frozen, typed records. Storage makes them, services complete them, screens show them."""
