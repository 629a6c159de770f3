"""Shows the theme while it is being worked on: every component and every kind of page, with and without content.

Nothing of it is ever published: `linli preview` serves it below `/style-guide/`, and the tests render its examples.
"""
