"""What an element is called, and what that hints at."""

from __future__ import annotations

import pytest

from transforms.parse.hints import hints_in
from transforms.parse.names import names_in


@pytest.mark.parametrize(
    ("attrs", "hints"),
    [
        ({"id": "newsletter-signup"}, {"newsletter"}),
        ({"data-testid": "RelatedArticles-2"}, {"related"}),
        ({"data-module": "newsletterSignup"}, {"newsletter"}),
        ({"data-ad-slot-type": "banner"}, {"promotion"}),
        ({"data-login-popup": ""}, {"newsletter", "promotion"}),
        ({"data-newsletter-success-popup-container": ""}, {"newsletter", "promotion"}),
        ({"role": "complementary"}, {"related"}),
        # What tells of an element, or holds what scripts need, is no name of it.
        ({"data-author": "Jo Related", "data-comment-count": "12", "data-topic": "newsletter"}, set()),
        ({"data-widget-id": "ad 728"}, set()),
        ({"data-print-visible": "", "data-comments": "", "data-share-article": ""}, set()),
        ({"data-v-3ad41f2c": "", "data-astro-cid-j7ad25f6": ""}, set()),  # what frameworks put on all parts
        ({"data-element": "https://larkhavenmail.example/newsletter"}, set()),
        ({"data-view": "Follow " * 20}, set()),
        ({"onclick": "newsletter"}, set()),
    ],
)
def test_attributes_of_its_own_name_a_part(attrs: dict[str, str], hints: set[str]) -> None:
    assert hints_in("div", " ".join(names_in(attrs))) == hints


@pytest.mark.parametrize(
    "name", ["cookie-modal", "SearchDrawer", "post-slider", "author-avatar", "buy-button"]
)
def test_common_names_of_parts_that_are_no_text_are_known(name: str) -> None:
    assert hints_in("div", name)
