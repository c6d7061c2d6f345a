import { indexSetColumns, surveyColumns } from '../../services/reporting/reference/index-set-rows.ts';
import { demoAccess, givenAccess } from './access.ts';
import type { Access } from './access.ts';
import { documentColumns } from './documents/columns.ts';
import { importDocuments } from './documents/import-documents.ts';
import { ImportError } from './import-error.ts';
import type { ImportRun, Outcome } from './import-rows.ts';
import { indicatorColumns } from './indicators/columns.ts';
import { importIndicators } from './indicators/import-indicators.ts';
import { importIndexSets } from './index-sets/import-index-sets.ts';
import { readOptions } from './options.ts';
import type { ImportKind, ImportOptions } from './options.ts';
import { openPlatform } from './platform-client.ts';
import { petitionColumns } from './petitions/columns.ts';
import { importPetitions } from './petitions/import-petitions.ts';
import { findPlatform, readDemoPassword } from './platform-place.ts';
import { describeOutcome, progressLine, writeRefusals } from './report.ts';
import { importSurveyResults } from './survey-results/import-survey-results.ts';
import { checkFile } from './table/check-file.ts';
import type { Columns } from './table/columns.ts';
import { taskColumns } from './tasks/columns.ts';
import { importTasks } from './tasks/import-tasks.ts';

interface Kind {
  columns: Columns<'id'>;
  send: (run: ImportRun) => Promise<Outcome>;
}

const kinds: Record<ImportKind, Kind> = {
  documents: { columns: documentColumns, send: importDocuments },
  tasks: { columns: taskColumns, send: importTasks },
  petitions: { columns: petitionColumns, send: importPetitions },
  indicators: { columns: indicatorColumns, send: importIndicators },
  'index-sets': { columns: indexSetColumns, send: importIndexSets },
  'survey-results': { columns: surveyColumns, send: importSurveyResults },
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(readOptions(args, process.env['INIT_CWD'] ?? process.cwd()));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    console.error(error.message);
    return 1;
  }
}

async function run(options: ImportOptions): Promise<number> {
  const { columns, send } = kinds[options.kind];
  const { rows, leftOut } = await checkFile(options.file, columns);
  if (leftOut.length > 0) console.error(`Left out: ${leftOut.join(', ')}.`);
  const place = await findPlatform(options);
  const client = openPlatform(place.gateway, await openAccess(options, place.issuer));
  try {
    const unit = await client.getUnit(options.unitCode);
    const doing = options.dryRun ? 'Checking' : 'Importing';
    console.error(`${doing} ${rows} rows for ${unit.name} (${unit.code}), source ${options.source}.`);
    const { file, source, dryRun, sessionName, validFrom } = options;
    const onProgress = progressLine(rows);
    const outcome = await send({
      file,
      unitId: unit.id,
      source,
      dryRun,
      sessionName,
      validFrom,
      client,
      onProgress,
    });
    if (options.refusalsFile !== undefined) await writeRefusals(options.refusalsFile, outcome.refusals);
    for (const line of describeOutcome(outcome, rows, dryRun)) console.log(line);
    return outcome.imported + outcome.skipped + outcome.refusals.length === rows ? 0 : 1;
  } finally {
    client.close();
  }
}

async function openAccess(options: ImportOptions, issuer: string): Promise<Access> {
  const token = process.env['BARO_TOKEN'];
  return token ? givenAccess(token) : demoAccess(issuer, await readDemoPassword(options.dataDir));
}
