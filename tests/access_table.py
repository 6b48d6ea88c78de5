"""What each address answers to whom, by method. Codes are for PEOPLE, in that order."""

from typing import NamedTuple

PEOPLE = ("anonymous", "no role", "viewer", "reviewer", "lead", "administrator")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class Row(NamedTuple):
    """A route of the resolver, an address under it, and what each method answers to each of PEOPLE."""

    route: str
    address: str
    get: str
    post: str
    # PUT, PATCH and DELETE; where it is empty, as POST.
    other: str = ""
    # Where Django's form views take PUT for POST.
    put: str = ""

    def codes(self, method: str) -> list[int]:
        other = self.other or self.post
        codes = {"GET": self.get, "POST": self.post, "PUT": self.put or other}.get(method, other)
        return [int(code) for code in codes.split()]


def page(route: str, address: str, get: str = "302 403 200 200 200 200") -> Row:
    """A page of the site: for reading only."""
    return Row(route, address, get, "302 403 405 405 405 405")


def admin(route: str, address: str, get: str, post: str = "", other: str = "", put: str = "") -> Row:
    """A page of the admin. Whoever it does not let in is sent to its sign-in page."""
    return Row(f"admin/{route}", f"/admin/{address}", get, post or get, other or get, put)


# Who gets into the admin at all; what a page there says to those it has nothing for.
IN = "302 302 302 200 200 200"
NEVER = "302 302 302 403 403 403"
LEADS = "302 302 302 403 200 403"
REVIEWERS = "302 302 302 200 200 403"
ADMINISTRATORS = "302 302 302 403 403 200"
ALWAYS = "200 200 200 200 200 200"
NOT_THERE = "302 302 302 404 404 404"
ELSEWHERE = "302 302 302 302 302 302"


def listed(noun: str, name: str) -> list[Row]:
    """What the admin has for every noun that nobody adds or deletes there by hand."""
    return [
        admin(f"{noun}/", f"{noun}/", IN),
        admin(f"{noun}/add/", f"{noun}/add/", NEVER),
        admin(f"{noun}/<path:object_id>/history/", f"{noun}/{{{name}}}/history/", IN),
        admin(f"{noun}/<path:object_id>/delete/", f"{noun}/{{{name}}}/delete/", NEVER),
        admin(f"{noun}/<path:object_id>/", f"{noun}/{{{name}}}/", ELSEWHERE),
    ]


def form(route: str, address: str, get: str, post: str, other: str) -> Row:
    """A form of the admin. 422: it was sent without what it needs and is shown again, saying so."""
    return admin(route, address, get, post, other)


