"""Every rule with data that breaks it, and the words in which it is told."""

import json
import random
import shutil
import time
from dataclasses import replace

import pytest

from routes.facts import identifiers
from routes.tables import checks, reading
from routes.tables.checks import identifiers as forms
from routes.tables.checks import texts, words
from routes.tables.dataset import GEODATA
from tests.toys import TOY, copied, spoil, told

BEYOND = '"gauge_mm":1435,"status":"operating","opened":"","trace":"traced","reach":"corridor"'
SEA = "[[56,41],[55,41],[54,41]]"
FERRY = "[[56,41],[55,41.2],[54,41]]"
SCHEMATIC = (
    '"trace":"schematic","reach":"corridor","source":"survey"},'
    '"geometry":{"type":"LineString","coordinates":'
)
ISLAND = (
    '{"type":"Feature","properties":{"id":"GE","name":"Georgia"},"geometry":{"type":"Polygon",'
    '"coordinates":[[[53.505,40],[54,40],[54,42],[53.505,42],[53.505,40]]]}},\n'
    '{"type":"Feature","properties":{"id":"CN"'
)
LENGTH = "rail-dostyk-shu,length_km,166,,,km,2024,,railway-2024"
CASES = {
    "texts_are_read_as_they_were_written": [
        (
            ("nodes.csv", "Gəncə", "GÉ™ncÉ™"),
            "nodes.csv row 7 (ganja), column name: found 'GÉ™ncÉ™', which was 'Gəncə' before it "
            "was saved, allowed: a file opened and saved as UTF-8",
        ),
        (
            ("nodes.csv", "Gəncə", "Â«GanjaÂ»"),
            "nodes.csv row 7 (ganja), column name: found 'Â«GanjaÂ»', which was '«Ganja»' before",
        ),
    ],
    "labels_have_the_placeholders_of_their_english": [
        (
            ("labels.csv", "caveat.target,target,", "caveat.target,{} targets,{0} целей"),
            "labels.csv row 19 (caveat.target), column ru: found '{0} целей', "
            "allowed: the placeholders of the English text: {}",
        ),
        (
            ("labels.csv", "caveat.target,target,", "caveat.target,target,{x.__class__}"),
            "labels.csv row 19 (caveat.target), column ru: found '{x.__class__}', "
            "allowed: the placeholders of the English text: none",
        ),
    ],
    "words_have_the_forms_of_their_language": [
        (
            ("labels.csv", "caveat.target,target,", "caveat.target,[goal|goals],[цель|цели|целей]"),
            "labels.csv row 19 (caveat.target), column ru: found '[цель|цели|целей]', "
            "allowed: a form for each of one, few, many, other",
        ),
        (
            ("labels.csv", "caveat.target,target,", "caveat.target,[goal|],"),
            "labels.csv row 19 (caveat.target), column en: found '[goal|]', "
            "allowed: a form for each of one, other",
        ),
        (
            ("labels.csv", "caveat.target,target,,", "caveat.target,target,,[目标|目标]"),
            "labels.csv row 19 (caveat.target), column zh: found '[目标|目标]', "
            "allowed: the word alone, which has one form",
        ),
    ],
    "tour_steps_light_what_there_is": [
        (
            ("tour.csv", "xian|rail-xian-dostyk", "xian|rail-xian-dostik"),
            "tour.csv row 2 (start), column light: found 'rail-xian-dostik', "
            "allowed: nodes, segments and corridor:ID, with | between them",
        ),
        (
            ("tour.csv", "start,57,40,62,42", "start,57,40,56,42"),
            "tour.csv row 2 (start), column east: found '56.0', allowed: more than west",
        ),
        (
            ("tour.csv", "2,border", "3,border"),
            "tour.csv row 3 (border), column position: found '3', "
            "allowed: 1, 2, 3 and so on, in this order",
        ),
    ],
    "stories_rest_on_facts": [
        (
            ("tour.csv", "rail-dostyk-shu|length_km|2024", "rail-dostyk-shu|length_km|2023"),
            "tour.csv row 3 (border), column facts: found 'rail-dostyk-shu|length_km|2023', "
            "which names 0 rows, allowed: SUBJECT|QUANTITY|YEAR|SOURCE of one fact, or with a "
            "unit of a volume",
        ),
        (
            (
                "facts.csv",
                "sea-aktau-alat,sailing_h,22",
                "sea-aktau-alat,sailing_h,21,,,h,2024,at night,survey,,,yes\n"
                "sea-aktau-alat,sailing_h,22",
            ),
            "tour.csv row 3 (border), column facts: found 'sea-aktau-alat|sailing_h|2024', "
            "which names 2 rows",
        ),
    ],
    "stories_are_the_same_in_all_languages": [
        (
            ("labels.csv", "Море шириной 100 км.", "Море шириной 90 км."),
            "labels.csv row 75 (claim.ferry.text), column ru: found the numbers 90, "
            "allowed: those of the English text: 100",
        ),
        (
            ("labels.csv", "It is {sea-aktau-alat|length_km||newspaper} km.", "It is {x} km."),
            "labels.csv row 76 (claim.ferry.found), column en: found 'x', allowed: a placeholder "
            "that the column facts lists, or a day of events.csv",
        ),
        (
            ("labels.csv", "tonnes; since {2018-05-14}.", "tonnes; since {2018-05-15}."),
            "labels.csv row 74 (tour.border.text), column en: found '2018-05-15'",
        ),
        (
            ("labels.csv", "Here it begins.", "Here it begins }."),
            "labels.csv row 72 (tour.start.text), column en: found a brace without its other half",
        ),
    ],
    "codes_have_the_form_of_their_scheme": [
        (
            ("identifiers.csv", "xian,unlocode,CNXIA", "xian,unlocode,KZXIA"),
            "identifiers.csv row 8 (xian unlocode KZXIA), column code: found 'KZXIA', "
            "allowed: CN and three of the letters A-Z and digits 2-9",
        ),
        (
            ("identifiers.csv", "xian,unlocode,CNXIA", "xian,unlocode,CNX1A"),
            "identifiers.csv row 8 (xian unlocode CNX1A), column code: found 'CNX1A', "
            "allowed: CN and three of the letters A-Z and digits 2-9",
        ),
        (
            ("identifiers.csv", "dostyk,uic,2700393", "dostyk,uic,27003934"),
            "identifiers.csv row 5 (dostyk uic 27003934), column code: found '27003934', "
            "allowed: seven digits, the first not 0",
        ),
        (
            ("identifiers.csv", "rail-dostyk-shu,wikidata,Q42", "rail-dostyk-shu,wikidata,Q042"),
            "identifiers.csv row 6 (rail-dostyk-shu wikidata Q042), column code: found 'Q042', "
            "allowed: Q and a number",
        ),
        (
            ("identifiers.csv", "alat,smdg,TOYCT", "alat,smdg,TOYPORT"),
            "identifiers.csv row 3 (alat smdg TOYPORT), column code: found 'TOYPORT', "
            "allowed: three to six letters and digits",
        ),
        (
            ("identifiers.csv", "rail-dostyk-shu,wikidata,Q42", "rail-dostyk-shu,uic,2700394"),
            "identifiers.csv row 6 (rail-dostyk-shu uic 2700394), column subject: "
            "found 'rail-dostyk-shu', allowed: a node, as the scheme is uic",
        ),
    ],
    "stations_of_a_country_begin_alike": [
        (
            ("identifiers.csv", "alat,smdg,TOYCT", "alat,uic,2700001"),
            "identifiers.csv row 3 (alat uic 2700001), column code: found '2700001' in AZ, which "
            "begins as those of KZ, allowed: two digits that only stations of AZ begin with",
        ),
    ],
    "codes_mean_one_thing": [
        (
            ("identifiers.csv", "shu,uic,2700780", "shu,uic,2700393"),
            "identifiers.csv row 7 (shu uic 2700393), column code: found '2700393', "
            "which dostyk has too, allowed: a code of one subject",
        ),
        (
            ("identifiers.csv", "shu,uic,2700780", "shu,unlocode,KZDOS"),
            "identifiers.csv row 7 (shu unlocode KZDOS), column code: found 'KZDOS', "
            "which dostyk has too, allowed: a code of one subject, or nodes within 60 km",
        ),
    ],
    "terminals_have_a_port": [
        (
            ("identifiers.csv", "alat,smdg,TOYCT", "aktau,smdg,TOYCT"),
            "identifiers.csv row 3 (aktau smdg TOYCT), column subject: found 'aktau', "
            "allowed: a subject that has a code of unlocode, too",
        ),
    ],
    "references_lead_somewhere": [
        (
            ("nodes.csv", "41,4,operating,,survey", "41,4,operating,,surveyor"),
            "nodes.csv row 4 (shu), column source: found 'surveyor', "
            "allowed: an id of sources.csv (nearest: survey)",
        ),
        (
            ("segments.geojson", '"from_node":"shu"', '"from_node":"shuu"'),
            "segments.geojson row 5 (rail-shu-aktau), column from_node: found 'shuu', "
            "allowed: an id of nodes.csv (nearest: shu)",
        ),
        (
            ("corridors.csv", "truck,2,ferry-aktau-alat", "truck,2,ferry-kuryk-alat"),
            "corridors.csv row 7 (truck 2), column segment: found 'ferry-kuryk-alat', "
            "allowed: an id of segments.geojson (nearest: ferry-aktau-alat, "
            "sea-aktau-alat)",
        ),
        (
            ("facts.csv", "aktau,capacity_teu_year,", "aktau,capacity_teu,"),
            "facts.csv row 11, column quantity: found 'capacity_teu', "
            "allowed: an id of quantities.csv (nearest: capacity_teu_",
        ),
        (
            (
                "facts.csv",
                "100000,90000,110000,TEU/a,2025,,survey",
                "100000,90000,110000,TEU/a,2025,,x",
            ),
            "facts.csv row 11, column source: found 'x', allowed: an id of sources.csv",
        ),
        (
            ("waypoints.csv", "41,network,survey", "41,network,hearsay"),
            "waypoints.csv row 2 (rail-dostyk-shu 1), column source: found 'hearsay', "
            "allowed: an id of sources.csv",
        ),
    ],
    "addresses_name_a_host": [
        (
            ("sources.csv", "https://example.org/railway", "http://192.0.2.7/railway"),
            "sources.csv row 3 (railway-2024), column url: found 'http://192.0.2.7/railway', "
            "allowed: an address with a host as in https://host.org/",
        ),
        (
            ("sources.csv", "https://example.org/railway", "http://[2001:db8::7]/railway"),
            "sources.csv row 3 (railway-2024), column url: found 'http://[2001:db8::7]/railway', ",
        ),
        (
            ("sources.csv", "https://example.org/railway", "http://localhost/railway"),
            "sources.csv row 3 (railway-2024), column url: found 'http://localhost/railway', ",
        ),
    ],
    "pages_are_one_source": [
        (
            ("sources.csv", "https://example.org/railway", "http://www.example.org/survey/"),
            "sources.csv row 3 (railway-2024), column url: found 'http://www.example.org/survey/', "
            "allowed: an address that no other source has",
        ),
    ],
    "sources_say_what_they_lack": [
        (
            ("sources.csv", "report,2024-03,,", "report,,,"),
            "sources.csv row 3 (railway-2024), column undated: found an empty cell, "
            "allowed: a reason, as published is empty",
        ),
        (
            ("sources.csv", "report,2024-03,,", "report,2024-03,living,"),
            "sources.csv row 3 (railway-2024), column undated: found 'living', "
            "allowed: an empty cell, as there is published",
        ),
        (
            ("sources.csv", "not_kept", ""),
            "sources.csv row 4 (newspaper), column unlinked: found an empty cell, "
            "allowed: a reason, as url is empty",
        ),
        (
            ("sources.csv", "not_kept", "no_document"),
            "sources.csv row 4 (newspaper), column unlinked: found 'no_document', "
            "allowed: no_document for an estimate, and only for it",
        ),
        (
            ("sources.csv", "report,2024-03,,", "estimate,,living,"),
            "sources.csv row 3 (railway-2024), column undated: found 'living', "
            "allowed: no_document for an estimate, and only for it",
        ),
    ],
    "numbers_of_long_documents_are_located": [
        (
            ("facts.csv", f"{LENGTH},table 1", f"{LENGTH},"),
            "facts.csv row 2, column locator: found an empty cell, "
            "allowed: a page, table or section of 'railway-2024', which is a long document",
        ),
        (
            (
                "volumes.csv",
                "route,2020,,corridor:main,both,1000000,t,actual,,ministry,,survey,",
                "route,2020,,corridor:main,both,1000000,t,actual,,ministry,,railway-2024,",
            ),
            "volumes.csv row 2, column locator: found an empty cell, "
            "allowed: a page, table or section of 'railway-2024', which is a long document",
        ),
    ],
    "dates_follow_from_something_where_there_are_any": [
        (
            ("sources.csv", "2023-05-02,,2026", ",bears_none,2026"),
            "sources.csv row 4 (newspaper), column dated_by: found 'month_by_text', "
            "allowed: an empty cell, as there is no published",
        ),
    ],
    "translations_have_a_note": [
        (
            ("source_notes.csv", "newspaper,", "survey,"),
            "source_notes.csv row 2 (survey), column source: found 'survey', "
            "allowed: a source with a note in sources.csv",
        ),
    ],
    "subjects_exist": [
        (
            ("facts.csv", "aktau,operator", "aktua,operator"),
            "facts.csv row 12, column subject: found 'aktua', allowed: a node, a segment, "
            "corridor:ID, mode:ID, country:XX, journey:NODE-NODE, trade:XX-YY, "
            "ship:ID, topic:ID (nearest: aktau)",
        ),
        (
            ("facts.csv", "journey:xian-alat", "journey:xian-poti"),
            "facts.csv row 16, column subject: found 'journey:xian-poti', "
            "allowed: a node, a segment, corridor:ID, mode:ID, country:XX, journey:NODE-NODE, "
            "trade:XX-YY, ship:ID, topic:ID (nearest: journey:xian",
        ),
    ],
    "courses_follow_lines": [
        (
            ("courses.csv", "topic:ocean,1,", "topic:lake,1,"),
            "courses.csv row 2 (topic:lake 1), column subject: found 'topic:lake', allowed: a node",
        ),
        (
            ("courses.csv", "road-dostyk-aktau", "road-dostyk-aktua"),
            "courses.csv row 3 (topic:ocean 2), column part: found 'road-dostyk-aktua', "
            "allowed: a segment, or corridor:ID (nearest: road-dostyk-aktau",
        ),
    ],
    "titles_are_translated_as_they_stand": [
        (
            ("labels.csv", "unit.t,t,", "happened.20180514_alta,The new port,,,,,,\nunit.t,t,"),
            "labels.csv row 103 (happened.20180514_alta), column key: found "
            "'happened.20180514_alta', allowed: happened.DATE_SUBJECT of an event "
            "(nearest: happened.20180514_alat",
        ),
        (
            ("labels.csv", "unit.t,t,", "happened.20180514_alat,A port,,,,,,\nunit.t,t,"),
            "labels.csv row 103 (happened.20180514_alat), column en: found 'A port', "
            "allowed: the title in events.csv, 'The new port of Alat opens'",
        ),
    ],
    "sentences_are_translated_as_they_stand": [
        (
            ("labels.csv", "Half of the days are left to load,", "Half of the days are left,"),
            "labels.csv row 137 (sentence.half_left), column en: "
            "found 'Half of the days are left', "
            "allowed: that of reason in scenarios.csv, reason in exceptions.csv, note in journeys",
        ),
    ],
    "expectations_name_modes_and_kinds": [
        (
            ("quantities.csv", ",,rail|port", ",,rail|harbour"),
            "quantities.csv row 5 (operator), column expected: found 'harbour', allowed: some of "
            "border_crossing, ferry, junction, port, rail, road, sea, sea_junction, station, ",
        )
    ],
    "exceptions_name_their_subject": [
        (
            ("exceptions.csv", "length_difference,rail-shu-aktau,", "length_difference,rail-shu,"),
            "exceptions.csv row 2, column subject: found 'rail-shu', "
            "allowed: a segment for length_difference (nearest: rail-shu-aktau",
        ),
        (
            ("exceptions.csv", "length_difference,rail-shu-aktau,", "shared_track,rail-shu-aktau,"),
            "exceptions.csv row 2, column other: found '', allowed: what shared_track asks for",
        ),
        (
            ("exceptions.csv", "length_difference,rail-shu-aktau,", "crosses_water,rail-shu,"),
            "exceptions.csv row 2, column subject: found 'rail-shu', "
            "allowed: a segment, or mode:ID for crosses_water (nearest: rail-shu-aktau",
        ),
        (
            ("exceptions.csv", "length_difference,rail-shu-aktau,", "no_locator,railway-2025,"),
            "exceptions.csv row 2, column subject: found 'railway-2025', "
            "allowed: an id of sources.csv for no_locator (nearest: railway-2024)",
        ),
    ],
    "scenarios_say_what_they_do": [
        (
            ("scenarios.csv", "storm,1,aktau,", "storm,1,aktua,"),
            "scenarios.csv row 2 (storm 1), column subject: found 'aktua', "
            "allowed: a node or a segment (nearest: aktau",
        ),
        (
            ("scenarios.csv", "transshipment,2,", "transshipment,,"),
            "scenarios.csv row 2 (storm 1), column factor: found an empty cell, "
            "allowed: a factor from 1, as the effect is slow",
        ),
        (
            ("scenarios.csv", "transshipment,2,", "transshipment,0.5,"),
            "scenarios.csv row 2 (storm 1), column factor: found '0.5', "
            "allowed: a factor from 1, as the effect is slow",
        ),
        (
            ("scenarios.csv", "1,rail-alat-ganja,open,,,", "1,rail-alat-ganja,open,run,2,"),
            "scenarios.csv row 4 (to_ganja 1), column factor: found '2.0', "
            "allowed: up to 1 or nothing, as the effect is open",
        ),
        (
            ("scenarios.csv", "1,rail-alat-ganja,open", "1,journey:alat-ganja,open"),
            "scenarios.csv row 4 (to_ganja 1), column subject: found 'journey:alat-ganja', "
            "allowed: a node, a segment or a journey of courses.csv",
        ),
        (
            ("scenarios.csv", "close,,,", "close,,3,"),
            "scenarios.csv row 3 (no_sea 1), column factor: found '3.0', "
            "allowed: an empty cell, as the effect is close",
        ),
    ],
    "way_names_pass_what_there_is": [
        (
            ("way_names.csv", "steppe,shu", "steppe,shuu"),
            "way_names.csv row 3 (steppe shuu), column passes: found 'shuu', "
            "allowed: names with | between them (nearest: shu",
        ),
    ],
    "ways_name_what_there_is": [
        (
            ("ways.csv", "middle,main,aktau,", "middle,main,aktua,"),
            "ways.csv row 2 (middle), column via: found 'aktua', "
            "allowed: names with | between them (nearest: aktau",
        ),
        (
            ("ways.csv", "rail|KZ", "rail|KX"),
            "ways.csv row 4 (road), column avoid: found 'KX', allowed: names with | between them",
        ),
        (
            ("ways.csv", "dostyk,ocean", "dostyk,oceans"),
            "ways.csv row 2 (middle), column topics: found 'oceans', "
            "allowed: names with | between them (nearest: ocean)",
        ),
        (
            ("ways.csv", "xian=dostyk", "xian=dostik"),
            "ways.csv row 2 (middle), column ends: found 'xian=dostik', "
            "allowed: NODE=NODE with | between them",
        ),
    ],
    "journeys_pass_nodes": [
        (
            ("journeys.csv", "shu,alat,aktau,", "shu,alat,aktau|dostik,"),
            "journeys.csv row 5 (published 1), column via: found 'dostik', "
            "allowed: names with | between them (nearest: dostyk",
        ),
    ],
    "published_journeys_have_a_figure": [
        (
            ("journeys.csv", "journey:shu-alat,2024", "journey:shu-alat,2023"),
            "journeys.csv row 5 (published 1), column subject: found 'journey:shu-alat', "
            "allowed: a subject with transit_days of that year",
        ),
        (
            ("journeys.csv", "dostyk,aktau,,,", "dostyk,aktau,,topic:ocean,"),
            "journeys.csv row 3 (critical 2), column subject: found 'topic:ocean', "
            "allowed: an empty cell, as the use is not published",
        ),
    ],
    "water_exceptions_have_a_place": [
        (
            (
                "exceptions.csv",
                "length_difference,rail-shu-aktau,",
                "crosses_water,rail-shu-aktau,",
            ),
            "exceptions.csv row 2, column radius_km: found an empty cell, "
            "allowed: the place of the bridge or strait",
        )
    ],
    "stories_have_words": [
        (
            ("labels.csv", "tour.start.title,", "tour.begin.title,"),
            "labels.csv, column key: found no row 'tour.start.title', allowed: a row for tour.csv",
        ),
        (
            ("labels.csv", "claim.ferry.found,", "claim.ferry.held,"),
            "labels.csv, column key: found no row 'claim.ferry.found', "
            "allowed: a row for claims.csv",
        ),
    ],
    "a_series_counts_one_thing": [
        (
            ("volumes.csv", "route,2021,,corridor:main,both", "route,2021,,corridor:main,west"),
            "volumes.csv row 3, column direction: found 'west', "
            "allowed: 'both', as in the other rows of route",
        ),
        (
            ("volumes.csv", "350000,t,", "350000,TEU,"),
            "volumes.csv row 16, column unit: found 'TEU', "
            "allowed: 't', as in the other rows of port",
        ),
    ],
    "a_series_has_volumes": [
        (
            ("series.csv", "port,ports,port", "port,ports,port\nquay,ports,"),
            "series.csv row 6 (quay), column id: found 'quay', "
            "allowed: a series with a row in volumes.csv",
        )
    ],
    "one_volume_a_year_is_preferred": [
        (
            ("volumes.csv", "newspaper,,conflicting,no", "newspaper,,conflicting,yes"),
            "volumes.csv row 6, column preferred: found 2 of 2 rows preferred for route 2022, "
            "allowed: exactly one row with yes",
        ),
        (
            ("volumes.csv", "old count,old,survey,,different_scope,yes", "old,old,survey,,,no"),
            "volumes.csv row 14, column preferred: found 0 of 1 rows preferred for port 2019, "
            "allowed: exactly one row with yes",
        ),
        (
            (
                "volumes.csv",
                "route_goal,2027,,corridor:main,both,10000000,t,target,2024-02",
                "route_goal,2025,,corridor:main,both,12000000,t,target,2022-11-25",
            ),
            "volumes.csv row 11, column preferred: found 2 of 2 rows preferred for "
            "route_goal 2025, allowed: at most one row with yes",
        ),
    ],
    "parts_and_promises_fit_their_row": [
        (
            ("volumes.csv", "route,2021,2021-09", "route,2021,2020-09"),
            "volumes.csv row 4, column until: found '2020-09', "
            "allowed: a month or day of the year of the row",
        ),
        (
            ("volumes.csv", "route_goal,2027,,", "route_goal,2027,2027-03,"),
            "volumes.csv row 11, column until: found '2027-03', "
            "allowed: an empty cell, as nothing was counted",
        ),
        (
            ("volumes.csv", "both,300000,t,actual,,", "both,300000,t,actual,2018,"),
            "volumes.csv row 15, column promised: found '2018', "
            "allowed: an empty cell, as this was counted",
        ),
    ],
    "panels_are_led_by_a_series_of_their_chart": [
        (
            ("series.csv", "route_goal,titr,route", "route_goal,titr,port"),
            "series.csv row 3 (route_goal), column panel: found 'port', "
            "allowed: empty, or a series of the same chart whose panel is its own id",
        ),
        (
            ("series.csv", "route_goal,titr,route", "route_goal,titr,route_seaports"),
            "series.csv row 3 (route_goal), column panel: found 'route_seaports', "
            "allowed: empty, or a series of the same chart whose panel is its own id",
        ),
    ],
    "charts_have_one_unit_and_subjects_one_leader": [
        (
            ("volumes.csv", "3100000,t,", "3100000,TEU,"),
            "series.csv row 4 (route_seaports), column chart: found 'titr', "
            "allowed: a chart of TEU, not of t",
        ),
        (
            ("series.csv", "route_goal,titr,route", "route_goal,titr,route_goal"),
            "series.csv row 3 (route_goal), column panel: found 'route_goal', "
            "allowed: one leading series for corridor:main in t; there is route",
        ),
    ],
    "series_can_be_told_apart": [
        (
            ("labels.csv", "series.route_goal,", "series.goal,"),
            "series.csv row 3 (route_goal), column id: found 'route_goal', "
            "allowed: a row series.route_goal in labels.csv, as others here are of corridor:main",
        )
    ],
    "facts_say_something": [
        (
            ("facts.csv", "sailing_h,22,,,h", "sailing_h,,,,h"),
            "facts.csv row 10, column value: found an empty cell, allowed: a value, or low or high",
        )
    ],
    "values_fit_their_quantity": [
        (
            ("facts.csv", LENGTH, LENGTH.replace("166", "about 166")),
            "facts.csv row 2, column value: found 'about 166', "
            "allowed: number (length_km) from 0 to 20000",
        ),
        (
            ("facts.csv", "tracks,2,", "tracks,5,"),
            "facts.csv row 4, column value: found '5', allowed: number (tracks) from 1 to 4",
        ),
        (
            ("facts.csv", "electrification,25kv_ac", "electrification,steam"),
            "facts.csv row 5, column value: found 'steam', "
            "allowed: one of none, 3kv_dc, 25kv_ac, mixed",
        ),
        (
            ("facts.csv", "operator,Toy Railways,,", "operator,Toy Railways,1,"),
            "facts.csv row 14, column low: found '1.0', "
            "allowed: an empty cell, as the quantity is a text",
        ),
    ],
    "low_below_value_below_high": [
        (
            ("facts.csv", "sailing_h,,20,24", "sailing_h,,24,20"),
            "facts.csv row 9, column low: found '24.0', allowed: not above high in the same row",
        ),
        (
            ("facts.csv", "100000,90000,", "100000,100001,"),
            "facts.csv row 11, column low: found '100001.0', "
            "allowed: not above value in the same row",
        ),
        (
            ("facts.csv", "90000,110000", "90000,99999"),
            "facts.csv row 11, column high: found '99999.0', "
            "allowed: not below value in the same row",
        ),
    ],
    "units_are_those_of_the_quantity": [
        (
            ("facts.csv", LENGTH, LENGTH.replace("km,2024", "mi,2024")),
            "facts.csv row 2, column unit: found 'mi', allowed: 'km'",
        ),
        (
            ("facts.csv", "tracks,2,,,,", "tracks,2,,,km,"),
            "facts.csv row 4, column unit: found 'km', allowed: an empty cell",
        ),
    ],
    "one_of_several_is_preferred": [
        (
            ("facts.csv", "press_report,no", "press_report,yes"),
            "facts.csv row 3, column preferred: found 2 of 2 rows preferred for "
            "rail-dostyk-shu, length_km, 2024, allowed: exactly one row with yes",
        ),
        (
            ("facts.csv", "h,2022,,survey,,outdated,yes", "h,2022,,survey,,outdated,no"),
            "facts.csv row 10, column preferred: found 0 of 1 rows preferred for "
            "sea-aktau-alat, sailing_h, 2022, allowed: exactly one row with yes",
        ),
    ],
    "events_end_after_they_begin": [
        (
            ("events.csv", "2024-11,2024-12,", "2024-11,2024-10-31,"),
            "events.csv row 3, column date_to: found '2024-10-31', allowed: not before date_from",
        )
    ],
    "limits_are_in_order": [
        (
            ("quantities.csv", "draught_m,m,number,0,30", "draught_m,m,number,30,0"),
            "quantities.csv row 9 (draught_m), column minimum: found '30.0', "
            "allowed: not above maximum in the same row",
        )
    ],
    "months_say_something": [
        (
            ("monthly.csv", "12,30,28,36", "12,,,"),
            "monthly.csv row 2, column value: found an empty cell, "
            "allowed: a value, or low or high",
        ),
        (
            ("monthly.csv", "12,30,28,36", "12,30,31,36"),
            "monthly.csv row 2, column low: found '31.0', allowed: not above value in the same row",
        ),
    ],
    "months_fit_their_quantity": [
        (
            ("monthly.csv", "12,30,28,36", "12,300,28,360"),
            "monthly.csv row 2, column value: found '300.0', "
            "allowed: number (sailing_h) from 0 to 200",
        ),
        (
            ("monthly.csv", "12,30,28,36,h", "12,30,28,36,d"),
            "monthly.csv row 2, column unit: found 'd', allowed: 'h'",
        ),
        (
            ("monthly.csv", "sailing_h,12,30,28,36,h", "operator,12,30,,,"),
            "monthly.csv row 2, column quantity: found operator, "
            "allowed: a quantity that is a number",
        ),
    ],
    "each_month_is_told_once": [
        (
            ("monthly.csv", "sailing_h,7,20", "sailing_h,1,20"),
            "monthly.csv row 4, column month: found '1', allowed: each month once",
        )
    ],
    "every_node_is_reached": [
        (
            (
                "nodes.csv",
                "ganja,Gəncə",
                "baku,Bakı,station,AZ,53,41,3,planned,,survey\nganja,Gəncə",
            ),
            "nodes.csv row 7 (baku), column id: found 'baku', "
            "allowed: a node that is an end of a segment",
        )
    ],
    "segments_lead_elsewhere": [
        (
            ("segments.geojson", '"to_node":"ganja"', '"to_node":"alat"'),
            "segments.geojson row 3 (rail-alat-ganja), column to_node: found 'alat', "
            "allowed: another node than from_node",
        )
    ],
    "only_railways_have_a_gauge": [
        (
            ("segments.geojson", '"gauge_mm":1435', '"gauge_mm":null'),
            "segments.geojson row 6 (rail-xian-dostyk), column gauge_mm: found an empty cell, "
            "allowed: a gauge, as the mode is rail",
        ),
        (
            ("segments.geojson", '"road","gauge_mm":null', '"road","gauge_mm":1520'),
            "segments.geojson row 7 (road-dostyk-aktau), column gauge_mm: found '1520', "
            "allowed: null, as the mode is not rail",
        ),
    ],
    "compared_corridors_stand_last": [
        (
            ("segments.geojson", BEYOND, BEYOND.replace("corridor", "beyond")),
            "corridors.csv row 6 (truck 1), column corridor: found 'truck' after 'main', "
            "allowed: corridors with a segment of reach beyond after all others",
        ),
    ],
    "lanes_part_at_sea_junctions": [
        (
            ("nodes.csv", "Aktau,port,KZ", "Aktau,port,"),
            "nodes.csv row 5 (aktau), column country: found an empty cell, "
            "allowed: a country, as the kind is no sea_junction",
        ),
        (
            ("nodes.csv", "Aktau,port,KZ", "Aktau,sea_junction,"),
            "nodes.csv row 5 (aktau), column kind: found 'sea_junction', "
            "allowed: another kind: not only lanes end here",
        ),
    ],
    "nodes_name_a_country_of_the_ground": [
        (
            ("nodes.csv", "Aktau,port,KZ", "Aktau,port,KX"),
            "nodes.csv row 5 (aktau), column country: found 'KX', "
            "allowed: an id of borders.geojson",
        ),
    ],
    "corridors_use_a_segment_once": [
        (
            ("corridors.csv", "main,4,sea-aktau-alat", "main,4,rail-shu-aktau"),
            "corridors.csv row 5 (main 4), column segment: found 'rail-shu-aktau', "
            "allowed: each segment once in a corridor",
        )
    ],
    "corridors_are_unbroken": [
        (
            ("corridors.csv", "main,2,rail-dostyk-shu\n", ""),
            "corridors.csv row 3 (main 3), column segment: found 'rail-shu-aktau', which runs "
            "aktau to shu, allowed: a segment from dostyk or xian, to carry on main",
        )
    ],
    "ends_lie_at_their_nodes": [
        (
            ("segments.geojson", SEA, "[[56,41],[55,41],[54,41.01]]"),
            "segments.geojson row 8 (sea-aktau-alat), column to_node: "
            "found an end 1.1 km from alat, allowed: at most 0.5 km",
        ),
    ],
    "land_lines_have_no_long_straight_edge": [
        (
            ("segments.geojson", SCHEMATIC, SCHEMATIC.replace("schematic", "traced")),
            "segments.geojson row 3 (rail-alat-ganja), column geometry: found a straight edge of "
            "84 km, allowed: at most 30 km, or trace schematic",
        )
    ],
    "lines_do_not_double_back": [
        (
            ("segments.geojson", SEA, "[[56,41],[55,41],[55.2,41.001],[54,41.003],[54,41]]"),
            "segments.geojson row 8 (sea-aktau-alat), column geometry: found a line that doubles "
            "back at 55.000, 41.000, allowed: a line that goes on, or an exception doubles_back",
        )
    ],
    "lines_do_not_cross_themselves": [
        (
            ("segments.geojson", SEA, "[[56,41],[55,41],[55,41.3],[55.3,41.3],[54,40.9],[54,41]]"),
            "segments.geojson row 8 (sea-aktau-alat), column geometry: found a line that crosses "
            "itself at 55.000, 41.208, "
            "allowed: a line that does not, or an exception crosses_itself",
        )
    ],
    "no_two_lines_are_the_same": [
        (
            ("segments.geojson", FERRY, SEA),
            "segments.geojson row 8 (sea-aktau-alat), column geometry: found the line of "
            "ferry-aktau-alat, allowed: a line of its own, or an exception shared_track",
        )
    ],
    "lengths_are_as_published": [
        (
            ("facts.csv", LENGTH, LENGTH.replace("166", "180")),
            "facts.csv row 2, column value: found 180 km, where the line measures 165.7 km (-8%), "
            "allowed: 5% apart, or an exception length_difference",
        )
    ],
    "lengths_are_possible": [
        (
            ("facts.csv", LENGTH, LENGTH.replace("166", "165")),
            "facts.csv row 2, column value: found 165 km, below the great circle of 166 km, "
            "allowed: a greater length, or preferred no with the caveat conflicting",
        ),
        (
            ("facts.csv", "journey:xian-alat,length_km,600", "journey:xian-alat,length_km,500"),
            "facts.csv row 16, column value: found 500 km, below the great circle of 589 km, "
            "allowed: a greater length, or preferred no with the caveat conflicting",
        ),
        (
            ("facts.csv", "newspaper,page 3,conflicting,no", "newspaper,page 3,press_report,no"),
            "facts.csv row 8, column value: found 150 km, below the great circle of 168 km, "
            "allowed: a greater length, or preferred no with the caveat conflicting",
        ),
    ],
    "nodes_lie_in_their_country": [
        (
            ("nodes.csv", "KZ,58,41,4", "CN,58,41,4"),
            "nodes.csv row 4 (shu), column lon: found 58, 41, "
            "allowed: a position in CN, or at most 2 km outside",
        ),
        (
            ("nodes.csv", "AZ,53,41,3", "AZ,41,53,3"),
            "nodes.csv row 7 (ganja), column lon: found 41, 53, allowed: a position in AZ, "
            "or at most 2 km outside: longitude and latitude are swapped",
        ),
    ],
    "sea_lines_keep_off_land": [
        (
            ("segments.geojson", SEA, "[[56,41],[56.2,41.2],[55,41.3],[54,41]]"),
            "segments.geojson row 8 (sea-aktau-alat), column geometry: "
            "found 41.7 km in land from 56.022, 41.022, allowed: sea, but for 3 km "
            "around ports and exceptions crosses_water",
        )
    ],
    "land_lines_keep_off_sea": [
        (
            ("segments.geojson", "[57.0,41],[56.75,41]", "[57.0,41],[55.9,40.5],[56.75,41]"),
            "segments.geojson row 5 (rail-shu-aktau), column geometry: found",
        )
    ],
    "land_lines_stay_in_their_countries": [
        (
            ("segments.geojson", "[57.0,41],[56.75,41]", "[57.0,41],[56.9,42.1],[56.75,41]"),
            "segments.geojson row 5 (rail-shu-aktau), column geometry: found",
        )
    ],
    "borders_are_crossed_at_crossings": [
        (
            ("nodes.csv", "dostyk,Dostyk,border_crossing", "dostyk,Dostyk,station"),
            "segments.geojson row 6 (rail-xian-dostyk), column geometry: found 2.5 km in 'KZ', "
            "entered from 'CN' from 60.000, 41.000, "
            "allowed: a border_crossing node within 5 km of the boundary",
        )
    ],
    "corridors_avoid_countries": [
        (
            ("avoided_countries.csv", "RU,", "CN,"),
            "segments.geojson row 6 (rail-xian-dostyk), column from_node: found an end in 'CN', "
            "allowed: no country of avoided_countries.csv on a corridor",
        ),
        (
            ("segments.geojson", SEA, "[[56,41],[55,42.2],[54,41]]"),
            "segments.geojson row 8 (sea-aktau-alat), column geometry: found",
        ),
    ],
}
# Rules with a test of their own below: they look at more than one file, or at the product's own.
APART = {"every_key_has_a_label", "there_is_a_line", "no_line_crosses_the_date_line"}
BROKEN = [(rule, *case) for rule, cases in CASES.items() for case in cases]


