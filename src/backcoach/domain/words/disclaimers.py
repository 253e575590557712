"""What the coach is not, and when to stop."""

_NO_DIAGNOSIS = "General information, not a diagnosis"
_STOP = "Stop if pain gets worse, goes down a leg, or if you feel numb, weak, dizzy or unwell"

NO_DIAGNOSIS = f"{_NO_DIAGNOSIS}."
GENERAL = f"{_NO_DIAGNOSIS}, and not reviewed by a clinician yet."
DISCLAIMER = f"{GENERAL} {_STOP}."
SAID_BEFORE = (GENERAL, f"{_STOP}.")
"""The same, a sentence at a time, to be heard."""
DISCLAIMER_AND_ADVICE = f"{DISCLAIMER} Then ask a doctor."
ABOUT_SIGNS = (
    "Serious causes of back pain are rare, and important. This is general information, not a"
    " diagnosis. No clinician has reviewed it yet."
)
