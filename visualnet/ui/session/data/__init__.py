"""Data of the session: read in a thread, met by the network that is shown, measured on."""
