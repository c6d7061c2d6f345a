import path from 'node:path';

import { fetchGoModule } from '../../platform/go-program.ts';

/** Kinds of operators the charts use: module → the definitions its makers publish in it. */
const definitions: readonly [module: string, files: readonly string[]][] = [
  [
    'github.com/cloudnative-pg/cloudnative-pg@v1.27.0',
    ['clusters', 'databases', 'scheduledbackups'].map(
      (name) => `config/crd/bases/postgresql.cnpg.io_${name}.yaml`,
    ),
  ],
  [
    'github.com/cloudnative-pg/plugin-barman-cloud@v0.15.0',
    ['config/crd/bases/barmancloud.cnpg.io_objectstores.yaml'],
  ],
  [
    'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    ['prometheusrules', 'servicemonitors'].map(
      (name) => `example/prometheus-operator-crd/monitoring.coreos.com_${name}.yaml`,
    ),
  ],
];

/** Fetches the modules that hold them. @returns the files, each a CustomResourceDefinition */
export async function fetchDefinitions(say: (line: string) => void): Promise<string[]> {
  const found: string[] = [];
  for (const [module, files] of definitions) {
    say(`  ${module} …`);
    const dir = await fetchGoModule(module);
    found.push(...files.map((file) => path.join(dir, file)));
  }
  return found;
}
