"""Addresses: the admin, where reviewers work, and the site, where the work is read."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("claims.urls")),
]
