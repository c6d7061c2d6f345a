import { readOffered, reportCalls } from './calls-reports.ts';
import type { ReportCall } from './report-question.ts';
import type { Platform, Token } from './platform.ts';
import { postless } from './relations.ts';
import { makeReport } from './report-scenes.ts';
import type { Receiver, ReportPlan, ReportScene } from './report-scenes.ts';
import type { Role } from './roles.ts';
import { compareActions, runTrials, showOnce, tokenFor } from './run.ts';
import type { Mismatch, Trial } from './run.ts';
import { callerOf, registerOf } from './situations.ts';
import { sharedScene } from './stage.ts';
import type { Block, Cell } from './tables.ts';

/** Asks about the catalogue, forms, periods and submissions of reporting. */
export async function runReports(platform: Platform, block: Block): Promise<Mismatch[]> {
  const plan = reportCalls[block.name];
  if (!plan) throw new Error(`nothing knows how to ask ${block.name}`);
  const wrong: Mismatch[] = [];
  const prepare = async (cell: Cell): Promise<() => Promise<unknown>> => {
    const wanted = planOf(block, cell, plan);
    // Who is allowed changes it: one of its own.
    const own = plan.changes === true && cell.answer === 'yes';
    const make = (): Promise<ReportScene> => makeReport(platform, wanted);
    const scene = await (own ? make() : sharedScene(platform, `report ${JSON.stringify(wanted)}`, make));
    const token = await tokenOfCaller(platform, block, cell);
    const question = { platform, token, scene };
    const { offeredBy } = plan;
    if (offeredBy) {
      const about = {
        receiver: scene.receiver,
        form: scene.formId,
        period: scene.periodId,
        submission: scene.id,
        standing: `${scene.indexSetId} ${scene.unit}`,
      };
      const actions = await showOnce(platform, token, `${offeredBy} ${about[offeredBy]}`, () =>
        readOffered(question, offeredBy),
      );
      wrong.push(...compareActions(block, cell, actions));
    }
    return () => plan.ask(question);
  };
  const changes = plan.changes !== undefined;
  const trials = block.cells.map((cell): Trial => ({ cell, prepare: () => prepare(cell), changes }));
  return [...(await runTrials(platform, block.name, trials)), ...wrong];
}

/** Posts of the roles' kind in the branch below the department. */
const ofBranch: Partial<Record<string, string>> = {
  'records-clerk': 'STCB.clerk',
  leader: 'STCB.leader',
  official: 'STCB.desk',
};
/** Posts of the roles' kind in the ward itself: it has no divisions. */
const ofWard: Partial<Record<string, string>> = {
  'records-clerk': 'BD.clerk',
  leader: 'BD.leader',
  official: 'BD.desk',
};
/** Posts of the roles' kind in the department, of roles that sit elsewhere. */
const ofDepartment: Partial<Record<string, string>> = {
  auditor: 'STC.auditor',
  'city-administrator': 'STC.administrator',
};

/** Name of who asks. */
function nameOf({ sheet }: Block, { role, relation }: Cell): string {
  const others = sheet === 'report-submissions' ? { branch: ofBranch, ward: ofWard, own: ofDepartment } : {};
  const other = (others as Record<string, Partial<Record<string, string>>>)[relation]?.[role];
  return other ?? callerOf(role as Role, relation);
}

async function tokenOfCaller(platform: Platform, block: Block, cell: Cell): Promise<Token> {
  return cell.role === 'no-token' ? tokenFor(platform, cell) : platform.tokenOf(nameOf(block, cell));
}

function planOf(block: Block, cell: Cell, { stage }: ReportCall): ReportPlan {
  const role = cell.role as Role;
  switch (block.sheet) {
    case 'report-units': {
      const receiver = receiverOf(role, cell.relation);
      return { receiver, unit: 'SYT', stage, checker: 'SYT.desk' };
    }
    case 'report-submissions': {
      const { receiver, unit } = partiesOf(role, cell.relation);
      // Who may approve and checked is asked about what was checked by just them.
      const checker = cell.answer === 'same-person' ? nameOf(block, cell) : `${unit}.desk`;
      return { receiver, unit, stage, checker };
    }
    default:
      return { receiver: 'UBND', unit: 'SYT', stage, checker: 'SYT.desk' };
  }
}

/** Roles that sit in the city itself. */
const ofCity: ReadonlySet<Role> = new Set(['task-force', 'auditor', 'city-administrator']);

function receiverOf(role: Role, relation: string): Receiver {
  if (!ofCity.has(role)) return registerOf(role, relation);
  if (relation === 'below') return 'UBND';
  return relation === 'foreign' ? 'HD' : 'C';
}

/** Roles of the department. */
const reporters: ReadonlySet<Role> = new Set([
  'records-clerk',
  'leader',
  'chief-of-office',
  'head-of-division',
  'official',
]);

/** Who receives and who reports. */
function partiesOf(role: Role, relation: string): Pick<ReportPlan, 'receiver' | 'unit'> {
  const isSystem = role === 'district-system';
  const reports = isSystem || reporters.has(role) || postless.has(role);
  const isLent = relation === 'absence' || relation === 'signing';
  if (relation === 'ward') return { receiver: 'UBND', unit: 'BD' };
  if (relation === 'own' || relation === 'branch' || (isLent && reports)) {
    return { receiver: 'UBND', unit: isSystem ? 'BD' : 'STC' };
  }
  if (relation === 'foreign') {
    return { receiver: reports ? 'UBND' : 'STC', unit: isSystem ? 'TX' : 'SYT' };
  }
  return {
    receiver: role === 'office-clerk' || role === 'city-chief' ? 'UBND' : receiverOf(role, 'own'),
    unit: 'SYT',
  };
}
