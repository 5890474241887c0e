"""What happens by time alone: jobs with an interval, run by the background worker."""
