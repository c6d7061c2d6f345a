import { openClient } from '@baro/chassis';
import {
  AddMilestoneRequest,
  AddProjectRequest,
  InvestmentServiceClient,
  ReportMilestoneRequest,
} from '@baro/proto/baro/tasks/v1/investments';
import { MilestoneKind } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { Project } from '@baro/proto/baro/tasks/v1/programme_resources';
import {
  AddTasksToProgrammeRequest,
  CreateProgrammeRequest,
  ProgrammeServiceClient,
} from '@baro/proto/baro/tasks/v1/programmes';
import { ListTasksRequest, TaskServiceClient } from '@baro/proto/baro/tasks/v1/tasks';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { Caller } from '../caller.ts';
import { desksOf } from '../desks.ts';
import type { Desks } from '../desks.ts';
import { addDays } from '../documents/invent-document.ts';
import type { SignIn } from '../sign-in.ts';
import { taskStories } from './stories.ts';

const leader = 'lanh-dao';
const unitCode = 'UBND';
const ownerCode = 'STC';
const ownerClerk = 'van-thu-so';
/** Kế hoạch vốn of the invented project, đồng. */
const plan = 850_000_000_000;

interface Stage {
  caller: Caller;
  desks: Desks;
  day: string;
  programmes: ProgrammeServiceClient;
  investments: InvestmentServiceClient;
  tasks: TaskServiceClient;
}

/** Puts the committee's demo tasks into a programme of the year, with one invented project. */
export async function loadProgramme(address: string, signIn: SignIn, day: string): Promise<void> {
  const reference = readReference();
  const stage: Stage = {
    caller: new Caller(signIn, day),
    desks: desksOf(reference, readDemoPeople(reference, day)),
    day,
    programmes: openClient(ProgrammeServiceClient, address),
    investments: openClient(InvestmentServiceClient, address),
    tasks: openClient(TaskServiceClient, address),
  };
  try {
    const id = await makeProgramme(stage);
    await addTasks(stage, id);
    await addProject(stage, id);
  } finally {
    for (const client of [stage.programmes, stage.investments, stage.tasks]) client.close();
  }
}

async function makeProgramme({ caller, desks, day, programmes }: Stage): Promise<string> {
  const year = day.slice(0, 4);
  const request = CreateProgrammeRequest.fromPartial({
    programme: {
      unitId: desks.unitOf(unitCode),
      name: `Chương trình công tác năm ${year} (mẫu)`,
      dateFrom: `${year}-01-01`,
      dateTo: `${year}-12-31`,
      sourceNumberSymbol: '318/KH-UBND',
      sourceIssuerName: 'Ủy ban nhân dân Thành phố Hà Nội',
    },
    requestId: caller.requestId('programme/create'),
  });
  const { programme } = await caller.as(leader, programmes, programmes.createProgramme, request);
  return programme?.id ?? '';
}

async function addTasks({ caller, desks, programmes, tasks }: Stage, id: string): Promise<void> {
  const works = new Set(
    taskStories.filter((story) => story.unitCode === unitCode).map((story) => story.work),
  );
  const list = ListTasksRequest.fromPartial({ unitId: desks.unitOf(unitCode), pageSize: 200 });
  const found = await caller.as(leader, tasks, tasks.listTasks, list);
  const request = AddTasksToProgrammeRequest.fromPartial({
    id,
    // In one order, so that the load repeated sends the same request.
    taskIds: found.tasks
      .filter(({ work }) => works.has(work))
      .map((task) => task.id)
      .toSorted(),
    requestId: caller.requestId('programme/tasks'),
  });
  await caller.as(leader, programmes, programmes.addTasksToProgramme, request);
}

async function addProject(stage: Stage, programmeId: string): Promise<void> {
  const { caller, desks, investments } = stage;
  const request = AddProjectRequest.fromPartial({
    programmeId,
    project: {
      name: 'Xây dựng trụ sở làm việc liên cơ quan (mẫu)',
      ownerUnitId: desks.unitOf(ownerCode),
      totalPlanDong: plan,
    },
    requestId: caller.requestId('programme/project'),
  });
  const { programme } = await caller.as(leader, investments, investments.addProject, request);
  const [project] = programme?.projects ?? [];
  if (!project) throw new Error('the demo project was not added');
  for (const [at, milestone] of milestones.entries()) await addMilestone(stage, project, at, milestone);
}

interface MilestoneStory {
  title: string;
  /** Hundredths of a per cent of the plan; a step when absent. */
  basisPoints?: number;
  dueInDays: number;
  /** Share disbursed, or done, by day. */
  reports: readonly (readonly [inDays: number, basisPoints: number])[];
}

const milestones: readonly MilestoneStory[] = [
  { title: 'Bàn giao mặt bằng', dueInDays: -90, reports: [[-100, 0]] },
  {
    title: 'Giải ngân 30 % kế hoạch vốn',
    basisPoints: 3_000,
    dueInDays: -60,
    reports: [
      [-120, 800],
      [-65, 2_650],
      [-40, 3_410],
    ],
  },
  { title: 'Giải ngân 60 % kế hoạch vốn', basisPoints: 6_000, dueInDays: 30, reports: [[-7, 4_575]] },
  { title: 'Giải ngân trên 95 % kế hoạch vốn', basisPoints: 9_500, dueInDays: 120, reports: [] },
];

async function addMilestone(
  stage: Stage,
  project: Project,
  at: number,
  story: MilestoneStory,
): Promise<void> {
  const { caller, day, investments } = stage;
  const isStep = story.basisPoints === undefined;
  const request = AddMilestoneRequest.fromPartial({
    projectId: project.id,
    milestone: {
      title: story.title,
      kind: isStep ? MilestoneKind.STEP : MilestoneKind.SHARE,
      targetBasisPoints: story.basisPoints ?? 0,
      dueTime: new Date(`${addDays(day, story.dueInDays)}T17:00:00+07:00`),
      legalRef: isStep ? '' : '318/KH-UBND',
    },
    requestId: caller.requestId(`programme/milestone/${at}`),
  });
  const { programme } = await caller.as(leader, investments, investments.addMilestone, request);
  const added = programme?.projects[0]?.milestones.find(({ title }) => title === story.title);
  for (const [index, [inDays, basisPoints]] of story.reports.entries()) {
    const report = ReportMilestoneRequest.fromPartial({
      id: added?.id ?? '',
      amountDong: isStep ? 0 : (plan / 10_000) * basisPoints,
      done: isStep,
      asOfDate: addDays(day, inDays),
      requestId: caller.requestId(`programme/report/${at}/${index}`),
    });
    await caller.as(ownerClerk, investments, investments.reportMilestone, report);
  }
}
