import type { Rule } from '../rule.ts';
import { committedMigrations } from './committed-migrations.ts';
import { contractReasons } from './contract-reasons.ts';
import { copies } from './copies.ts';
import { domainImports } from './domain-imports.ts';
import { fileSize } from './file-size.ts';
import { migrationSteps } from './migration-steps.ts';
import { migrations } from './migrations.ts';
import { pinnedPackages } from './pinned-packages.ts';
import { processEnv } from './process-env.ts';
import { protoMethods } from './proto-methods.ts';
import { readme } from './readme.ts';
import { reasons } from './reasons.ts';
import { registryHosts } from './registry-hosts.ts';
import { secrets } from './secrets.ts';
import { serviceImports } from './service-imports.ts';
import { skippedTests } from './skipped-tests.ts';
import { todo } from './todo.ts';
import { topLevel } from './top-level.ts';

export const rules: readonly Rule[] = [
  committedMigrations,
  contractReasons,
  copies,
  domainImports,
  fileSize,
  migrationSteps,
  migrations,
  pinnedPackages,
  processEnv,
  protoMethods,
  readme,
  reasons,
  registryHosts,
  secrets,
  serviceImports,
  skippedTests,
  todo,
  topLevel,
];
