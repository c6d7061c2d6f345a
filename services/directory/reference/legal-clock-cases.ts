/**
 * Worked dates of the legal clocks, found with a calendar in hand and not by the code: procedure, step, variant, trigger
 * (09:00 when only a date), length, a part of the rule's name, the last instant in time (24:00 when only a date).
 */
export type ClockCase = readonly [
  procedure: string,
  step: string,
  variant: string,
  trigger: string,
  length: string,
  rule: string,
  due: string,
];

/** Law sheet §4.1. */
const complaints: readonly ClockCase[] = [
  ['complaints', 'lodge', '', '2026-03-02', '90 ngày', 'Đ.9', '2026-06-01'],
  // Both sides of 2026-07-01, to the minute in the city; roll-over, swap, make-up Saturday.
  ['complaints', 'accept', '', '2026-04-17', '10 ngày', 'Đ.27', '2026-04-28'],
  ['complaints', 'accept', '', '2026-06-26', '10 ngày', 'Đ.27', '2026-07-06'],
  ['complaints', 'accept', '', '2026-06-30 23:59', '10 ngày', 'Đ.27', '2026-07-10'],
  ['complaints', 'accept', '', '2026-07-01 00:00', '7 ngày làm việc', 'NĐ 155', '2026-07-10'],
  ['complaints', 'accept', '', '2026-07-03', '7 ngày làm việc', 'NĐ 155', '2026-07-14'],
  ['complaints', 'accept', '', '2026-08-20', '7 ngày làm việc', 'NĐ 155', '2026-08-28'],
  ['complaints', 'accept', '', '2026-08-28', '7 ngày làm việc', 'NĐ 155', '2026-09-11'],
  ['complaints', 'resolve.first', 'ordinary', '2026-01-16', '30 ngày', 'Đ.28', '2026-02-23'],
  ['complaints', 'resolve.first', 'ordinary', '2026-07-10', '30 ngày', 'Đ.28', '2026-08-10'],
  ['complaints', 'resolve.first', 'complex', '2026-07-17', '45 ngày', 'Đ.28', '2026-09-03'],
  ['complaints', 'resolve.first', 'ordinary.remote', '2025-12-31', '45 ngày', 'Đ.28', '2026-02-23'],
  ['complaints', 'resolve.first', 'complex.remote', '2026-07-03', '60 ngày', 'Đ.28', '2026-09-03'],
  ['complaints', 'decision.send', 'first', '2026-04-24', '3 ngày làm việc', 'Đ.32', '2026-05-04'],
  ['complaints', 'lodge.second', '', '2026-10-25', '30 ngày', 'Đ.33', '2026-11-25'],
  ['complaints', 'lodge.second', 'remote', '2026-10-26', '45 ngày', 'Đ.33', '2026-12-10'],
  ['complaints', 'lodge.second', 'unanswered', '2026-08-01', '30 ngày', 'Đ.33', '2026-09-03'],
  ['complaints', 'lodge.second', 'unanswered.remote', '2026-08-01', '45 ngày', 'Đ.33', '2026-09-15'],
  ['complaints', 'resolve.second', 'ordinary', '2026-03-13', '45 ngày', 'Đ.37', '2026-04-28'],
  ['complaints', 'resolve.second', 'complex', '2026-07-01', '60 ngày', 'Đ.37', '2026-09-03'],
  ['complaints', 'resolve.second', 'ordinary.remote', '2026-07-02', '60 ngày', 'Đ.37', '2026-09-03'],
  ['complaints', 'resolve.second', 'complex.remote', '2026-09-15', '70 ngày', 'Đ.37', '2026-11-25'],
  ['complaints', 'decision.send', 'second', '2026-08-25', '7 ngày', 'Đ.41', '2026-09-03'],
  ['complaints', 'decision.effect', '', '2026-08-03', '30 ngày', 'Đ.44', '2026-09-03'],
  ['complaints', 'decision.effect', 'remote', '2026-08-03', '45 ngày', 'Đ.44', '2026-09-17'],
  ['complaints', 'suspension.decide', '', '2026-07-04 08:30', 'ngay', 'Đ.28b', '2026-07-04 08:30'],
  ['complaints', 'suspension.send', '', '2026-11-20', '3 ngày làm việc', 'Đ.28b', '2026-11-26'],
  ['complaints', 'dialogue.notify', '', '2026-07-10', 'chậm nhất 5 ngày', 'Đ.28(1)', '2026-07-05'],
  ['complaints', 'dialogue.notify', '', '2026-09-07', 'chậm nhất 5 ngày', 'Đ.28(1)', '2026-09-02'],
  ['complaints', 'discipline.lodge', 'first', '2026-08-17', '15 ngày', 'Đ.48', '2026-09-03'],
  ['complaints', 'discipline.lodge', 'second', '2026-08-21', '10 ngày', 'Đ.48', '2026-09-03'],
  ['complaints', 'discipline.lodge', 'second.dismissal', '2026-08-21', '30 ngày', 'Đ.48', '2026-09-21'],
  ['complaints', 'discipline.accept', '', '2026-06-30', '10 ngày', 'Đ.50', '2026-07-10'],
  ['complaints', 'discipline.accept', '', '2026-07-01', '7 ngày làm việc', 'NĐ 155', '2026-07-10'],
  ['complaints', 'discipline.resolve', 'ordinary', '2026-08-03', '30 ngày', 'Đ.50', '2026-09-03'],
  ['complaints', 'discipline.resolve', 'complex', '2026-07-18', '45 ngày', 'Đ.50', '2026-09-03'],
];

