"""What the public pages show and the API answers: values read in a fixed number of queries, without wording.

A function loads what belongs to one page. It returns records and numbers; labels, URLs and markup are made of them by
`site`, JSON by the API.
"""
