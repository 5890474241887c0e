"""The rules by which reviews and ratings become scores: pure Python on plain values.

A library by itself: it imports neither Django nor anything else of Plaudit, reads no clock and no
database, and every number it gives is exact. Its rooms, each importing only from those before it:

    rounding    whole numbers, halves up
    rating      a printed rating once read; fresh and rotten
    notation    reading what a publication printed
    verdict     who decides about a review, in which order
    tally       the counts, and what can be said of them directly
    television  a series is the mean of its seasons; first episodes apart
    shares      shares that are shown together add up
    wilson      the interval of a share
    policy      the dated thresholds, and which are in force when
    score       what is shown of a tally
    badge       Certified Fresh and Verified Hot, won and lost over time
    ranking     the order of titles in lists
    counting    which of a critic's reviews of one title counts
"""
