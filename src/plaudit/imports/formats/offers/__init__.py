"""Where titles can be watched, as files tell it.

told             an offer as a file tells it, and storing many
tables           tables (CSV)
watch_providers  what TMDB's API answers
importing        the import
"""
