"""Wiring only: settings, addresses and what every answer carries. The rules live in `claims`."""
