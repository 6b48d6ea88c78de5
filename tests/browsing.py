"""Somebody at a browser, on whatever page."""


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
