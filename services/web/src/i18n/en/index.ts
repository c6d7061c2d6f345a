import type { Messages } from '../vi/index.ts';
import { common, problem, time } from './common.ts';
import { act, document } from './document.ts';
import { complaint, complaintForm } from './complaint.ts';
import { dashboard, indexSet } from './dashboard.ts';
import { denunciation, denunciationForm } from './denunciation.ts';
import { enums } from './enums.ts';
import { finding } from './finding.ts';
import { identity } from './identity.ts';
import { indicator } from './indicator.ts';
import { incoming, registration } from './incoming.ts';
import { letterPaper } from './letter-paper.ts';
import { likely } from './likely.ts';
import { likelyLetter } from './likely-letter.ts';
import { dwell, map } from './map.ts';
import { outgoing, register } from './outgoing.ts';
import { letterReceipt, open, receipt, voterWord } from './open.ts';
import { petition, petitionForm } from './petition.ts';
import { programme, project } from './programme.ts';
import { promise } from './promise.ts';
import { succession } from './succession.ts';
import { keys, reminder, shell, work } from './shell.ts';
import { reception } from './reception.ts';
import { reportForm, reporting } from './reporting.ts';
import { submission } from './submission.ts';
import { series } from './series.ts';
import { sessionReport } from './session-report.ts';
import { slippage } from './slippage.ts';
import { criterionScore, standing } from './standing.ts';
import { assign, task, where } from './task.ts';
import { calendar, unit } from './unit.ts';
import { urging } from './urging.ts';
import { workbook } from './workbook.ts';

/** Every sentence of the pages, in English. */
export const en: Messages = {
  act,
  assign,
  calendar,
  common,
  complaint,
  complaintForm,
  criterionScore,
  dashboard,
  denunciation,
  denunciationForm,
  document,
  dwell,
  enums,
  finding,
  identity,
  incoming,
  indexSet,
  indicator,
  keys,
  letterPaper,
  letterReceipt,
  likely,
  likelyLetter,
  map,
  open,
  outgoing,
  petition,
  petitionForm,
  problem,
  programme,
  project,
  receipt,
  promise,
  reception,
  register,
  registration,
  reminder,
  reportForm,
  reporting,
  series,
  sessionReport,
  shell,
  slippage,
  standing,
  submission,
  succession,
  task,
  time,
  unit,
  urging,
  voterWord,
  where,
  work,
  workbook,
};