def found_by(rule, folder):
    return [str(problem) for problem in checks.RULES[rule].find(checks.World(reading.read(folder)))]


@pytest.mark.parametrize(("rule", "change", "message"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_rule_is_told(tmp_path, rule, change, message):
    folder = copied(tmp_path)
    spoil(folder, *change)
    found = found_by(rule, folder)
    assert any(line.startswith(message) for line in found), found
    assert set(found) <= set(told(folder))


def test_every_rule_has_a_case():
    assert set(CASES) | APART == set(checks.RULES)


@pytest.mark.parametrize("key", ["node.shu", "caveat.target", "electrification.25kv_ac"])
def test_the_folder_from_which_others_borrow_has_a_word_for_everything(tmp_path, key):
    folder = copied(tmp_path)
    shutil.copy(reading.GEODATA / "datapackage.json", folder)
    rule = checks.RULES["every_key_has_a_label"]
    path = folder / "labels.csv"

    def missing():
        return [problem.found for problem in rule.find(checks.World(reading.read(folder, folder)))]

    assert f"no row '{key}'" not in missing()
    path.write_text(path.read_text().replace(f"\n{key},", f"\n{key}x,"))
    assert f"no row '{key}'" in missing()


def test_a_town_shares_its_code_and_a_terminal_s_code_is_one_of_its_port(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "nodes.csv", "shu,Shu,junction,KZ,58,41", "shu,Shu,junction,KZ,59.5,41")
    more = "shu,unlocode,KZDOS,survey\nxian,smdg,TOYCT,survey\n"
    with (folder / "identifiers.csv").open("a", encoding="utf-8") as file:
        file.write(more)
    for rule in ("codes_mean_one_thing", "terminals_have_a_port"):
        assert found_by(rule, folder) == []


def test_a_scheme_is_one_of_the_list(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "identifiers.csv", "xian,unlocode,CNXIA", "xian,locode,CNXIA")
    assert any(
        line.startswith("identifiers.csv row 8 (xian locode CNXIA), column scheme: found 'locode'")
        and "unlocode" in line.partition("allowed")[2]
        for line in told(folder)
    )


def test_each_scheme_has_a_form_and_its_columns():
    resource = next(one for one in reading.schema() if one["name"] == "identifiers")
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    known = fields["scheme"]["constraints"]["enum"]
    assert [*forms.FORMS] == known == [*identifiers.SCHEMES]


def test_a_map_has_a_line(tmp_path):
    folder = copied(tmp_path)
    (folder / "segments.geojson").write_text('{"type":"FeatureCollection","features":[]}')
    assert found_by("there_is_a_line", folder) == [
        "segments.geojson: found no line, allowed: one line or more"
    ]


def test_a_line_over_the_date_line_is_refused(tmp_path):
    folder = copied(tmp_path)
    (folder / "datapackage.json").unlink()  # its bbox would tell sooner
    spoil(folder, "segments.geojson", SEA, "[[56,41],[179.5,41],[-179.5,41],[54,41]]")
    assert found_by("no_line_crosses_the_date_line", folder) == [
        "segments.geojson row 8 (sea-aktau-alat), column geometry: found an edge from 179.5 to "
        "-179.5 degrees east, allowed: a line that stays on one side of the date line"
    ]


@pytest.mark.parametrize("rule", checks.RULES)
def test_the_toy_keeps_every_rule(rule):
    assert found_by(rule, TOY) == []


@pytest.mark.parametrize(
    ("rule", "change", "row"),
    [
        (
            "no_two_lines_are_the_same",
            (FERRY, SEA),
            "shared_track,sea-aktau-alat,ferry-aktau-alat,,,",
        ),
        (
            "lines_do_not_double_back",
            (SEA, "[[56,41],[55,41],[55.2,41.001],[54,41.003],[54,41]]"),
            "doubles_back,sea-aktau-alat,,,,",
        ),
        (
            "lines_do_not_cross_themselves",
            (SEA, "[[56,41],[55,41],[55,41.3],[55.3,41.3],[54,40.9],[54,41]]"),
            "crosses_itself,sea-aktau-alat,,,,",
        ),
        (
            "sea_lines_keep_off_land",
            (SEA, "[[56,41],[56.05,41.05],[55,41.3],[54,41]]"),
            "crosses_water,mode:sea,cape,56.05,41.05,10",
        ),
        (
            "land_lines_keep_off_sea",
            ("[57.0,41],[56.75,41]", "[57.0,41],[55.97,40.5],[56.75,41]"),
            "crosses_water,rail-shu-aktau,bridge,56,40.5,5",
        ),
        (
            "land_lines_stay_in_their_countries",
            ("[57.0,41],[56.75,41]", "[57.0,41],[56.9,42.1],[56.75,41]"),
            "leaves_country,rail-shu-aktau,RU,,,",
        ),
        (
            "borders_are_crossed_at_crossings",
            ("[57.0,41],[56.75,41]", "[57.0,41],[56.9,42.1],[56.75,41]"),
            "leaves_country,rail-shu-aktau,RU,,,",
        ),
    ],
)
def test_an_exception_sets_a_rule_aside(tmp_path, rule, change, row):
    folder = copied(tmp_path)
    spoil(folder, "segments.geojson", *change)
    assert found_by(rule, folder)
    path = folder / "exceptions.csv"
    path.write_text(path.read_text() + row + ",It is so,survey\n")
    assert found_by(rule, folder) == []


def test_an_exception_sets_the_rule_on_locators_aside_for_its_source_only(tmp_path):
    folder = copied(tmp_path)
    for table in (1, 2):
        text = (
            (folder / "facts.csv")
            .read_text()
            .replace(f"railway-2024,table {table}", "railway-2024,")
        )
        (folder / "facts.csv").write_text(text)
    rule, path = "numbers_of_long_documents_are_located", folder / "exceptions.csv"
    assert len(found_by(rule, folder)) == 4
    assert [line for line in told(folder) if "column locator" in line] == [
        "facts.csv row 2, column locator: found an empty cell (the first of 4), allowed: "
        "a page, table or section of 'railway-2024', which is a long document"
    ]
    path.write_text(path.read_text() + "no_locator,survey,,,,,It is so,survey\n")
    assert len(found_by(rule, folder)) == 4
    path.write_text(path.read_text() + "no_locator,railway-2024,,,,,It is so,survey\n")
    assert found_by(rule, folder) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org", "http://tr.example.org:8080/a?b#c", "https://пример.рф/карта",
        "http://xn--e1afmkfd.xn--p1ai/", "https://Example.ORG./", "https://2slowspeeds.com/a",
    ],
)  # fmt: skip
def test_an_address_with_the_name_of_a_host_is_one(tmp_path, url):
    folder = copied(tmp_path)
    spoil(folder, "sources.csv", "https://example.org/railway", url)
    assert told(folder) == []


