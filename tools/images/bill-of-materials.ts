import type { Package } from './closure.ts';

export interface BillParts {
  service: string;
  nodeVersion: string;
  packages: readonly Package[];
}

/**
 * What an image is made of, in CycloneDX 1.5: our service, Node, and every package with its hash from package-lock.json.
 * Not by `npm sbom`: it takes workspaces that are not installed for faults, and packages without a version it refuses.
 */
export function billOfMaterials({ service, nodeVersion, packages }: BillParts): string {
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': `baro/${service}`, name: `baro/${service}` } },
    components: [
      {
        type: 'platform',
        'bom-ref': `node@${nodeVersion}`,
        name: 'node',
        version: nodeVersion,
        purl: `pkg:generic/node@${nodeVersion}`,
        licenses: [{ license: { id: 'MIT' } }],
      },
      ...packages.map((one) => component(one)),
    ],
  };
  return `${JSON.stringify(bill, undefined, 1)}\n`;
}

function component({ folder, name, version, licence, integrity }: Package): object {
  const [group, plain] = name.startsWith('@') ? name.split('/') : [undefined, name];
  // `sha512-<base64>`, as package-lock.json keeps it.
  const [algorithm = '', digest = ''] = integrity.split('-');
  const hash = {
    alg: algorithm.replace('sha', 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  };
  return {
    type: 'library',
    // The same package may lie in two places.
    'bom-ref': `${name}@${version}|${folder}`,
    ...(group === undefined ? {} : { group }),
    name: plain,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(digest === '' ? {} : { hashes: [hash] }),
    ...(licence === '' ? {} : { licenses: [{ expression: licence }] }),
  };
}
