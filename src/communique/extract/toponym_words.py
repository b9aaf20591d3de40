"""Words that tell toponyms: what stands before places, what names of streets, sites and bodies end in, who lives there."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JOINTS = _words(
    """
    al el ad ar as ash at az an ez ed es de of - ' ’ la los las del da do and ul e y sur upon le du des di am the .
    """
)
BEFORE_PLACES = _words(
    """
    in at near from to toward towards around outside inside across into through throughout off along north south east
    west via
    """
)
LANDMARKS = _words(
    """
    street avenue road boulevard lane parkway highway trail river creek valley forest wilderness bay beach canal square
    bridge airport airfield airbase island peninsula mountain hills lake county township parish quarter plantation
    estate crossing dam prison basin harbor harbour reservoir falls rd. ave. blvd. hwy. pkwy. ave blvd
    """
)
"""Words that make the capitals before them the name of a street, landform or site."""
SUFFIXES = _words(
    """
    st. dr.
    """
)
INSTITUTIONS = _words(
    """
    hospital university college school park station jail camp church mosque cathedral palace tower hotel mall port
    institute academy hall center centre clinic museum market stadium plant refinery base basilica court embassy
    ministry
    """
)
"""Words that make them the name of a body, which is a place where something happens at it."""
ROADS = _words(
    """
    interstate highway route
    """
)
BODIES = _words(
    """
    police county city council fire sheriff state high university college department government army navy air national
    central supreme district parliament congress times post school airport hospital township area region province valley
    republic ministry foreign defense defence embassy security attorney mayor gov. governor chief volunteer community
    regional memorial united wanderers albion rovers athletic town public municipal chamber medical health
    """
)
RESIDENTS = _words(
    """
    police residents resident officials official students student man woman men women native officers officer schools
    school teenager firefighters voters mayor area city council county court players fans home family business
    businesses hospital neighborhood suburb teachers campus branch office store hotel company team
    """
)
DIRECTIONS = _words(
    """
    north south east west northern southern eastern western northeast northwest southeast southwest central northeastern
    northwestern southeastern southwestern upper lower greater
    """
)
TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen.", "col.", "lt.", "sgt.", "capt.", "judge", "sen.",
                     "rep.", "st", "st.", "sir", "lord", "lady", "king", "queen", "prince", "princess", "pope", "president",
                     "minister", "mayor", "sheriff", "coach", "officer", "detective", "professor", "rev."})  # fmt: skip
SAID = frozenset({"said", "says", "told", "added", "asked", "wrote", "who", "whose", "his", "her"})
ROW = frozenset({",", "and", "or", "/", "&", "-"})
LONGEST = 7