def test_a_water_exception_holds_only_around_its_place(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "segments.geojson", SEA, "[[56,41],[56.05,41.05],[55,41.3],[54,41]]")
    path = folder / "exceptions.csv"
    row = "crosses_water,mode:sea,far,55,41,10,It is so,survey\n"
    path.write_text(path.read_text() + row)
    assert found_by("sea_lines_keep_off_land", folder)


def test_a_line_that_strays_less_than_the_ground_is_true_is_no_fault(tmp_path):
    folder = copied(tmp_path)
    near = "[57.0,41],[56.9,42.015],[56.75,41]"
    spoil(folder, "segments.geojson", "[57.0,41],[56.75,41]", near)
    assert found_by("land_lines_stay_in_their_countries", folder) == []
    assert found_by("borders_are_crossed_at_crossings", folder) == []
    assert found_by("corridors_avoid_countries", folder) == []


def test_a_short_water_between_two_shores_is_a_crossing(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "borders.geojson", "[[[52,40],[54,40],[54,42],[52,42],[52,40]]]",
          "[[[52,40],[53.495,40],[53.495,42],[52,42],[52,40]]]")  # fmt: skip
    spoil(folder, "borders.geojson", '{"type":"Feature","properties":{"id":"CN"', ISLAND)
    assert found_by("land_lines_keep_off_sea", folder) == [
        "segments.geojson row 3 (rail-alat-ganja), column geometry: found 0.8 km in the sea from "
        "53.505, 41.000, allowed: land, or an exception crosses_water for a bridge or tunnel"
    ]


