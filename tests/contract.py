"""The ids that the contract and the core list of the fact sheet name, in their order.

The data may hold more, in any place: what is tested by name is tested of these alone, and what is
tested by rule of all.
"""

CONTRACT = [
    *("ql-doorway-stretch", "ql-doorway-cross-step", "glute-bridge"),
    *("standing-hamstring-stretch", "rag-doll", "puppy-pose", "bird-dog", "dead-bug"),
    *("lying-figure-4", "lying-hip-twist", "t-spine-rotation", "knee-to-chest", "knee-rolls"),
    *("draw-in", "pelvic-tilt", "side-leg-lift", "cat-stretch", "superman"),
    *("seated-rotation", "partial-curl", "ql-ball-release", "walk", "standing-break"),
]
# The core list of section 5, first the floor (X1 to X23), then the desk (D1 to D17).
FLOOR = [
    *("mcgill-curl-up", "side-plank", "prone-on-elbows", "prone-press-up", "childs-pose"),
    *("heel-rock", "half-kneeling-hip-flexor", "hamstring-strap-stretch", "bent-knee-fall-out"),
    *("heel-slide", "clamshell", "prone-hip-extension", "open-book", "ninety-ninety-rest"),
    *("hip-hinge", "abdominal-brace", "deep-belly-breathing"),
]
AT_THE_DESK = [
    *("seated-figure-4", "seated-cat-cow", "standing-back-extension", "sit-to-stand"),
    *("seated-hamstring-stretch", "seated-knee-to-chest", "side-bend", "desk-lean"),
    *("split-stance-hip-flexor", "heel-raise", "standing-leg-lift", "chair-hip-hinge"),
    *("buttock-squeeze", "pelvic-floor-squeeze", "sit-tall-reset"),
]
NAMED = [*CONTRACT, *FLOOR, *AT_THE_DESK]
"""All of them."""

ROUTINES = [
    *("essentials", "eight-from-the-pt", "ten-for-the-lower-back", "ql-relief"),
    *("before-and-after-needling", "morning", "desk", "gentle"),
]
