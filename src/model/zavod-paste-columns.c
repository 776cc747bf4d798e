/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "zavod-paste-columns.h"

#include <glib/gi18n.h>

#include "zavod-folding.h"

#define SITES (1u << ZAVOD_TABLE_SITES)
#define CAPACITIES (1u << ZAVOD_TABLE_CAPACITIES)

/* Other names: the title in each language of the interface, and what people write above such columns; parted by bars. */
static const struct
{
  const char *title;
  guint tables;
  ZavodVocabulary vocabulary;  /* N_VOCABULARIES: the cells are no words of one */
  const char *names;
} columns[] = {
  [ZAVOD_PASTE_NOTHING] = { N_("Leave Out"), SITES | CAPACITIES, ZAVOD_N_VOCABULARIES, "" },
  [ZAVOD_PASTE_SITE] = { N_("Site"), SITES | CAPACITIES, ZAVOD_N_VOCABULARIES,
                         "site|name|site name|plant|subject|площадка|завод|название|алаң|аянтча|майдонча|meýdança|maydoncha|厂址" },
  [ZAVOD_PASTE_PLACE] = { N_("Place"), SITES, ZAVOD_N_VOCABULARIES,
                          "place|town|city|место|город|орны|орду|ҷой|ýer|joy|地点" },
  [ZAVOD_PASTE_COUNTRY] = { N_("Country"), SITES, ZAVOD_VOCABULARY_COUNTRY,
                            "country|страна|ел|өлкө|кишвар|ýurt|mamlakat|国家" },
  [ZAVOD_PASTE_POINT] = { N_("Coordinates"), SITES, ZAVOD_N_VOCABULARIES,
                          "coordinates|point|geom|координаты|координаттар|координатаҳо|koordinatalar|坐标" },
  [ZAVOD_PASTE_LATITUDE] = { N_("Latitude"), SITES, ZAVOD_N_VOCABULARIES, "latitude|lat|y|широта" },
  [ZAVOD_PASTE_LONGITUDE] = { N_("Longitude"), SITES, ZAVOD_N_VOCABULARIES, "longitude|lon|lng|long|x|долгота" },
  [ZAVOD_PASTE_STATUS] = { N_("Status"), SITES, ZAVOD_VOCABULARY_STATUS,
                           "status|состояние|статус|күйі|абалы|вазъ|ýagdaý|holat|状态" },
  [ZAVOD_PASTE_SINCE] = { N_("Since"), SITES, ZAVOD_N_VOCABULARIES,
                          "since|начало|басталуы|башталышы|оғоз|başlanýar|boshlanishi|自" },
  [ZAVOD_PASTE_CLASS] = { N_("Makes"), SITES, ZAVOD_VOCABULARY_VEHICLE_CLASS,
                          "makes|vehicle class|class|выпускает|шығарады|чыгарат|истеҳсол мекунад|öndürýär|ishlab chiqaradi|产品" },
  [ZAVOD_PASTE_CAPACITY] = { N_("Capacity, as Written"), SITES | CAPACITIES, ZAVOD_N_VOCABULARIES,
                             "capacity as written|capacity|value|value text|мощность как в источнике|мощность"
                             "|қуаты жазылғандай|кубаттуулугу жазылгандай|иқтидор чунон ки навишта шудааст"
                             "|kuwwatlylyk ýazylyşy ýaly|quvvat yozilganidek|产能 原文" },
  [ZAVOD_PASTE_UNIT] = { N_("Unit"), CAPACITIES, ZAVOD_VOCABULARY_UNIT,
                         "unit|единица|бірлігі|бирдиги|воҳид|birlik|单位" },
  [ZAVOD_PASTE_MODALITY] = { N_("Kind"), CAPACITIES, ZAVOD_VOCABULARY_MODALITY,
                             "kind|modality|вид|түрі|түрү|навъ|görnüş|tur|种类" },
  [ZAVOD_PASTE_PERIOD] = { N_("Period"), CAPACITIES, ZAVOD_VOCABULARY_PERIOD,
                           "period|период|кезеңі|мезгили|давра|döwür|davr|周期" },
  [ZAVOD_PASTE_WHEN] = { N_("When"), CAPACITIES, ZAVOD_N_VOCABULARIES,
                         "when|as of|date|когда|дата|қашан|качан|кай|haçan|qachon|时间" },
  [ZAVOD_PASTE_NOTE] = { N_("Note"), SITES | CAPACITIES, ZAVOD_N_VOCABULARIES,
                         "note|comment|примечание|ескертпе|эскертме|эзоҳ|bellik|izoh|备注" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == ZAVOD_N_PASTE_COLUMNS);

/**
 * zavod_paste_is_possible:
 *
 * Returns: whether rows may be pasted into @table
 */
gboolean
zavod_paste_is_possible (ZavodTable table)
{
  return ((SITES | CAPACITIES) >> table) & 1;
}

const char *
zavod_paste_column_get_title (ZavodPasteColumn column)
{
  g_return_val_if_fail (column < ZAVOD_N_PASTE_COLUMNS, NULL);

  return _(columns[column].title);
}

gboolean
zavod_paste_column_is_of (ZavodPasteColumn column,
                          ZavodTable       table)
{
  g_return_val_if_fail (column < ZAVOD_N_PASTE_COLUMNS, FALSE);

  return (columns[column].tables >> table) & 1;
}

/**
 * zavod_paste_column_get_vocabulary:
 *
 * Returns: which words may stand in @column; %ZAVOD_N_VOCABULARIES: any
 */
ZavodVocabulary
zavod_paste_column_get_vocabulary (ZavodPasteColumn column)
{
  g_return_val_if_fail (column < ZAVOD_N_PASTE_COLUMNS, ZAVOD_N_VOCABULARIES);

  return columns[column].vocabulary;
}

/* Whether @folded is one of @names, whatever their case, script and punctuation. */
static gboolean
is_among (const char *names,
          const char *folded)
{
  g_auto (GStrv) list = g_strsplit (names, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *name = zavod_name_fold (list[i]);

      if (*name != '\0' && g_str_equal (name, folded))
        return TRUE;
    }

  return FALSE;
}

static ZavodPasteColumn
find (ZavodTable  table,
      const char *header)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (header), "_", ' ');
  g_autofree char *folded = zavod_name_fold (spaced);

  for (guint i = ZAVOD_PASTE_NOTHING + 1; i < ZAVOD_N_PASTE_COLUMNS; i++)
    if (zavod_paste_column_is_of (i, table) && (is_among (columns[i].names, folded) || is_among (_(columns[i].title), folded)))
      return i;

  return ZAVOD_PASTE_NOTHING;
}