def test_rules_are_left_out_where_their_tables_could_not_be_read(tmp_path):
    folder = copied(tmp_path)
    (folder / "nodes.csv").write_text("id\n")
    assert all("nodes.csv, column" in line for line in told(folder))


def test_a_bad_cell_is_told_once_and_hides_no_other_fault(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "nodes.csv", "KZ,58,41,4", "KZ,x,41,4")
    spoil(folder, "facts.csv", LENGTH, LENGTH.replace("166", "180"))
    assert [line.split(":")[0] for line in told(folder)] == [
        "nodes.csv row 4 (shu), column lon",
        "facts.csv row 2, column value",
    ]


def test_every_text_of_ours_that_was_read_wrongly_is_told(real):
    ours = {text for column in real.labels for text in real.labels[column] if not text.isascii()}
    for letters in texts.PAGES:
        names = {byte: letter for letter, byte in letters.items()}
        for text in ours:
            read = "".join(names[byte] for byte in text.encode())
            # Ö read as Г– may be right: a single pair of a letter and a sign proves nothing.
            alone = sum(not letter.isascii() for letter in text) == 1
            assert texts.repaired(read) == text or (alone and "Г–" in read), text
            assert texts.repaired(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ–BAR", "«РЖД»", "»Spaß«", "ПЁТР № 5", "Ünye – Şanlıurfa", "ÇÖĞÜŞ", "Ä", "São Tomé",
        "Øresund", "Ελλάδα", "Đà Nẵng", "القاهرة", "ירושלים", "東京", "€ 5", "50 °C", "ŞİŞLİ’DE",
    ],
)  # fmt: skip
def test_a_text_that_is_right_is_left_alone(text):
    assert texts.repaired(text) == text


