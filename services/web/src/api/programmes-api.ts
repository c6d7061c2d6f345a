import { getJson, sendJson } from './client.ts';
import type { WriteBase } from './incoming-api.ts';
import type { QueryValues } from './query-string.ts';
import type {
  Milestone,
  Programme,
  ProgrammesPage,
  Project,
  ReportMilestoneRequest,
  SlippagePage,
} from './types.ts';

const BASE = '/v1/programmes';

interface ProgrammeAnswer {
  readonly programme?: Programme;
}

async function programmeOf(answer: Promise<ProgrammeAnswer>): Promise<Programme> {
  return (await answer).programme ?? {};
}

export function listProgrammes(query: QueryValues, signal?: AbortSignal): Promise<ProgrammesPage> {
  return getJson(BASE, query, signal);
}

export function getProgramme(id: string, signal?: AbortSignal): Promise<Programme> {
  return programmeOf(getJson<ProgrammeAnswer>(`${BASE}/${id}`, {}, signal));
}

export function createProgramme(request: { programme: Programme; requestId: string }): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('POST', BASE, request));
}

type Update = WriteBase & { updateMask: string[] };

export function updateProgramme(id: string, request: Update & { programme: Programme }): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('PATCH', `${BASE}/${id}`, request));
}

/** The verbs on a programme. */
export type ProgrammeVerb = 'addTasks' | 'removeTask' | 'close';

export function actOnProgramme(
  id: string,
  verb: ProgrammeVerb,
  request: WriteBase & Record<string, string | readonly string[]>,
): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('POST', `${BASE}/${id}:${verb}`, request));
}

export function addProject(
  programmeId: string,
  request: WriteBase & { project: Project },
): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('POST', `${BASE}/${programmeId}/projects`, request));
}

export function updateProject(id: string, request: Update & { project: Project }): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('PATCH', `/v1/projects/${id}`, request));
}

export function addMilestone(
  projectId: string,
  request: WriteBase & { milestone: Milestone },
): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('POST', `/v1/projects/${projectId}/milestones`, request));
}

export function updateMilestone(id: string, request: Update & { milestone: Milestone }): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('PATCH', `/v1/milestones/${id}`, request));
}

export function reportMilestone(id: string, request: ReportMilestoneRequest): Promise<Programme> {
  return programmeOf(sendJson<ProgrammeAnswer>('POST', `/v1/milestones/${id}:report`, request));
}

export function listSlippage(query: QueryValues, signal?: AbortSignal): Promise<SlippagePage> {
  return getJson('/v1/slippage', query, signal);
}
