"""What Hypothesis makes up for the tests of the rules."""

from datetime import date, timedelta

from hypothesis import strategies as st

from plaudit.scoring.tally import AudienceTally, CriticCounts, CriticTally
from plaudit.scoring.verdict import Verdict

FIRST_DAY = date(2020, 1, 1)

counts = st.integers(0, 500)
verdicts = st.sampled_from(Verdict)
half_stars = st.integers(1, 10)
days = st.integers(0, 60).map(lambda number: FIRST_DAY + timedelta(days=number))
critic_tallies = st.builds(CriticTally, fresh=counts, rotten=counts)
audience_tallies = st.tuples(*[counts] * 10).map(AudienceTally)


@st.composite
def critic_counts(draw):
    every = draw(critic_tallies)
    top = CriticTally(draw(st.integers(0, every.fresh)), draw(st.integers(0, every.rotten)))
    return CriticCounts(every, top)
