import type { Rule } from '../rule.ts';
import { findLines } from '../sources.ts';

/** In pieces, or this file would be the first finding. */
const hosts = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['pypi', 'org'],
  ['files', 'pythonhosted', 'org'],
  ['crates', 'io'],
  ['proxy', 'golang', 'org'],
  ['sum', 'golang', 'org'],
  ['repo1', 'maven', 'org'],
  ['repo', 'maven', 'apache', 'org'],
  ['deb', 'debian', 'org'],
  ['security', 'debian', 'org'],
  ['ftp', 'debian', 'org'],
  ['archive', 'ubuntu', 'com'],
  ['docker', 'io'],
  ['ghcr', 'io'],
  ['quay', 'io'],
].map((labels) => labels.join('\\.'));

const pattern = new RegExp(`(?<![\\w.-])(?:[\\w-]+\\.)*(?:${hosts.join('|')})(?![\\w-])`);

/** Where packages come from is the machine's setting; a host in a file ties everybody to one. */
export const registryHosts: Rule = {
  name: 'registry-hosts',
  check: (repo) =>
    findLines(
      repo,
      (file) => !/\.(png|ico|woff2?|pdf|xlsx|docx|binpb|gz|zip)$/.test(file),
      pattern,
      (match) => `names the package host ${match[0]}; the machine's settings say where packages come from`,
    ),
};
