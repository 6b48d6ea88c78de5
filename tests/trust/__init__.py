"""The promises of trust, tested against real processes. FACTCHECK_TRUST_SCALE=full takes the full figures."""
