import {
  GetSubmissionRequest,
  ListSubmissionsRequest,
  SaveFiguresRequest,
} from '@baro/proto/baro/reporting/v1/submissions';
import type { SubmissionServiceClient } from '@baro/proto/baro/reporting/v1/submissions';
import type { Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { Caller } from '../caller.ts';
import { seeded } from '../random.ts';
import { inventFigures } from './invent-figures.ts';
import type { ReportAct, Reporter } from './stories.ts';

/** A unit's report of one period. */
export interface Played {
  reporter: Reporter;
  periodId: string;
  /** Place of the period among those of the demo, from 0. */
  month: number;
}

/** Does one act after the other, each as who does it. */
export async function playReport(
  caller: Caller,
  client: SubmissionServiceClient,
  played: Played,
): Promise<void> {
  const { reporter, periodId, month } = played;
  const request = ListSubmissionsRequest.fromPartial({ pageSize: 200 });
  const own = await caller.as(reporter.filler, client, client.listSubmissions, request);
  const id = own.submissions.find(({ period }) => period?.id === periodId)?.id;
  if (id === undefined) throw new Error(`${reporter.unit} is not asked for the report of month ${month}`);
  for (const [at, act] of (reporter.ways[month] ?? []).entries()) {
    const requestId = caller.requestId(`reports/${month}/${reporter.unit}/${at}`);
    await play(caller, client, played, act, { id, requestId });
  }
}

async function play(
  caller: Caller,
  client: SubmissionServiceClient,
  { reporter, month }: Played,
  act: ReportAct,
  at: { id: string; requestId: string },
): Promise<void> {
  const common = { ...at, etag: '' };
  switch (act.act) {
    case 'fill': {
      const ask = GetSubmissionRequest.fromPartial({ id: at.id });
      const { lines } = await caller.as(reporter.filler, client, client.getSubmission, ask);
      const figures: Figure[] = lines
        .slice(0, Math.ceil(lines.length * act.share))
        .flatMap(({ indicator, figures: asked }, place) => {
          // The same seed each month, so that a month is like the one before.
          const random = seeded(reporter.unit.length * 1000 + place);
          const invented = indicator?.definition ? inventFigures(indicator.definition, random, month) : [];
          // What the system counts nobody fills in.
          return invented.filter(({ member }) => !asked.some((one) => one.member === member && one.computed));
        });
      const request = SaveFiguresRequest.fromPartial({ ...common, figures });
      await caller.as(reporter.filler, client, client.saveFigures, request);
      return;
    }
    case 'check':
      await caller.as(reporter.filler, client, client.checkSubmission, common);
      return;
    case 'approve':
      await caller.as(reporter.approver, client, client.approveSubmission, common);
      return;
    case 'sign':
      await caller.as(reporter.signer, client, client.signSubmission, { ...common, grade: act.as });
  }
}
