"""Mutation testing: does any test notice when the code says something else?"""
