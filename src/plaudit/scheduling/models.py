"""When each job ran, and when it is due again."""

from django.db import models


class ScheduledJob(models.Model):
    """A job's place in time. `done_at` is when it last began a run that ended well; `trouble` what went wrong since."""

    job = models.CharField(max_length=60, primary_key=True)
    next_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    trouble = models.TextField(blank=True)
