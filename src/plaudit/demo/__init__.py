"""The demo: real films with invented critics, publications, members and sentences, to see the site full at once.

story      what the files beside this say
casting    who reviews what, printed in the notation of the outlet; the same at every loading
crowd      the ratings of the invented members
loading, removing
           bringing it in and taking it away, each in one transaction
"""
