const columns = `id uuid, n int, unit_id uuid, unit_code text, session_id uuid, before_id uuid, subject text, words text,
  locality text, level smallint, field smallint, state smallint, lead_unit_id uuid, lead_post_id uuid, lead_person_id uuid,
  keeper_post_id uuid, keeper_person_id uuid, assigner_unit_id uuid, assigner_post_id uuid, assigner_person_id uuid,
  create_time timestamptz, close_days int, terms text[], pairs text[]`;

/** Holds the rows as they were made, until what follows from them is in the tables of the service. */
export const givenTable = `CREATE UNLOGGED TABLE bench_given (${columns})`;
export const givenRows = `INSERT INTO bench_given SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (${columns})`;

// Results are 1 done or 4 explained once closed, 2 under way or 3 scheduled before.
const claim = `CASE WHEN state < 5 THEN 0 WHEN state = 6 THEN CASE WHEN n % 3 = 0 THEN 4 ELSE 1 END ELSE 2 + n % 2 END`;
/** An id that follows from a row's: the same each time it is asked for. */
const idFor = (name: string): string => `md5('${name}' || g.id::text)::uuid`;

/** What recording, assigning, answering and closing leave, in all tables, in the order in which they refer to each other. */
export const derivedTables: readonly string[] = [
  `INSERT INTO petitions (id, version, unit_id, unit_code, year, number, subject, level, field, competent_name, state,
     lead_post_id, lead_unit_id, assigner_unit_id, assigner_post_id, assigner_person_id, assign_time, due_time, original_due_time,
     answer_time, claim_id, claim_class, finding_id, finding_class, raising_count, create_time, update_time)
   SELECT g.id, state, unit_id, unit_code, extract(year FROM create_time)::int, n, subject, level, field, 'Sở Xây dựng', state,
     CASE WHEN state > 1 THEN lead_post_id END, CASE WHEN state > 1 THEN lead_unit_id END,
     CASE WHEN state > 1 THEN assigner_unit_id END, CASE WHEN state > 1 THEN assigner_post_id END,
     CASE WHEN state > 1 THEN assigner_person_id END, CASE WHEN state > 1 THEN create_time + interval '3 days' END,
     CASE WHEN state > 1 THEN create_time + interval '63 days' END, CASE WHEN state > 1 THEN create_time + interval '63 days' END,
     CASE WHEN state > 4 THEN create_time + interval '20 days' END, CASE WHEN state > 4 THEN ${idFor('claim')} END, ${claim},
     CASE WHEN state > 5 THEN ${idFor('finding')} END, CASE WHEN state > 5 THEN ${claim} ELSE 0 END,
     CASE WHEN before_id IS NULL THEN 1 ELSE 2 END, create_time,
     create_time + CASE WHEN state = 6 THEN close_days * interval '1 day' ELSE interval '20 days' END
   FROM bench_given g`,
  `INSERT INTO petition_raisings (id, petition_id, session_id, timing, locality_name, deputy_group, words, letter_number_symbol, create_time)
   SELECT ${idFor('raising')}, id, session_id, 1, locality, 'Tổ đại biểu số ' || n % 30, words, '12/BC-MTTQ', create_time FROM bench_given g
   UNION ALL
   SELECT ${idFor('before')}, id, before_id, 1, locality, 'Tổ đại biểu số ' || n % 30, words, '12/BC-MTTQ', create_time
   FROM bench_given g WHERE before_id IS NOT NULL`,
  `INSERT INTO session_petitions SELECT DISTINCT session_id, petition_id FROM petition_raisings`,
  `INSERT INTO petition_answers (id, petition_id, state, text, result_class, result_due_date, result_text, submit_unit_id,
     submit_post_id, submit_person_id, submit_time, sign_unit_id, sign_post_id, sign_person_id, sign_time, note)
   SELECT ${idFor('answer')}, id, CASE WHEN state = 4 THEN 1 ELSE 3 END, 'Sở đã khảo sát, bố trí vốn và tổ chức thi công trong quý.',
     CASE WHEN state = 4 THEN 2 ELSE ${claim} END, NULL, '', lead_unit_id, lead_post_id, lead_person_id, create_time + interval '18 days',
     CASE WHEN state > 4 THEN lead_unit_id END, CASE WHEN state > 4 THEN lead_post_id END,
     CASE WHEN state > 4 THEN lead_person_id END, CASE WHEN state > 4 THEN create_time + interval '20 days' END, ''
   FROM bench_given g WHERE state > 3`,
  `INSERT INTO petition_results (id, petition_id, kind, result_class, due_date, text, by_unit_id, by_post_id, by_person_id, result_time)
   SELECT ${idFor('claim')}, id, 1, ${claim}, CASE WHEN ${claim} = 3 THEN (create_time + interval '120 days')::date END,
     'Đã thực hiện', lead_unit_id, lead_post_id, lead_person_id, create_time + interval '20 days' FROM bench_given g WHERE state > 4
   UNION ALL
   SELECT ${idFor('finding')}, id, 2, ${claim}, NULL, 'Đúng như báo cáo', unit_id, keeper_post_id, keeper_person_id,
     create_time + close_days * interval '1 day' FROM bench_given g WHERE state = 6`,
  `INSERT INTO petition_items (id, version, event_version, holder_unit_id, holder_post_id, holder_person_id, since_time, due_time, awaiting, acted)
   SELECT id, CASE WHEN state = 6 THEN 3 WHEN state = 1 THEN 1 ELSE 2 END, 3,
     CASE WHEN state = 1 THEN unit_id WHEN state < 6 THEN lead_unit_id END,
     CASE WHEN state = 1 THEN keeper_post_id WHEN state < 6 THEN lead_post_id END,
     CASE WHEN state = 1 THEN keeper_person_id WHEN state < 6 THEN lead_person_id END,
     create_time + CASE state WHEN 1 THEN interval '0' WHEN 6 THEN close_days * interval '1 day' ELSE interval '3 days' END,
     CASE WHEN state BETWEEN 2 AND 4 THEN create_time + interval '63 days' END, state = 2, true FROM bench_given g`,
  `INSERT INTO petition_hands (item_id, version, change_time, reason, note, to_unit_id, to_post_id, to_person_id, working_minutes, state)
   SELECT id, 1, create_time, 'recorded', '', unit_id, keeper_post_id, keeper_person_id, 0, 1 FROM bench_given g
   UNION ALL
   SELECT id, 2, create_time + interval '3 days', 'assigned', '', lead_unit_id, lead_post_id, lead_person_id, 0, 2
   FROM bench_given g WHERE state > 1
   UNION ALL
   SELECT id, 3, create_time + close_days * interval '1 day', 'closed', '', NULL, NULL, NULL, 0, 6 FROM bench_given g WHERE state = 6`,
  `INSERT INTO petition_search (petition_id, folded, plain)
   SELECT id, search_document(list, true), search_document(list, false) FROM (
     SELECT id, ARRAY[subject, locality, words, 'KN-' || n || E'\\nSở Xây dựng'] AS list FROM bench_given) AS t`,
  `INSERT INTO petition_terms SELECT id, terms, pairs, false FROM bench_given`,
  `INSERT INTO term_counts SELECT term, count(*) FROM bench_given, unnest(terms) AS term GROUP BY term`,
  // Every fifth may be the same matter as the one recorded next.
  `INSERT INTO likely_pairs SELECT least(a.id, b.id), greatest(a.id, b.id), a.unit_id, 0.5 + (a.n % 100) / 200.0
   FROM bench_given a JOIN bench_given b ON b.n = a.n + 1 AND b.unit_id = a.unit_id WHERE a.n % 5 = 0`,
  // A tenth is promised under questioning; of what was due a year ago all but a hundredth is kept.
  `INSERT INTO promises (id, version, unit_id, unit_code, origin, session_id, content, promise_date, promiser_unit_id, promiser_post_id,
     promiser_person_id, accountable_unit_id, accountable_post_id, accountable_person_id, due_date, original_due_date, state,
     report_time, report_date, reporter_unit_id, reporter_person_id, keep_time, keep_date, create_time, update_time)
   SELECT id, 1, unit_id, unit_code, 2, session_id, subject, made::date, lead_unit_id, lead_post_id, lead_person_id, lead_unit_id,
     lead_post_id, lead_person_id, made::date + 120, made::date + 120, CASE WHEN kept THEN 3 ELSE 1 END,
     CASE WHEN kept THEN made + interval '110 days' END, CASE WHEN kept THEN made::date + 110 END,
     CASE WHEN kept THEN lead_unit_id END, CASE WHEN kept THEN lead_person_id END, CASE WHEN kept THEN made + interval '115 days' END,
     CASE WHEN kept THEN made::date + 115 END, made, made
   FROM (SELECT g.*, create_time AS made, create_time < now() - interval '130 days'
       AND (n % 7 > 0 OR create_time < now() - interval '1 year' AND n % 1000 > 0) AS kept
     FROM bench_given g WHERE n % 10 = 0) AS g`,
  `INSERT INTO petition_series SELECT unit_id, year, max(number) FROM petitions GROUP BY 1, 2`,
  `UPDATE sessions s SET petition_count = c.raised, answered_count = c.answered, closed_count = c.closed
   FROM (SELECT sp.session_id, count(*) AS raised, count(d.answer_time) AS answered, count(*) FILTER (WHERE d.state = 6) AS closed
     FROM session_petitions sp JOIN petitions d ON d.id = sp.petition_id GROUP BY 1) AS c WHERE c.session_id = s.id`,
  'DROP TABLE bench_given',
];
