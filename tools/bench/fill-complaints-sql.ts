const columns = `id uuid, n int, number int, unit_id uuid, unit_code text, clerk_post_id uuid, clerk_person_id uuid,
  leader_post_id uuid, leader_person_id uuid, party_id uuid, locality text, summary text, words text, state smallint,
  content smallint, create_time timestamptz, end_days int`;

/** Holds the rows as they were made, until what follows from them is in the tables of the service. */
export const givenTable = `CREATE UNLOGGED TABLE bench_given (${columns})`;
export const givenRows = `INSERT INTO bench_given SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (${columns})`;

const open = 'state IN (1, 2, 4)';
const due = `CASE WHEN ${open} THEN create_time + CASE WHEN state = 1 THEN interval '14 days' ELSE interval '60 days' END END`;
const ended = `create_time + end_days * interval '1 day'`;

/** What receiving, classifying and deciding leave, in all tables, in the order in which they refer to each other. */
export const derivedTables: readonly string[] = [
  `INSERT INTO letters (id, version, unit_id, unit_code, decider_unit_id, year, number, channel, from_body, from_number_symbol,
     receive_time, receiver_post_id, summary, text, people_count, state, state_before, content, branch, eligible,
     ineligible_code, competent, competent_body, complaint_kind, instance, remote, contested_act, unanswered, late_reason,
     many, classify_time, disposal_number_symbol, disposal_note, published, due_time, create_time, update_time)
   SELECT id, state, unit_id, unit_code, unit_id, extract(year FROM create_time)::int, number, 1, '', '', create_time, clerk_post_id,
     summary, words, 1, state, 0, content, CASE WHEN state > 1 THEN 1 ELSE 0 END, state > 1, '', state > 1, '',
     CASE WHEN content = 1 THEN 1 ELSE 0 END, CASE WHEN content = 1 THEN 1 ELSE 0 END, false, '', false, '', false,
     CASE WHEN state > 1 THEN create_time + interval '5 days' END, '', '', false, ${due}, create_time,
     CASE WHEN ${open} THEN create_time + interval '5 days' ELSE ${ended} END
   FROM bench_given g`,
  `INSERT INTO letter_parties (letter_id, party_id, position, role, locality_code, signed, secret_on_request)
   SELECT id, party_id, 0, 1, locality, true, false FROM bench_given`,
  `INSERT INTO letter_originals SELECT id, 0, 'Đơn viết tay', 2, true, 'rõ' FROM bench_given`,
  `INSERT INTO complaints (id, notice_number_symbol, accept_time, not_accepted_code, complexity_codes, complexity_number_symbol,
     verification, demand_differs, decision_number_symbol, outcome, decision_text, decision_time, send_time, termination_code,
     termination_number_symbol, end_time, effect_due_time, effect_time)
   SELECT id, '01/TB-UBND', CASE WHEN state > 2 THEN create_time + interval '8 days' END, '', '{}', '', '', false,
     CASE WHEN state = 8 THEN '15/QĐ-UBND' ELSE '' END, CASE WHEN state = 8 THEN 1 + n % 3 ELSE 0 END,
     CASE WHEN state = 8 THEN 'Giữ nguyên quyết định.' ELSE '' END, CASE WHEN state = 8 THEN ${ended} END,
     CASE WHEN state = 8 THEN ${ended} END, CASE WHEN state = 10 THEN 'act_revoked' ELSE '' END, '',
     CASE WHEN state IN (8, 10) THEN ${ended} END, CASE WHEN state = 8 THEN ${ended} END, CASE WHEN state = 8 THEN ${ended} END
   FROM bench_given g WHERE content = 1`,
  `INSERT INTO letter_clocks (letter_id, step, trigger_time, term_step, term_variant, procedure, original_due_time, end_time, calendar_version)
   SELECT id, 'accept', create_time, 'accept', '', 'complaint', create_time + interval '14 days',
     CASE WHEN state > 1 THEN create_time + interval '5 days' END, '' FROM bench_given
   UNION ALL
   SELECT id, 'decide', create_time + interval '8 days', 'decide', '', 'complaint', create_time + interval '60 days',
     CASE WHEN state > 4 THEN ${ended} END, '' FROM bench_given WHERE content = 1 AND state > 2`,
  `INSERT INTO letter_items (id, version, event_version, holder_unit_id, holder_post_id, holder_person_id, since_time, due_time, awaiting, acted)
   SELECT id, CASE WHEN state = 1 THEN 1 WHEN ${open} THEN 2 ELSE 3 END, 3,
     CASE WHEN ${open} THEN unit_id END, CASE WHEN state = 1 THEN clerk_post_id WHEN ${open} THEN leader_post_id END,
     CASE WHEN state = 1 THEN clerk_person_id WHEN ${open} THEN leader_person_id END,
     CASE WHEN state = 1 THEN create_time WHEN ${open} THEN create_time + interval '5 days' ELSE ${ended} END, ${due}, false, true
   FROM bench_given`,
  `INSERT INTO letter_hands (item_id, version, change_time, reason, note, to_unit_id, to_post_id, to_person_id, by_unit_id, by_post_id,
     by_person_id, working_minutes, state)
   SELECT id, 1, create_time, 'received', '', unit_id, clerk_post_id, clerk_person_id, unit_id, clerk_post_id, clerk_person_id, 0, 1
   FROM bench_given
   UNION ALL
   SELECT id, 2, create_time + interval '5 days', 'classified', '', unit_id, leader_post_id, leader_person_id, unit_id, clerk_post_id,
     clerk_person_id, 0, 2 FROM bench_given WHERE state > 1
   UNION ALL
   SELECT id, 3, ${ended}, 'ended', '', NULL, NULL, NULL, unit_id, leader_post_id, leader_person_id, 0, state
   FROM bench_given WHERE NOT ${open}`,
  `INSERT INTO letter_viewers (viewer_id, letter_id, due_time, create_time)
   SELECT v, id, ${due}, create_time FROM bench_given, unnest(ARRAY[unit_id, clerk_post_id,
     CASE WHEN state > 1 THEN leader_post_id END]) AS v WHERE v IS NOT NULL`,
  `INSERT INTO letter_search (letter_id, folded, plain)
   SELECT id, search_document(list, true), search_document(list, false) FROM (
     SELECT id, ARRAY[summary, '', words, 'DT-' || number] AS list FROM bench_given) AS t`,
  // A third of the letters were brought to a reception.
  `INSERT INTO receptions (id, version, unit_id, unit_code, year, number, receive_time, receiver_unit_id, receiver_post_id,
     receiver_person_id, people_count, crowd, summary, content, same_content_count, settled_by, competent, guided_to,
     guided_number_symbol, passed_to, passed_number_symbol, letter_id, refusal_code, notice_calendar_version,
     notice_number_symbol, create_time)
   SELECT md5('reception' || id)::uuid, 1, unit_id, unit_code, extract(year FROM create_time)::int, number, create_time, unit_id,
     CASE WHEN n % 2 = 0 THEN leader_post_id ELSE clerk_post_id END,
     CASE WHEN n % 2 = 0 THEN leader_person_id ELSE clerk_person_id END, 1 + n % 7, n % 7 > 4, summary, content, 0,
     CASE WHEN n % 5 = 0 THEN 'Thanh tra thành phố' ELSE '' END, true, '', '', '', '', id, '', '', '', create_time
   FROM bench_given WHERE n % 3 = 0`,
  `INSERT INTO reception_parties (reception_id, party_id, position, role, locality_code, secret_on_request)
   SELECT md5('reception' || id)::uuid, md5('visitor' || id)::uuid, 0, 1, locality, false FROM bench_given WHERE n % 3 = 0`,
  `INSERT INTO letter_series SELECT unit_id, year, max(number) FROM letters GROUP BY 1, 2`,
  `INSERT INTO reception_series SELECT unit_id, year, max(number) FROM receptions GROUP BY 1, 2`,
  'DROP TABLE bench_given',
];
