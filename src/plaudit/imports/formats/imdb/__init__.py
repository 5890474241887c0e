"""IMDb's data sets: titles, who directed and wrote them (by ids), and what the ids are called.

files      which files of the folder these are, and their columns by whatever spelling
titles     a title as a row tells it
importing  the import
"""
