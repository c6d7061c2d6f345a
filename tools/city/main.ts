import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLetters } from './complaints/load-letters.ts';
import { loadDirectory } from './directory/load-directory.ts';
import { loadDocuments } from './documents/load-documents.ts';
import { refusalOf } from './patience.ts';
import { loadPetitions } from './petitions/load-petitions.ts';
import { remember } from './remember.ts';
import { loadIndexSets } from './reporting/load-index-sets.ts';
import { loadReports } from './reporting/load-reports.ts';
import { CityError, readSettings } from './settings.ts';
import type { CitySettings } from './settings.ts';
import { signInAt } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';
import { loadProgramme } from './tasks/load-programme.ts';
import { loadTasks } from './tasks/load-tasks.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined && !(error instanceof CityError)) throw error;
    console.error(error instanceof CityError ? error.message : `The platform refused: ${refusal}.`);
    return 1;
  }
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean' }, 'directory-only': { type: 'boolean' } },
  });
  if (values.help === true || positionals.join(' ') !== 'load') {
    console.log(readFileSync(join(import.meta.dirname, 'help.txt'), 'utf8').trimEnd());
    return values.help === true ? 0 : 2;
  }
  const settings = readSettings(process.env);
  const signIn = signInAt(settings.issuer, settings.password);
  const { day } = remember(settings.dataDir, todayInHanoi());
  const rows = await loadDirectory(settings.directoryAddress, signIn, day, teller('structure and people'));
  console.log(`city: ${rows} rows of structure, calendar, terms and people are there`);
  if (values['directory-only'] === true) return 0;
  const documents = await loadDocuments(settings.documentsAddress, signIn, day, teller('documents'));
  console.log(`city: ${documents} demo documents on their way`);
  if (settings.tasksAddress !== '') await loadWork(settings.tasksAddress, signIn, day);
  await loadVoices(settings, signIn, day);
  if (settings.reportingAddress !== '') await loadReporting(settings.reportingAddress, signIn, day);
  return 0;
}

/** Indicators first: index sets name them. */
async function loadReporting(address: string, signIn: SignIn, day: string): Promise<void> {
  const { indicators, reports } = await loadReports(address, signIn, day);
  console.log(`city: ${indicators} indicators and ${reports} demo reports are there`);
  const { sets, scores } = await loadIndexSets(address, signIn, day);
  console.log(`city: ${sets} index sets with ${scores} demo scores are there`);
}

/** What voters and citizens ask for. */
async function loadVoices(settings: CitySettings, signIn: SignIn, day: string): Promise<void> {
  const { petitionsAddress, complaintsAddress } = settings;
  if (petitionsAddress !== '') {
    const petitions = await loadPetitions(petitionsAddress, signIn, day, teller('petitions'));
    console.log(`city: ${petitions} demo petitions recorded`);
  }
  if (complaintsAddress !== '') {
    const letters = await loadLetters(complaintsAddress, signIn, day, teller('letters'));
    console.log(`city: ${letters} demo letters received`);
  }
}

async function loadWork(address: string, signIn: SignIn, day: string): Promise<void> {
  const tasks = await loadTasks(address, signIn, day, teller('tasks'));
  console.log(`city: ${tasks} demo tasks assigned`);
  await loadProgramme(address, signIn, day);
  console.log('city: a demo programme with a project is there');
}

/** Says a line at each quarter. */
function teller(what: string): (done: number, all: number) => void {
  let quarter = 0;
  return (done, all) => {
    const reached = Math.floor((done * 4) / all);
    if (reached === quarter) return;
    quarter = reached;
    console.log(`city: ${what} ${done} of ${all}`);
  };
}

function todayInHanoi(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}
