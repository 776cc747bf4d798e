-- SPDX-License-Identifier: GPL-3.0-or-later
-- 8. Every fact of one source, as footnotes.

SELECT row_number () OVER (ORDER BY v.subject, c.property, v.value, t.quote) AS number,
       concat_ws (', ', v.subject, c.property, c.topic) || ': '
       || coalesce (nullif (v.value, ''), c.since, c.time_text, '') || '. “' || t.quote || '”'
       || coalesce (' (' || t.speaker || ')', '') || '. '
       || o.publisher || ', ' || o.title || ', ' || o.published_text || '.' AS footnote
  FROM source o
  JOIN citation t ON t.source_id = o.id
  JOIN claim c ON c.id = t.claim_id
  JOIN shown v ON v.id = c.id
 WHERE o.url LIKE 'https://www.intellinews.com/kia-inaugurates%'
 ORDER BY number