/** Law sheet §4.2. */
const denunciations: readonly ClockCase[] = [
  // The Law of 2011 until the last day of 2018, that of 2018 from the first of 2019.
  ['denunciations', 'check', '', '2018-12-07', '10 ngày', 'Đ.20(1)', '2018-12-17'],
  ['denunciations', 'check', 'several_places', '2018-12-03', '15 ngày', 'Đ.20(1)', '2018-12-18'],
  ['denunciations', 'transfer', '', '2018-12-07', '10 ngày', 'Đ.20(1)', '2018-12-17'],
  ['denunciations', 'resolve', '', '2018-12-31', '60 ngày', 'Đ.21(1)', '2019-03-01'],
  ['denunciations', 'resolve', '', '2019-01-02', '30 ngày', 'Đ.30(1)', '2019-02-01'],
  ['denunciations', 'check', '', '2026-11-20', '7 ngày làm việc', 'Đ.24(1)', '2026-12-02'],
  ['denunciations', 'check', 'several_places', '2026-11-20', '10 ngày làm việc', 'Đ.24(1)', '2026-12-07'],
  ['denunciations', 'transfer', '', '2026-08-28', '5 ngày làm việc', 'Đ.24(2)', '2026-09-09'],
  ['denunciations', 'acceptance.notify', '', '2026-01-07', '5 ngày làm việc', 'Đ.29', '2026-01-13'],
  ['denunciations', 'resolve', '', '2026-07-31', '30 ngày', 'Đ.30(1)', '2026-09-03'],
  // What an extension adds, from the due date before it; how often: below, with whole cases.
  ['denunciations', 'extend', 'complex', '2026-07-31', '30 ngày', 'Đ.30(2)', '2026-09-03'],
  ['denunciations', 'extend', 'especially_complex', '2026-09-03', '30 ngày', 'Đ.30(3)', '2026-10-05'],
  ['denunciations', 'conclusion.send', '', '2025-04-24', '5 ngày làm việc', 'Đ.40', '2025-05-05'],
  ['denunciations', 'conclusion.publish', '', '2026-11-20', '7 ngày làm việc', 'Đ.17', '2026-12-02'],
  ['denunciations', 'suspension.send', '', '2026-08-28', '5 ngày làm việc', 'Đ.34', '2026-09-09'],
  ['denunciations', 'continued.report', '', '2026-02-12', '5 ngày làm việc', 'Đ.38', '2026-02-26'],
  ['denunciations', 'continued.answer', '', '2026-12-18', '5 ngày làm việc', 'Đ.38', '2026-12-25'],
  ['denunciations', 'continued.review', '', '2026-04-11', '20 ngày', 'Đ.37', '2026-05-04'],
];

