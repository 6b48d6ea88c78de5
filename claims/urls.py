"""Addresses of the site, grouped by noun."""

from django.urls import path, re_path

from claims.views.account import PasswordChange, SignIn, SignOut
from claims.views.authority import AuthorityList, AuthorityPage
from claims.views.claim import ClaimByNumber, ClaimPage
from claims.views.claim_list import ClaimList
from claims.views.dashboard import Dashboard, DashboardFigure
from claims.views.document import DocumentByNumber, DocumentList
from claims.views.export import ClaimExport, DocumentExport
from claims.views.help import ActsHelp
from claims.views.home import Home
from claims.views.paragraph import ParagraphPage
from claims.views.reader import DocumentPage
from claims.views.reader_acts import Quotation, ReaderKeys
from claims.views.saved_view import OneView, SavedViews
from claims.views.source import SourceList, SourcePage
from claims.views.source_copy import SourceCopyFile

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("password/", PasswordChange.as_view(), name="password"),
    path("documents/", DocumentList.as_view(), name="documents"),
    path("documents/<int:pk>/", DocumentPage.as_view(), name="document"),
    path("documents/<int:pk>/v<int:number>/", DocumentPage.as_view(), name="document-version"),
    path("documents/<int:pk>/words/<int:ordinal>/", ParagraphPage.as_view(), name="paragraph"),
    path("reading/keys/", ReaderKeys.as_view(), name="reader-keys"),
    re_path(r"^documents/[Dd]-0*(?P<pk>[0-9]{1,18})/$", DocumentByNumber.as_view(), name="document-by-number"),
    path("claims/", ClaimList.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimPage.as_view(), name="claim"),
    path("claims/<int:pk>/quotation/", Quotation.as_view(), name="quotation"),
    re_path(r"^claims/[Cc]-0*(?P<pk>[0-9]{1,18})/$", ClaimByNumber.as_view(), name="claim-by-number"),
    path("documents/<int:pk>/export/<slug:form>/", DocumentExport.as_view(), name="document-export"),
    path("claims/export/<slug:form>/", ClaimExport.as_view(), name="claims-export"),
    path("views/", SavedViews.as_view(), name="saved-views"),
    path("views/<int:pk>/", OneView.as_view(), name="saved-view"),
    path("dashboard/", Dashboard.as_view(), name="dashboard"),
    path("dashboard/<slug:name>/", DashboardFigure.as_view(), name="dashboard-figure"),
    path("authorities/", AuthorityList.as_view(), name="authorities"),
    path("authorities/<int:pk>/", AuthorityPage.as_view(), name="authority"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<int:pk>/", SourcePage.as_view(), name="source"),
    path("sources/copies/<int:pk>/", SourceCopyFile.as_view(), name="source-copy"),
    path("help/acts/", ActsHelp.as_view(), name="help-acts"),
]
