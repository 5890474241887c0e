"""What TMDB's API answers about a film or a show, with whatever was appended to it.

jobs        what its names of jobs are here
facts       the title itself: ids, name, dates, genres
people      cast and crew
particulars names, synopses, releases, sums, companies, trailers
importing   the import
"""