/** Law sheet §4.3 and §4.4. */
const letters: readonly ClockCase[] = [
  ['letters', 'transfer.result', '', '2026-08-20', '7 ngày làm việc', 'Đ.27-28', '2026-08-28'],
  ['letters', 'transfer.tell', '', '2025-04-25', '5 ngày làm việc', 'Đ.27-28', '2025-05-06'],
  ['letters', 'reception.answer', '', '2024-04-26', '10 ngày làm việc', 'Đ.28', '2024-05-14'],
  ['letters', 'refused.keep', '', '2026-02-14', '1 năm', 'TT 05/2021', '2027-02-14'],
  ['reception', 'leader.city', '', '2026-03-02', '1 tháng', 'Đ.12(5)', '2026-04-02'],
  ['reception', 'leader.commune', '', '2026-03-02', '1 tuần', 'Đ.15(2)d', '2026-03-09'],
  ['reception', 'leader.body', '', '2026-03-02', '1 tháng', 'Đ.18', '2026-04-02'],
  ['reception', 'refusal.notify', '', '2026-08-28', '3 ngày làm việc', 'Đ.4(3)', '2026-09-07'],
  ['reception', 'online.prepare', '', '2026-09-08', 'chậm nhất 5 ngày làm việc', 'Đ.23(1)', '2026-08-27'],
  ['reception', 'online.check', '', '2026-09-03', 'chậm nhất 1 ngày làm việc', 'Đ.23(1)', '2026-08-28'],
  ['reception', 'online.connect', '', '2026-09-08 09:00', 'chậm nhất 1 giờ', 'Đ.23(1)', '2026-09-08 08:00'],
];

/** Law sheet §5, both sides of 2026-03-01 (Luật 121/2025) and of 2025-02-20 (NQLT 72/2025). */
const council: readonly ClockCase[] = [
  ['questioning', 'answer.written', '', '2025-12-10', '20 ngày', '87/2015', '2025-12-30'],
  ['questioning', 'answer.written', '', '2026-02-28', '20 ngày', '87/2015', '2026-03-20'],
  ['questioning', 'answer.written', '', '2026-03-01', '20 ngày', '121/2025', '2026-03-23'],
  ['questioning', 'promise.report', '', '2026-02-28', 'chậm nhất 10 ngày', '87/2015', '2026-02-18'],
  ['questioning', 'promise.report', '', '2026-03-01', 'chậm nhất 10 ngày', '121/2025', '2026-02-19'],
  ['questioning', 'promise.report', '', '2026-12-08', 'chậm nhất 10 ngày', '121/2025', '2026-11-28'],
  ['questioning', 'explanation', '', '2026-08-17', '15 ngày', '121/2025', '2026-09-03'],
  ['questioning', 'explanation', 'complex', '2026-08-01', '30 ngày', '121/2025', '2026-09-03'],
  ['petitions', 'council.report', '', '2026-02-20', '7 ngày', '87/2015', '2026-02-27'],
  ['petitions', 'council.report', '', '2026-08-25', '7 ngày', '121/2025', '2026-09-03'],
  ['petitions', 'council.answer', '', '2025-02-19', '30 ngày', 'cấu hình', '2025-03-21'],
  ['petitions', 'council.answer', '', '2025-02-20', '30 ngày', 'Đ.50(1)', '2025-03-24'],
  ['petitions', 'deputies.answer', '', '2026-07-04', '60 ngày', 'Đ.49(1)', '2026-09-03'],
  ['petitions', 'parliament.single', '', '2026-07-23', '40 ngày', 'QĐ 33/2017', '2026-09-03'],
  ['petitions', 'parliament.joint', '', '2026-07-13', '50 ngày', 'QĐ 33/2017', '2026-09-03'],
  ['petitions', 'parliament.ask', '', '2026-08-28', '5 ngày làm việc', 'QĐ 33/2017', '2026-09-09'],
  ['petitions', 'parliament.opinion', '', '2026-08-17', '15 ngày', 'QĐ 33/2017', '2026-09-03'],
  ['petitions', 'parliament.urge', '', '2026-08-21', '15 ngày làm việc', 'QĐ 33/2017', '2026-09-15'],
  ['petitions', 'unit.answer', '', '2026-08-21', '20 ngày làm việc', 'cấu hình', '2026-09-22'],
  ['petitions', 'group.summarise', '', '2026-11-20', '3 ngày làm việc', 'Đ.41(2)', '2026-11-26'],
  ['petitions', 'summary.send', '', '2026-12-08', 'chậm nhất 7 ngày làm việc', 'Đ.42(2)', '2026-11-27'],
  ['petitions', 'session.report', '', '2026-12-08', 'chậm nhất 30 ngày', 'Đ.50(2)', '2026-11-08'],
  ['petitions', 'result.publish', '', '2026-08-21', '15 ngày làm việc', 'Đ.51(1)', '2026-09-15'],
];

/** The cut-off of November, the 14th, is a Saturday. */
const reporting: readonly ClockCase[] = [
  ['reporting', 'submission.send', '', '2026-11-14', '2 ngày làm việc', 'cấu hình', '2026-11-17'],
];

export const clockCases: readonly ClockCase[] = [
  ...complaints,
  ...denunciations,
  ...letters,
  ...council,
  ...reporting,
];
