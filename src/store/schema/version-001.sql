-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first version of an atlas: nouns, claims, citations, revisions, and the views that people ask for.
-- GeoPackage's own tables are made before this (geopackage.sql); the vocabularies come from core/zavod-vocabulary.c.
-- Statements only: what can be derived is never stored. Dates are ISO 8601 with reduced precision (2025, 2025-10).

CREATE TABLE zavod_meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,                     -- of this schema; user_version belongs to GeoPackage
  atlas TEXT NOT NULL,                          -- a UUID: two copies of one atlas share it
  title TEXT NOT NULL
);

-- A town, district or region: several sites share it, and it is spelled in many ways (see name).
-- It has no geometry: where a site is, only site.geom says.
CREATE TABLE place (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  country TEXT,
  geonames_id INTEGER,
  note TEXT
);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL,
  country TEXT,
  note TEXT
);

CREATE TABLE product (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL,
  brand_id INTEGER REFERENCES product (id),     -- the brand of a model
  vehicle_class TEXT,
  note TEXT
);

CREATE TABLE programme (
  id INTEGER PRIMARY KEY NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL,
  country TEXT,
  note TEXT
);

CREATE TABLE site (
  id INTEGER PRIMARY KEY NOT NULL,
  geom POINT,                                   -- EPSG:4326; NULL: the place is unknown
  name TEXT NOT NULL CHECK (name <> ''),
  country TEXT,
  place_id INTEGER REFERENCES place (id),
  accuracy TEXT,
  radius REAL CHECK (radius IS NULL OR radius >= 0),    -- metres around geom, when known better than accuracy says
  place_note TEXT,                              -- where the coordinates come from, and what they stand for
  note TEXT
);

CREATE TABLE source (
  id INTEGER PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  publisher TEXT,
  kind TEXT NOT NULL,
  language TEXT,
  url TEXT,
  published TEXT,                               -- NULL: the source shows no date
  published_text TEXT,                          -- what is known of its time instead, or how it is written
  dateline TEXT,
  origin TEXT,                                  -- whose statement the source passes on
  note TEXT
);

-- Other spellings and names of one noun.
CREATE TABLE name (
  id INTEGER PRIMARY KEY NOT NULL,
  site_id INTEGER REFERENCES site (id) ON DELETE CASCADE,
  place_id INTEGER REFERENCES place (id) ON DELETE CASCADE,
  actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
  product_id INTEGER REFERENCES product (id) ON DELETE CASCADE,
  programme_id INTEGER REFERENCES programme (id) ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (text <> ''),
  kind TEXT NOT NULL DEFAULT 'spelling',
  language TEXT,                                -- BCP 47, with the script where it is not the usual one: uz-Cyrl
  since TEXT,
  until TEXT,
  CHECK ((site_id IS NOT NULL) + (place_id IS NOT NULL) + (actor_id IS NOT NULL) + (product_id IS NOT NULL)
         + (programme_id IS NOT NULL) = 1)
);

-- What one or more sources say about one property of one subject.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY NOT NULL,
  -- subject: exactly one; claim_site adds further sites to a shared figure
  site_id INTEGER REFERENCES site (id) ON DELETE CASCADE,
  actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
  product_id INTEGER REFERENCES product (id) ON DELETE CASCADE,
  programme_id INTEGER REFERENCES programme (id) ON DELETE CASCADE,
  country TEXT,
  property TEXT NOT NULL,
  topic TEXT,                                   -- what a statistic, an effect or a line is about
  -- value
  value_text TEXT,                              -- as written
  low REAL,
  high REAL,
  bound TEXT,
  unit TEXT,
  currency TEXT,                                -- ISO 4217
  object_actor_id INTEGER REFERENCES actor (id),
  role TEXT,
  share REAL CHECK (share IS NULL OR share BETWEEN 0 AND 100),      -- percent
  condition TEXT,
  object_product_id INTEGER REFERENCES product (id),
  object_programme_id INTEGER REFERENCES programme (id),
  -- scope
  scope_product_id INTEGER REFERENCES product (id),
  vehicle_class TEXT,
  stage INTEGER,
  method TEXT,
  period TEXT,
  period_years REAL,                            -- of a cumulative figure
  modality TEXT,
  -- time
  since TEXT,
  until TEXT,
  as_of TEXT,
  time_text TEXT,                               -- as written
  rank TEXT NOT NULL DEFAULT 'normal' CHECK (rank IN ('preferred', 'normal', 'deprecated')),
  reason TEXT,                                  -- why it was preferred or deprecated
  note TEXT,
  CHECK ((site_id IS NOT NULL) + (actor_id IS NOT NULL) + (product_id IS NOT NULL) + (programme_id IS NOT NULL)
         + (country IS NOT NULL) = 1)
);

