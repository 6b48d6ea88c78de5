"""PostgreSQL's reading of words: Porter stems of whatever stands in a text, without a list of words to leave out."""

CONFIGURATION = "claims_words"
_KINDS = """asciiword, word, numword, int, uint, float, sfloat, version, asciihword, hword, numhword, hword_asciipart,
hword_part, hword_numpart, host, email, url, url_path, file"""
INSTALLED = f"""DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_ts_config WHERE cfgname = '{CONFIGURATION}') THEN
        CREATE TEXT SEARCH DICTIONARY {CONFIGURATION} (TEMPLATE = snowball, Language = porter);
        CREATE TEXT SEARCH CONFIGURATION {CONFIGURATION} (PARSER = "default");
        ALTER TEXT SEARCH CONFIGURATION {CONFIGURATION} ADD MAPPING FOR {_KINDS} WITH {CONFIGURATION};
    END IF;
END $$"""
