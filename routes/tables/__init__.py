"""The tables of a geodata folder: read, checked, and put together as a Dataset."""