static gboolean
contains (GArray           *found,
          ZavodPasteColumn  column)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, ZavodPasteColumn, i) == column)
      return TRUE;

  return FALSE;
}

static guint
count_cells (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (g_ptr_array_index (rows, i)));

  return n;
}

/**
 * zavod_paste_columns_guess:
 * @rows: (element-type GStrv): one at least
 * @has_header: (out): whether the first row names the columns
 *
 * Returns: (transfer full): an array of ZavodPasteColumn, one for each column of @rows: as its first row says, and where that
 *   names none, the name of the site first
 */
GArray *
zavod_paste_columns_guess (ZavodTable  table,
                           GPtrArray  *rows,
                           gboolean   *has_header)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (ZavodPasteColumn));
  const GStrv first = g_ptr_array_index (rows, 0);
  const guint n_columns = count_cells (rows);
  ZavodPasteColumn column;

  *has_header = FALSE;
  for (guint i = 0; first[i] != NULL; i++)
    {
      column = find (table, first[i]);
      if (contains (found, column))
        column = ZAVOD_PASTE_NOTHING;
      *has_header |= column != ZAVOD_PASTE_NOTHING;
      g_array_append_val (found, column);
    }
  g_array_set_size (found, n_columns);
  if (!*has_header)
    g_array_index (found, ZavodPasteColumn, 0) = ZAVOD_PASTE_SITE;

  return found;
}