CREATE TABLE claim_site (
  id INTEGER PRIMARY KEY NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  site_id INTEGER NOT NULL REFERENCES site (id) ON DELETE CASCADE,
  UNIQUE (claim_id, site_id)
);

CREATE TABLE citation (
  id INTEGER PRIMARY KEY NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source (id),
  locator TEXT,
  quote TEXT,                                   -- short, word for word: the source's rendering
  speaker_id INTEGER REFERENCES actor (id),     -- who said it, when it is not the source itself
  speaker TEXT,                                 -- the same as written
  note TEXT
);

-- Every edit, undo and redo, oldest first: it is never taken back, only answered by a later row.
CREATE TABLE revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  made_at TEXT NOT NULL,                        -- UTC, ISO 8601
  who TEXT NOT NULL,
  words TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  answers INTEGER REFERENCES revision (id),     -- the edit that an undo or redo is about
  changeset BLOB NOT NULL
);

CREATE INDEX name_site ON name (site_id) WHERE site_id IS NOT NULL;
CREATE INDEX name_place ON name (place_id) WHERE place_id IS NOT NULL;
CREATE INDEX name_actor ON name (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX name_product ON name (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX name_programme ON name (programme_id) WHERE programme_id IS NOT NULL;
CREATE INDEX site_name ON site (name COLLATE NOCASE);
CREATE INDEX site_country ON site (country);
CREATE INDEX site_place ON site (place_id);
CREATE INDEX product_brand ON product (brand_id) WHERE brand_id IS NOT NULL;
CREATE INDEX claim_site_id ON claim (site_id, property) WHERE site_id IS NOT NULL;
CREATE INDEX claim_property ON claim (property, site_id);
-- these three hold all that is asked of a claim to choose which one speaks for a site: for map and table a million sites
-- are read without touching the claims themselves
CREATE INDEX claim_status ON claim (site_id, since, as_of, rank, modality, value_text)
  WHERE property = 'status' AND site_id IS NOT NULL;
CREATE INDEX claim_class ON claim (site_id, rank, vehicle_class, object_product_id)
  WHERE property = 'vehicle-class' AND site_id IS NOT NULL;
CREATE INDEX claim_capacity ON claim (site_id, rank, modality, since, as_of, high, low)
  WHERE property = 'capacity' AND site_id IS NOT NULL;
CREATE INDEX claim_actor_id ON claim (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX claim_product_id ON claim (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX claim_programme_id ON claim (programme_id) WHERE programme_id IS NOT NULL;
CREATE INDEX claim_object_actor ON claim (object_actor_id) WHERE object_actor_id IS NOT NULL;
CREATE INDEX claim_object_product ON claim (object_product_id) WHERE object_product_id IS NOT NULL;
CREATE INDEX claim_object_programme ON claim (object_programme_id) WHERE object_programme_id IS NOT NULL;
CREATE INDEX claim_scope_product ON claim (scope_product_id) WHERE scope_product_id IS NOT NULL;
CREATE INDEX claim_site_site ON claim_site (site_id);
CREATE INDEX citation_claim ON citation (claim_id, source_id);
CREATE INDEX citation_source ON citation (source_id);
CREATE INDEX citation_speaker ON citation (speaker_id) WHERE speaker_id IS NOT NULL;

-- A view is a layer of attributes in every GIS: each column needs a type, so what is computed is cast.

-- One row per partner, role and claim.
CREATE VIEW partner AS
  SELECT c.id AS id,
         c.site_id, c.programme_id, c.product_id, c.actor_id AS subject_actor_id,
         CAST (coalesce (s.name, r.name, a2.name, p.name) AS TEXT) AS subject,
         c.object_actor_id AS actor_id, a.name AS partner, a.kind AS kind,
         c.role, c.share, c.condition, c.value_text, c.modality, c.since, c.until, c.as_of, c.rank,
         CAST ((SELECT count(*) FROM citation t WHERE t.claim_id = c.id) AS INTEGER) AS citations
    FROM claim c
    JOIN actor a ON a.id = c.object_actor_id
    LEFT JOIN site s ON s.id = c.site_id
    LEFT JOIN programme r ON r.id = c.programme_id
    LEFT JOIN actor a2 ON a2.id = c.actor_id
    LEFT JOIN product p ON p.id = c.product_id
   WHERE c.property = 'role';

-- One row per statement of capacity; a figure shared by sites is one row that counts its sites.
CREATE VIEW capacity AS
  SELECT c.id AS id,
         c.site_id, c.actor_id, c.programme_id, c.country,
         CAST (coalesce (s.name, r.name, a.name, c.country) AS TEXT) AS subject,
         CAST ((c.site_id IS NOT NULL) + (SELECT count(*) FROM claim_site x WHERE x.claim_id = c.id) AS INTEGER)
           AS sites,
         c.value_text, c.low, c.high, c.bound, c.unit, c.period, c.period_years, c.modality,
         c.scope_product_id, c.vehicle_class, c.stage, c.method, c.since, c.until, c.as_of, c.time_text,
         c.rank, c.reason,
         CAST ((SELECT count(*) FROM citation t WHERE t.claim_id = c.id) AS INTEGER) AS citations
    FROM claim c
    LEFT JOIN site s ON s.id = c.site_id
    LEFT JOIN programme r ON r.id = c.programme_id
    LEFT JOIN actor a ON a.id = c.actor_id
   WHERE c.property = 'capacity';

-- One row per dated event.
CREATE VIEW timeline AS
  SELECT c.id AS id,
         c.site_id, c.actor_id, c.product_id, c.programme_id, c.country,
         CAST (coalesce (s.name, r.name, a.name, p.name, c.country) AS TEXT) AS subject,
         c.property AS event, c.since AS day, c.until, c.time_text, c.value_text, c.topic,
         o.name AS product, b.name AS actor, c.modality, c.rank,
         CAST ((SELECT count(*) FROM citation t WHERE t.claim_id = c.id) AS INTEGER) AS citations
    FROM claim c
    LEFT JOIN site s ON s.id = c.site_id
    LEFT JOIN programme r ON r.id = c.programme_id
    LEFT JOIN actor a ON a.id = c.actor_id
    LEFT JOIN product p ON p.id = c.product_id
    LEFT JOIN product o ON o.id = c.object_product_id
    LEFT JOIN actor b ON b.id = c.object_actor_id
   WHERE c.property IN ('announced', 'meeting', 'visit', 'agreed', 'signed', 'ratified', 'registered',
                        'construction-started', 'completed', 'production-started', 'opened', 'model-launched',
                        'founded', 'introduced', 'ends', 'award', 'status');

-- One row per figure of any kind.
CREATE VIEW figure AS
  SELECT c.id AS id,
         c.site_id, c.actor_id, c.product_id, c.programme_id, c.country,
         CAST (coalesce (s.name, r.name, a.name, p.name, c.country) AS TEXT) AS subject,
         c.property, c.topic, c.value_text, c.low, c.high, c.bound, c.unit, c.currency, c.period, c.period_years,
         c.vehicle_class, c.stage, c.method, c.modality, c.since, c.until, c.as_of, c.time_text, c.rank, c.reason,
         CAST ((SELECT count(*) FROM citation t WHERE t.claim_id = c.id) AS INTEGER) AS citations
    FROM claim c
    LEFT JOIN site s ON s.id = c.site_id
    LEFT JOIN programme r ON r.id = c.programme_id
    LEFT JOIN actor a ON a.id = c.actor_id
    LEFT JOIN product p ON p.id = c.product_id
   WHERE c.low IS NOT NULL OR c.high IS NOT NULL;
