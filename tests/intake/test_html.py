"""Web pages of several outlets' forms: the story is read, and nothing around it."""

import pytest

from communique.intake.reading import read_bytes
from communique.model.document import CLAIM_ROLES

STORY = """<p>The army said on Monday that 12 rebels were killed near the town of Tessa after a long fight for the hill.</p>
<p>A spokesman added that two soldiers were wounded, and that the road to the coast had been opened for lorries.</p>
<p>Residents said that the shops of the lower town had stayed shut for a week and that water was brought in by donkey.</p>"""
FORMS = {
    "agency": f"""<html><head><title>Hill near Tessa taken</title></head><body><nav><a href="/">Home</a> &gt; Rebels hit Kel</nav>
<article><h1>Hill near Tessa taken</h1><div class="share">Share this Facebook Twitter</div>{STORY}
<p><a href="/x">Read more: 40 killed in Kel</a></p></article><aside><h3>Related</h3><ul><li><a href="/a">Bomb in Kel</a></li></ul>
</aside><footer>All rights reserved.</footer></body></html>""",
    "blog": f"""<html><body><div id="content"><div class="breadcrumbs">Home » Strikes kill 20 in Kel</div>
<h2>Hill near Tessa taken</h2>{STORY}<div class="tags">Tags: Tessa, Kel</div><div class="related-posts"><h4>You may like</h4>
<p><a href="/c">Nine killed in Kel</a></p></div></div></body></html>""",
    "inline": f"""<html><body><main><article><h1>Hill near Tessa taken</h1>{STORY}
<p><strong>SEE ALSO: <a href="/d">Bomber kills 60 in Kel</a></strong></p><p><a href="/e">Rebels shell the port of Kel</a></p>
<p class="newsletter">Sign up to our newsletter</p></article></main></body></html>""",
    "table": f"""<html><body><table><tr><td><a href="/">Main</a><br><a href="/n">Militants destroyed in Kel</a></td>
<td><b>Hill near Tessa taken</b><br>{STORY}<p>Previous: <a href="/g">Aircraft hit Kel</a></p>
<p>Next story: <a href="/h">Shells on Kel</a></p></td></tr></table></body></html>""",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_story_is_read_and_nothing_around_it(form):
    document = read_bytes(FORMS[form].encode(), source=form)
    told = [document.text[b.start : b.end] for b in document.blocks if b.role in CLAIM_ROLES]
    assert sum("Tessa" in part for part in told) >= 1
    assert any("two soldiers were wounded" in part for part in told)
    assert not [part for part in told if "Kel" in part]


def test_a_headline_that_links_to_itself_stays_one():
    page = f"""<html><head><title>Hill near Tessa taken</title></head><body><article>
<h1><a href="/">Hill near Tessa taken</a></h1>{STORY}</article></body></html>"""
    document = read_bytes(page.encode(), source="page")
    assert (document.blocks[0].role, document.text[: document.blocks[0].end]) == ("headline", "Hill near Tessa taken")


def test_a_line_break_parts_words():
    page = f"<html><body><article>{STORY}<p>The first line<br>and the second of a paragraph.</p></article></body></html>"
    assert "line and the" in read_bytes(page.encode(), source="page").text
