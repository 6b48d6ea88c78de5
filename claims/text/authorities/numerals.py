"""Numbers in words and Roman figures, as constitutions and chapters are counted."""

ORDINALS = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth"
    " Sixteenth Seventeenth Eighteenth Nineteenth Twentieth Twenty-First Twenty-Second Twenty-Third Twenty-Fourth"
    " Twenty-Fifth Twenty-Sixth Twenty-Seventh"
).split()
ROMAN = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII"
    " XXVIII XXIX XXX"
).split()


def roman(number: str) -> str:
    """ "4" and "IV" are "IV"; a number beyond the list stays as it is."""
    if number.isdigit() and 0 < int(number) <= len(ROMAN):
        return ROMAN[int(number) - 1]
    return number