def drawn(folder, middle):
    """Draw the first line of a folder through some points between its ends."""
    path = folder / "segments.geojson"
    document = json.loads(path.read_text(encoding="utf-8"))
    shape = document["features"][0]["geometry"]
    shape["coordinates"][1:-1] = middle
    path.write_text(json.dumps(document), encoding="utf-8")


def test_a_tangle_is_told_and_costs_little(tmp_path):
    folder, chance = copied(tmp_path), random.Random(1)
    drawn(folder, [[chance.uniform(57, 57.3), chance.uniform(41, 41.3)] for _ in range(4000)])
    began = time.process_time()
    (found,) = [line for line in told(folder) if "crosses itself" in line]
    assert "row 2 (ferry-aktau-alat), column geometry: found a line that crosses" in found
    assert time.process_time() - began < 3  # noded it has millions of pieces


def test_a_line_longer_than_any_way_is_refused(tmp_path):
    folder = copied(tmp_path)
    drawn(folder, [[-20, 41], [120, 41]] * 50)
    assert told(folder) == [
        "segments.geojson row 2 (ferry-aktau-alat), column geometry: found a line of 14002 "
        "degrees, allowed: at most 720, twice around the Earth"
    ]


def test_thousands_of_names_that_lead_nowhere_cost_little(tmp_path):
    folder = shutil.copytree(GEODATA, tmp_path / "geodata")
    path = folder / "waypoints.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    wrong = [f"{at}-{row}" for at, row in enumerate(rows)]
    path.write_text("\n".join([head, *wrong]), encoding="utf-8")
    read = reading.read(folder)
    began = time.process_time()
    found = list(checks.RULES["references_lead_somewhere"].find(checks.World(read)))
    assert len(found) == len(rows) > 3000
    assert time.process_time() - began < 4