CHANGE = "<path:object_id>/change/"
TABLE = [
    # The site. What is not for a role is not there at all.
    page("", "/"),
    Row("sign-in/", "/sign-in/", "200 302 302 302 302 302", "200 302 302 302 302 302", "405 302 302 302 302 302"),
    Row("sign-out/", "/sign-out/", "302 405 405 405 405 405", "302 302 302 302 302 302", "302 405 405 405 405 405"),
    Row("password/", "/password/", "302 200 200 200 200 200", "302 200 200 200 200 200", "302 405 405 405 405 405"),
    page("documents/", "/documents/"),
    page("documents/<int:pk>/", "/documents/{document}/"),
    page("documents/<int:pk>/", "/documents/{nothing}/", "302 403 404 404 404 404"),
    page("documents/<int:pk>/v<int:number>/", "/documents/{document}/v1/"),
    page("documents/<int:pk>/v<int:number>/", "/documents/{document}/v9/", "302 403 404 404 404 404"),
    Row(
        "documents/<int:pk>/words/<int:ordinal>/",
        "/documents/{document}/words/1/",
        "302 403 403 200 200 403",
        "302 403 403 422 422 403",
        "302 403 403 405 405 403",
    ),
    page(r"^documents/[Dd]-0*(?P<pk>[0-9]{1,18})/$", "/documents/D-{document}/", "302 403 302 302 302 302"),
    Row(
        "reading/keys/",
        "/reading/keys/",
        "302 403 405 405 405 405",
        "302 403 302 302 302 302",
        "302 403 405 405 405 405",
    ),
    page("claims/<int:pk>/quotation/", "/claims/{settled}/quotation/"),
    page("claims/<int:pk>/quotation/", "/claims/{open}/quotation/", "302 403 404 200 200 200"),
    page("claims/<int:pk>/quotation/", "/claims/{sealed}/quotation/", "302 403 404 200 200 200"),
    page("claims/", "/claims/"),
    page("claims/<int:pk>/", "/claims/{settled}/"),
    page("claims/<int:pk>/", "/claims/{open}/", "302 403 404 200 200 200"),
    page("claims/<int:pk>/", "/claims/{sealed}/", "302 403 404 200 200 200"),
    page(r"^claims/[Cc]-0*(?P<pk>[0-9]{1,18})/$", "/claims/C-{settled}/", "302 403 302 302 302 302"),
    page("documents/<int:pk>/export/<slug:form>/", "/documents/{document}/export/report-html/"),
    page("claims/export/<slug:form>/", "/claims/export/json/"),
    page("claims/export/<slug:form>/", "/claims/export/csv/?mark=nonsense", "302 403 400 400 400 400"),
    page("authorities/", "/authorities/"),
    page("authorities/<int:pk>/", "/authorities/{authority}/"),
    page("authorities/<int:pk>/", "/authorities/{open_authority}/", "302 403 404 200 200 200"),
    page("sources/", "/sources/"),
    page("sources/<int:pk>/", "/sources/{source}/"),
    page("sources/<int:pk>/", "/sources/{sealed_source}/", "302 403 404 404 404 404"),
    # Saved views: a form without a name changes nothing and says so on the list.
    Row("views/", "/views/", "302 403 405 405 405 405", "302 403 302 302 302 302", "302 403 405 405 405 405"),
    Row(
        "views/<int:pk>/", "/views/1/", "302 403 405 405 405 405", "302 403 404 404 404 404", "302 403 405 405 405 405"
    ),
    page("dashboard/", "/dashboard/"),
    page("dashboard/<slug:name>/", "/dashboard/leaning/"),
    page("dashboard/<slug:name>/", "/dashboard/agreement/", "302 403 404 200 200 200"),
    page("sources/copies/<int:pk>/", "/sources/copies/{copy}/"),
    page("sources/copies/<int:pk>/", "/sources/copies/{sealed_copy}/", "302 403 404 404 404 404"),
    page("help/acts/", "/help/acts/"),
    # The admin: for those who read claims before they are settled.
    admin("", "", IN),
    admin("acts/", "acts/", IN),
    admin("wordings/", "wordings/", IN, "302 302 302 403 409 409", "302 302 302 405 405 405"),
    admin("outcomes/seen/", "outcomes/seen/", "302 302 302 405 405 405", ELSEWHERE, "302 302 302 405 405 405"),
    # The desk: every queue is its owner's alone.
    admin("desk/open/", "desk/open/", "302 302 302 405 405 403", "302 302 302 302 302 403", "302 302 302 405 405 403"),
    admin(
        "desk/settings/",
        "desk/settings/",
        "302 302 302 405 405 403",
        "302 302 302 302 302 403",
        "302 302 302 405 405 403",
    ),
    admin("desk/<int:queue>/", "desk/{queue}/", "302 302 302 302 404 403", other="302 302 302 405 405 403"),
    admin(
        "desk/<int:queue>/<int:claim>/",
        "desk/{queue}/{open}/",
        "302 302 302 200 404 403",
        "302 302 302 302 404 403",
        "302 302 302 405 405 403",
    ),
    admin(
        "desk/<int:queue>/<int:claim>/hold/",
        "desk/{queue}/{open}/hold/",
        "302 302 302 405 405 403",
        "302 302 302 200 404 403",
        "302 302 302 405 405 403",
    ),
    # An excerpt is checked by those who review; the others see what was found.
    admin(
        "citations/<int:citation>/excerpt/",
        "citations/{citation}/excerpt/",
        IN,
        "302 302 302 422 422 403",
        "302 302 302 405 405 405",
    ),
    admin(
        "citations/<int:citation>/excerpt/",
        "citations/{sealed_citation}/excerpt/",
        NOT_THERE,
        NOT_THERE,
        "302 302 302 405 405 405",
    ),
    # What the citation line offers.
    admin("citing/<int:claim>/", "citing/{open}/", REVIEWERS, *["302 302 302 405 405 405"] * 2),
    admin("citing/<int:claim>/", "citing/{nothing}/", "302 302 302 404 404 403", *["302 302 302 405 405 405"] * 2),
    admin(
        "login/",
        "login/",
        "200 200 200 302 302 302",
        "200 200 200 200 200 200",
        "405 405 405 405 405 405",
        "200 200 200 200 200 200",
    ),
    admin("logout/", "logout/", "302 302 302 405 405 405", ELSEWHERE),
    admin("password_change/", "password_change/", IN, IN, "302 302 302 405 405 405", IN),
    admin("password_change/done/", "password_change/done/", IN, "302 302 302 405 405 405", "302 302 302 405 405 405"),
    admin("jsi18n/", "jsi18n/", IN, "302 302 302 405 405 405", "302 302 302 405 405 405"),
    admin("^(?P<app_label>claims|auth)/$", "claims/", ELSEWHERE),
    admin("(?P<url>.*)$", "nothing/", "302 302 302 404 404 404"),
    # Claims are added and dropped where their words stand, not in this form.
    # An act on many claims is its owner's alone.
    admin(
        "claims/claim/bulk/<int:number>/",
        "claims/claim/bulk/1/",
        "302 302 302 404 404 404",
        other="302 302 302 405 405 405",
    ),
    *listed("claims/claim", "settled"),
    form(f"claims/claim/{CHANGE}", "claims/claim/{settled}/change/", IN, "302 302 302 302 302 403", REVIEWERS),
    form(f"claims/claim/{CHANGE}", "claims/claim/{sealed}/change/", IN, "302 302 302 302 302 403", REVIEWERS),
    *[row for row in listed("claims/document", "document") if not row.route.endswith(("add/", "delete/"))],
    form("claims/document/add/", "claims/document/add/", REVIEWERS, "302 302 302 422 422 403", REVIEWERS),
    form("claims/document/bring-in/", "claims/document/bring-in/", REVIEWERS, "302 302 302 422 422 403", REVIEWERS),
    # A file that waits to be brought in is for whoever sent it.
    form(
        "claims/document/bring-in/<int:number>/",
        "claims/document/bring-in/{upload}/",
        "302 302 302 200 404 403",
        "302 302 302 200 404 403",
        "302 302 302 200 404 403",
    ),
    form(f"claims/document/{CHANGE}", "claims/document/{document}/change/", IN, "302 302 302 422 422 403", REVIEWERS),
    form(
        "claims/document/<path:object_id>/delete/",
        "claims/document/{document}/delete/",
        LEADS,
        "302 302 302 403 422 403",
        LEADS,
    ),
    # A source begins with a citation.
    *listed("claims/source", "source"),
    form(f"claims/source/{CHANGE}", "claims/source/{source}/change/", IN, "302 302 302 422 422 403", REVIEWERS),
    form(f"claims/source/{CHANGE}", "claims/source/{sealed_source}/change/", *["302 302 302 404 404 404"] * 3),
    *listed("claims/authority", "authority"),
    form(
        f"claims/authority/{CHANGE}", "claims/authority/{authority}/change/", IN, "302 302 302 422 422 403", REVIEWERS
    ),
    *listed("claims/event", "event"),
    form(f"claims/event/{CHANGE}", "claims/event/{event}/change/", IN, NEVER, NEVER),
    # People are the administrators' work; nobody deletes one.
    admin("auth/user/", "auth/user/", ADMINISTRATORS),
    form("auth/user/add/", "auth/user/add/", ADMINISTRATORS, "302 302 302 403 403 422", ADMINISTRATORS),
    admin("auth/user/<path:object_id>/history/", "auth/user/{user}/history/", ADMINISTRATORS),
    admin("auth/user/<path:object_id>/delete/", "auth/user/{user}/delete/", NEVER),
    form(f"auth/user/{CHANGE}", "auth/user/{user}/change/", ADMINISTRATORS, "302 302 302 403 403 422", ADMINISTRATORS),
    form(
        "auth/user/<path:object_id>/password/",
        "auth/user/{user}/password/",
        ADMINISTRATORS,
        "302 302 302 403 403 422",
        ADMINISTRATORS,
    ),
    admin("auth/user/<path:object_id>/", "auth/user/{user}/", ELSEWHERE),
]
