"""The shared bot: it knows the conversation and no platform."""

import os

# Read when numpy is imported. Our matrices are small: more threads gain nothing on them, and several processes
# that build an index side by side would spend their time waiting for each other's.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