def test_the_nearest_names_are_those_that_look_alike():
    known = ["aktau", "alat", "poti", "rail-xian-dostyk", "xian"]
    assert checks.references.nearest("aktua", known) == " (nearest: aktau)"
    assert checks.references.nearest("rail-dostyk-xian", known) == " (nearest: rail-xian-dostyk)"
    assert checks.references.nearest("tbilisi", known) == ""
    assert checks.references.nearest("x" * 100_000, known) == ""


# Changes that a rule lets pass, though only just: what is allowed belongs to what is allowed.
JUST = {
    "low_below_value_below_high": [
        ("facts.csv", "100000,90000,110000", "100000,100000,100000"),
        ("facts.csv", "sailing_h,,20,24", "sailing_h,,24,24"),
    ],
    "values_fit_their_quantity": [
        ("facts.csv", "tracks,2,", "tracks,4,"),
        ("facts.csv", "tracks,2,", "tracks,1,"),
        ("facts.csv", "electrification,25kv_ac", "electrification,mixed"),
        ("facts.csv", "operator,Toy Railways", "operator,166"),
    ],
    "facts_say_something": [
        ("facts.csv", "sailing_h,22,,,h", "sailing_h,,22,,h"),
        ("facts.csv", "sailing_h,22,,,h", "sailing_h,,,22,h"),
    ],
    "one_of_several_is_preferred": [
        (
            "facts.csv",
            "aktau,operator,Toy",
            "aktau,operator,x,,,,2024,,survey,,,yes\naktau,operator,Toy",
        ),
        (
            "facts.csv",
            "170,,,km,2024,,survey,,measured,yes",
            "170,,,km,2024,,survey,,conflicting,no",
        ),
    ],
    "limits_are_in_order": [("quantities.csv", "m,number,0,30", "m,number,30,30")],
    "events_end_after_they_begin": [
        ("events.csv", "2024-11,2024-12,", "2024-11,2024-11,"),
        ("events.csv", "2024-11,2024-12,", "2024-11-30,2024-11,"),
        ("events.csv", "2024-11,2024-12,", "2024-11,2024-11-01,"),
        ("events.csv", "2024-11,2024-12,", "2024-11-30,2024,"),
    ],
    "lengths_are_as_published": [
        ("facts.csv", LENGTH, LENGTH.replace("166", "174")),  # 165.7 is 4.8 % less
        ("facts.csv", LENGTH, LENGTH.replace("166", "158")),  # and 4.9 % more
        (
            "facts.csv",
            "170,,,km,2024,,newspaper,,press_report",
            "250,,,km,2024,,newspaper,,press_report",
        ),
        ("facts.csv", LENGTH, LENGTH.replace("166", "0")),
    ],
    "lengths_are_possible": [
        ("facts.csv", "journey:xian-alat,length_km,600", "journey:xian-alat,length_km,590"),
        ("facts.csv", "journey:xian-alat,length_km,600", "journey:xian-poti,length_km,1"),
        ("facts.csv", "corridor:main,length_km,600", "corridor:main,length_km,1"),
    ],
    "ends_lie_at_their_nodes": [
        ("segments.geojson", SEA, "[[56,41],[55,41],[54,41.004]]"),  # 0.44 km
        ("segments.geojson", SEA, "[[56,41.004],[55,41],[54,41]]"),
    ],
    "land_lines_have_no_long_straight_edge": [
        ("segments.geojson", SEA, "[[56,41],[54,41]]"),  # ships go straight
        ("segments.geojson", "[57.75,41],[57.5,41]", "[57.74,41],[57.4,41],[57.3,41]"),  # 28.6 km
        (
            "segments.geojson",
            '"trace":"schematic","reach":"corridor"',
            '"trace":"traced","reach":"beyond"',
        ),
    ],
    "lines_do_not_double_back": [
        # 1 km before and after its bends it is 0.9 and 0.7 km apart
        ("segments.geojson", SEA, "[[56,41],[55,41],[55.2,41.2],[54,41]]"),
        # it turns back within 1 km of its end
        ("segments.geojson", SEA, "[[56,41],[54,41],[54.01,41]]"),
    ],
    "no_line_crosses_the_date_line": [
        ("segments.geojson", SEA, "[[56,41],[-100,41],[80,41],[54,41]]"),
    ],
    "tour_steps_light_what_there_is": [
        (
            "tour.csv",
            "1,start,57,40,62,42,xian|rail-xian-dostyk",
            "1,start,57,40,62,42,corridor:main",
        ),
        ("tour.csv", "start,57,40,62,42", "start,57,40,57.1,40.1"),
    ],
    "subjects_exist": [
        ("facts.csv", "aktau,operator", "trade:KZ-CN,operator"),
        ("facts.csv", "aktau,operator", "country:KZ,operator"),
        ("facts.csv", "aktau,operator", "mode:sea,operator"),
        ("facts.csv", "aktau,operator", "topic:ocean,operator"),
    ],
    "courses_follow_lines": [("courses.csv", "road-dostyk-aktau", "corridor:truck")],
    "expectations_name_modes_and_kinds": [("quantities.csv", ",,rail|port", ",,||sea_junction|")],
    "exceptions_name_their_subject": [
        (
            "exceptions.csv",
            "length_difference,rail-shu-aktau,,",
            "shared_track,rail-shu-aktau,rail-dostyk-shu,",
        ),
        (
            "exceptions.csv",
            "length_difference,rail-shu-aktau,,",
            "leaves_country,rail-shu-aktau,KZ,",
        ),
        ("exceptions.csv", "length_difference,rail-shu-aktau,", "crosses_water,mode:rail,"),
    ],
    "way_names_pass_what_there_is": [("way_names.csv", "steppe,shu", "steppe,shu|rail-shu-aktau")],
    "ways_name_what_there_is": [
        ("ways.csv", "xian=dostyk", "xian=dostyk|alat=aktau"),
        ("ways.csv", "rail|KZ", "RU|aktau|rail-shu-aktau|sea"),
    ],
    "parts_and_promises_fit_their_row": [
        ("volumes.csv", "route,2021,2021-09", "route,2021,2021-12-31"),
    ],
    "one_volume_a_year_is_preferred": [
        ("volumes.csv", "newspaper,,press_report,yes", "newspaper,,press_report,no"),
    ],
    "labels_have_the_placeholders_of_their_english": [
        # a text of the tour has a rule of its own
        ("labels.csv", "tonnes; since {2018-05-14}.", "tonnes; since {2018-05-15}."),
        ("labels.csv", "caveat.target,target,", "caveat.target,{} of {},{} из {}"),
    ],
    "titles_are_translated_as_they_stand": [
        (
            "labels.csv",
            "unit.t,t,",
            "happened.20180514_alat,The new port of Alat opens,,,,,,\nunit.t,t,",
        ),
    ],
    "sentences_are_translated_as_they_stand": [
        ("labels.csv", "Half of the days are left to load,", "From the border to the port,"),
        ("scenarios.csv", "to load,newspaper", "to load. Nobody says more.,newspaper"),
    ],
    "nodes_lie_in_their_country": [
        ("nodes.csv", "AZ,53,41,3", "AZ,20,20,3"),  # far from all that is drawn
        ("nodes.csv", "AZ,54,41,1", "AZ,54.035,41,1"),  # a port 2.9 km off the shore
    ],
    "corridors_avoid_countries": [("avoided_countries.csv", "RU,", "FR,")],  # is not drawn
    "lanes_part_at_sea_junctions": [
        ("nodes.csv", "Gəncə,station,AZ,53,41,3,planned", "Gəncə,station,GE,53,41,3,planned"),
    ],
}
ALSO = {
    "low_below_value_below_high": ("facts.csv", "100000,90000,110000", "100000,100001,100002"),
    "tour_steps_light_what_there_is": ("tour.csv", "start,57,40,62,42", "start,57,40,57,42"),
    "lengths_are_as_published": ("facts.csv", LENGTH, LENGTH.replace("166", "157")),
    "ways_name_what_there_is": ("ways.csv", "xian=dostyk", "xian=dostyk=shu"),
    "subjects_exist": ("facts.csv", "aktau,operator", "journey:xian-shu-alat,operator"),
    "water_exceptions_have_a_place": (
        "exceptions.csv",
        "length_difference,rail-shu-aktau,,,,",
        "crosses_water,rail-shu-aktau,,56,41,",
    ),
    "one_of_several_is_preferred": (
        "facts.csv",
        "150,,,km,2024,,newspaper,page 3,conflicting,no",
        "150,,,km,2024,at sea,newspaper,page 3,,no",
    ),
    "parts_and_promises_fit_their_row": ("volumes.csv", "route,2021,2021-09", "route,2021,2022-01"),
    "values_fit_their_quantity": ("facts.csv", "tracks,2,", "tracks,0.9,"),
    "land_lines_have_no_long_straight_edge": (
        "segments.geojson",
        "[57.75,41],[57.5,41]",
        "[57.75,41],[57.37,41],[57.3,41]",  # 31.9 km
    ),
    "ends_lie_at_their_nodes": ("segments.geojson", SEA, "[[56,41.005],[55,41],[54,41]]"),
    # 1 km before and after its first bend it is 0.43 km apart
    "lines_do_not_double_back": (
        "segments.geojson",
        SEA,
        "[[56,41],[55,41],[55.2,41.07],[54,41]]",
    ),
}


