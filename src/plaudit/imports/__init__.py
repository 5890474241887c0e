"""How files come in: read line by line, taken in batches of one transaction each, and accounted for to the row.

files          opening and reading a file, whatever its encoding
report         the account of an import, and the file of rejected rows
running        batches, progress, dry runs, stopping
critic_reviews, movielens, films
               what each kind of file says
texts          cleaning what files say
"""
