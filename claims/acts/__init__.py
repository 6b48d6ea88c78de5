"""What each act does to a claim or a document. Only `claims.workflow` calls these: it asks first who may."""