@pytest.mark.parametrize(
    ("rule", "change"),
    [(rule, change) for rule, changes in JUST.items() for change in changes],
    ids=[rule for rule, changes in JUST.items() for _ in changes],
)
def test_what_just_keeps_a_rule_passes_it(tmp_path, rule, change):
    folder = copied(tmp_path)
    spoil(folder, *change)
    assert found_by(rule, folder) == []


@pytest.mark.parametrize(("rule", "change"), ALSO.items(), ids=ALSO)
def test_what_just_breaks_a_rule_is_told_once(tmp_path, rule, change):
    folder = copied(tmp_path)
    spoil(folder, *change)
    (found,) = found_by(rule, folder)
    assert found.startswith(change[0])


@pytest.mark.parametrize("subject", ["corridor:main-truck", "mode:rail-sea", "topic:ocean-ocean"])
def test_only_journeys_and_trade_have_two_ends(tmp_path, subject):
    folder = copied(tmp_path)
    spoil(folder, "facts.csv", "aktau,operator", f"{subject},operator")
    (found,) = found_by("subjects_exist", folder)
    assert f"found '{subject}', allowed: a node, a segment, corridor:ID" in found


def test_a_hint_names_three_at_most_and_the_nearest_first():
    known = ["aktau", "aktau-1", "aktau-22", "aktau-333", "poti"]
    assert checks.references.nearest("aktau!", known) == " (nearest: aktau, aktau-1, aktau-22)"
    assert checks.references.nearest("a", known) == ""
    assert checks.references.nearest("poti", ["p", "poti"]) == " (nearest: poti)"


def test_a_country_may_be_touched_by_what_is_on_no_corridor_or_only_compared_with(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "avoided_countries.csv", "RU,", "CN,")
    assert len(found_by("corridors_avoid_countries", folder)) == 1
    spoil(folder, "segments.geojson", BEYOND, BEYOND.replace("corridor", "beyond"))
    assert found_by("corridors_avoid_countries", folder) == []
    spoil(folder, "segments.geojson", BEYOND.replace("corridor", "beyond"), BEYOND)
    spoil(folder, "corridors.csv", "main,1,rail-xian-dostyk\n", "")
    assert found_by("corridors_avoid_countries", folder) == []


def test_an_empty_cell_asks_for_no_label(tmp_path):
    folder = copied(tmp_path)
    for file, old, new in (
        ("corridors.csv", "truck,1,", ",1,"),
        ("scenarios.csv", "storm,1,", ",1,"),
        ("ways.csv", "road,truck", ",truck"),
        ("series.csv", "port,ports,port", "port,,port"),
    ):
        spoil(folder, file, old, new)
    needed = words.needed_labels(checks.World(reading.read(folder)))
    assert {"node.aktau", "corridor.main", "scenario.no_sea", "gauge.1520"} <= needed
    assert [key for key in needed if key.endswith(".")] == []


@pytest.mark.parametrize(
    "name", sorted(one["name"] for one in reading.schema() if one["name"] not in reading.NEEDED)
)
def test_no_rule_misses_what_a_folder_may_do_without(tmp_path, name):
    folder = copied(tmp_path)
    next(folder.glob(f"{name}.*")).unlink()
    known = "an exception length_difference"  # which the toy has
    assert all(name == "exceptions" and line.endswith(known) for line in told(folder))


@pytest.mark.parametrize("name", sorted(reading.read(TOY)))
def test_a_table_that_could_not_be_read_breaks_no_rule(name):
    """A rule names all tables that it reads: without one of them it has nothing to say."""
    whole = reading.read(TOY)
    left = {other: frame for other, frame in whole.items() if other != name}
    checks.run(replace(whole, frames=left, broken=frozenset({name})))


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (
            "segments.geojson",
            '"mode":"rail","gauge_mm":1435',
            '"mode":"road","mode":"rail","gauge_mm":1435',
            "segments.geojson row 6 (rail-xian-dostyk), column mode",
        ),
        (
            "segments.geojson",
            SEA + "}",
            SEA + ',"coordinates":' + FERRY + "}",
            "segments.geojson row 8 (sea-aktau-alat), column coordinates",
        ),
        (
            "segments.geojson",
            '{"type":"FeatureCollection",',
            '{"type":"FeatureCollection","type":"FeatureCollection",',
            "segments.geojson, column type",
        ),
        ("datapackage.json", "{", '{"name": "other", ', "datapackage.json, column name"),
    ],
)
def test_a_name_that_is_twice_in_an_object_of_json_is_told(tmp_path, file, old, new, place):
    folder = copied(tmp_path)
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    expected = f"{place}: found the name a second time, allowed: each name once"
    assert expected in told(folder)
